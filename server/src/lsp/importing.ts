import type { ImportArgument, ImportResult, Note } from '../protocol/exchange';
import { type ImportNote, importFiles } from '../workspace/exchange/place';
import { importReport } from '../workspace/exchange/report';
import { findArticles } from '../workspace/find';
import { nameOf } from '../workspace/uris';
import { ended, requiredFormat, shownPath, sourceFor } from './asked';
import type { Asker, Host } from './host';

/** Names and notes that are sent; a corpus may have very many. */
const SENT = 500;
/** Who is named as the author where the files name none; the person has not decided each of them. */
const AUTHOR = 'import';

/** Import for an editor: never throws; what is open there is read and changed there. */
export async function importFor(argument: ImportArgument, asker: Asker, host: Host): Promise<ImportResult> {
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
    const source = sourceFor(asker, asker.files, host);
    const { files: there, projects } = source;
    const folder = argument.articles;
    const { found } = await findArticles([folder], there, projects, { all: true, signal });
    const outcome = await importFiles(argument.files, found, {
      ...source,
      readDocuments: host.readDocuments,
      format,
      labels: new Map(),
      keepLabels: argument.keepLabels === true,
      ...(argument.layer === undefined ? {} : { layer: argument.layer }),
      replace: argument.replace === true,
      by: AUTHOR,
      ...(argument.create ? { create: folder } : {}),
      strict: false,
      dryRun: false,
      messages,
      openArticle: asker.openArticle,
      signal,
      progress: (done, total, documents) =>
        asker.progress(done / total, exchange.filesOf(done, total, documents)),
    });
    const { errors, unplaced, notImported, files, unwritten, added, same, replaced } = outcome;
    const [first] = errors;
    const failed = first !== undefined && files.length === 0;
    return {
      state: failed ? 'failed' : 'done',
      ...(failed
        ? { message: exchange.importFailed(`${nameOf(first.uri)}:${first.line}: ${first.message}`) }
        : unwritten > 0
          ? { message: exchange.stoppedWriting(files.length, files.length + unwritten) }
          : {}),
      files: files.slice(0, SENT),
      written: files.length,
      added,
      same,
      replaced,
      unplaced: notImported,
      report: importReport(outcome, shownPath).text,
      notes: [
        ...errors.slice(0, SENT).map((note) => noteOf(note, 'error')),
        ...unplaced.slice(0, SENT).map((note) => noteOf(note, 'warning')),
      ],
    };
  } catch (error) {
    return { ...nothing, ...ended(error, asker, exchange.importFailed) };
  }
}

function noteOf({ uri, line, message }: ImportNote, severity: Note['severity']): Note {
  return { uri, line, severity, message };
}
