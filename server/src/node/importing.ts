import { basename } from 'node:path';
import type { ImportArgument, ImportResult, Note } from '../lsp/exchangeProtocol';
import type { Asker } from '../lsp/host';
import { findArticles } from './articles';
import { ended, projectsOf, requiredFormat } from './asked';
import { toPath, toUri } from './files';
import { type ImportNote, importFiles } from './import';
import { importReport } from './importReport';

/** Names and notes that are sent; a corpus may have very many. */
const SENT = 500;
/** Who is named as the author where the files name none; the person has not decided each of them. */
const AUTHOR = 'import';

/** Import for an editor: never throws; what is open there is read and changed there. */
export async function importFor(argument: ImportArgument, asker: Asker): Promise<ImportResult> {
  const { messages, signal } = asker;
  const { exchange } = messages;
  const nothing = {
    files: [],
    written: 0,
    added: 0,
    same: 0,
    replaced: 0,
    unplaced: 0,
    report: '',
    notes: [],
  };
  try {
    const format = requiredFormat(argument.format, asker);
    const projects = projectsOf(asker);
    const folder = toPath(argument.articles);
    const { found } = await findArticles([folder], projects, { all: true, signal });
    const outcome = await importFiles(argument.files.map(toPath), found, {
      format,
      labels: new Map(),
      keepLabels: argument.keepLabels === true,
      replace: argument.replace === true,
      by: AUTHOR,
      ...(argument.create ? { create: folder } : {}),
      strict: false,
      dryRun: false,
      projects,
      messages,
      texts: {
        read: (path) => asker.read(toUri(path)),
        write: (path, text, expected) => asker.write(toUri(path), text, expected),
      },
      signal,
      progress: (done, total, documents) =>
        asker.progress(done / total, exchange.filesOf(done, total, documents)),
    });
    const { errors, unplaced, files, added, same, replaced } = outcome;
    const [first] = errors;
    const failed = first !== undefined && files.length === 0;
    return {
      state: failed ? 'failed' : 'done',
      ...(failed
        ? { message: exchange.importFailed(`${basename(first.path)}:${first.line}: ${first.message}`) }
        : {}),
      files: files.slice(0, SENT).map(toUri),
      written: files.length,
      added,
      same,
      replaced,
      unplaced: unplaced.length,
      report: importReport(outcome, (path) => path).text,
      notes: [
        ...errors.slice(0, SENT).map((note) => noteOf(note, 'error')),
        ...unplaced.slice(0, SENT).map((note) => noteOf(note, 'warning')),
      ],
    };
  } catch (error) {
    return { ...nothing, ...ended(error, asker, exchange.importFailed) };
  }
}

function noteOf({ path, line, message }: ImportNote, severity: Note['severity']): Note {
  return { uri: toUri(path), line, severity, message };
}
