import { articleOfSidecar } from '../core/sidecar/name';
import { textHashes } from '../core/sidecar/quoted';
import { readSidecar } from '../core/sidecar/read';
import { LineMap } from '../core/text/lines';
import type { FeatureContext } from '../features/context';
import {
  articleFindings,
  type Finding,
  projectFindings,
  type Severity,
  sidecarFindings,
} from '../features/findings';
import { reportUri } from '../node/paths';
import type { Files } from '../workspace/files';
import { type Batch, type Loaded, loadArticles, withDoubtful } from '../workspace/load';
import { learning, pathOf, processSource, sayModels, search, shown } from './articles';
import { inThreads } from './jobs';
import { cliMessages, describe } from './messages';
import { type OutsideOptions, withModels } from './outside';
import { INTERRUPTED, type Io, oneLine, Progress, say } from './terminal';

export const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** A finding in a file, with line and column from 1; columns count UTF-16 code units, as editors do. */
interface Located {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
}

/** Prints what the editor shows as problems. Exit status 1 when there are errors, 2 when there is no article. */
export async function check(
  paths: readonly string[],
  options: OutsideOptions & {
    readonly format: CheckFormat;
    readonly verbose?: boolean;
    readonly jobs?: number;
    readonly learn?: boolean;
  },
  io: Io,
): Promise<number> {
  const { format, verbose = false, jobs, learn } = options;
  const source = processSource();
  const { found, orphans } = await search(paths, source, verbose, io);
  const { signal } = io;
  const progress = new Progress(io, 'check', found.length);
  const unannotated = new Map<string, Loaded>();
  const all: Located[] = [];
  const report = (findings: readonly Located[]) => {
    if (format === 'text') for (const finding of findings) io.out(`${asText(finding)}\n`);
    for (const finding of findings) all.push(finding);
  };
  let done = 0;
  const learned = await learning(source, found, learn, io);
  const work = async (batch: Batch) => {
    for await (const { loaded } of loadArticles(found, learned, batch)) {
      if (signal.aborted) return;
      report(
        'fault' in loaded
          ? [unreadable(loaded.uri, describe(shown(loaded.uri), loaded.fault))]
          : findingsOf(loaded),
      );
      if (orphans.length > 0 && 'article' in loaded && !loaded.article.annotations.sidecar) {
        for (const hash of textHashes(loaded.article.text)) unannotated.set(hash, loaded);
      }
      progress.update(++done);
      await io.drained();
    }
  };
  await withModels(options, io, (add) =>
    inThreads(jobs, found.length, (batch) => work(add(withDoubtful(batch)))),
  );
  if (signal.aborted) return INTERRUPTED;
  for (const uri of orphans) {
    const message = await orphanMessage(uri, source.files, unannotated);
    report([{ ...unreadable(uri, message), severity: 'warning', code: 'orphan-sidecar' }]);
  }
  sayModels(source, io);
  for (const { uri, source: yaml, problems } of source.projects.faulty) {
    const lines = new LineMap(yaml);
    report(projectFindings(problems, cliMessages).map((finding) => locate(uri, lines, finding)));
  }
  if (format === 'json') io.out(`${JSON.stringify(all, undefined, 2)}\n`);
  if (format === 'sarif') io.out(`${JSON.stringify(asSarif(all), undefined, 2)}\n`);
  if (all.some(({ severity }) => severity === 'error')) return 1;
  if (found.length > 0) return 0;
  say(io, cliMessages.exchange.noArticles);
  return 2;
}

/** @param unannotated articles without a sidecar by the hash of their text */
async function orphanMessage(
  uri: string,
  files: Files,
  unannotated: ReadonlyMap<string, Loaded>,
): Promise<string> {
  const file = await files.read(uri);
  const sha256 = file.kind === 'text' ? readSidecar(file.text).header.sha256 : undefined;
  const fits = sha256 === undefined ? undefined : unannotated.get(sha256);
  return fits
    ? cliMessages.orphanFits(shown(uri), shown(fits.sidecarUri))
    : cliMessages.orphan(shown(uri), shown(articleOfSidecar(uri)));
}

function findingsOf(loaded: Loaded): Located[] {
  const context: FeatureContext = {
    article: loaded.article,
    project: loaded.project,
    messages: cliMessages,
    showThreshold: 0.3,
    acceptThreshold: 0.9,
    problems: 'byMention',
    sidecarName: shown(loaded.sidecarUri),
    link: () => '',
  };
  const { sidecar } = loaded.article.annotations;
  const own = articleFindings(context).map((finding) => locate(loaded.uri, loaded.article.lines, finding));
  if (!sidecar) return own;
  const lines = new LineMap(sidecar.source);
  return [
    ...own,
    ...sidecarFindings(sidecar, cliMessages).map((finding) => locate(loaded.sidecarUri, lines, finding)),
  ];
}

function locate(uri: string, lines: LineMap, { span, severity, code, message }: Finding): Located {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    path: pathOf(uri),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    severity,
    code,
    message,
  };
}

function unreadable(uri: string, message: string): Located {
  return {
    path: pathOf(uri),
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    severity: 'error',
    code: 'not-text',
    message,
  };
}

function asText({ path, line, column, severity, code, message }: Located): string {
  return oneLine(`${path}:${line}:${column} ${severity} ${code} ${message}`);
}

const SARIF_LEVEL: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, for code review tools. */
function asSarif(findings: readonly Located[]) {
  const rules = [...new Set(findings.map(({ code }) => code))].sort().map((id) => ({ id }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'dateline', rules } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.code,
          level: SARIF_LEVEL[finding.severity],
          message: { text: finding.message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: reportUri(finding.path) },
                region: {
                  startLine: finding.line,
                  startColumn: finding.column,
                  endLine: finding.endLine,
                  endColumn: finding.endColumn,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}
