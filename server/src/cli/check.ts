import { pathToFileURL } from 'node:url';
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
import { findArticles, type Loaded, loadArticle } from '../node/articles';
import { loadRecognizer } from '../node/data';
import { nodeFiles, readText, toPath } from '../node/files';
import { Projects } from '../workspace/projects';
import { cliMessages, describe } from './faults';
import { type Io, Misuse, Progress, shortPath } from './terminal';

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

/** Prints what the editor shows as problems. Exit status 1 when there are errors. */
export async function check(paths: readonly string[], format: CheckFormat, io: Io): Promise<number> {
  const projects = new Projects(nodeFiles);
  const { found, missing, orphans } = await findArticles(paths, projects);
  if (missing.length > 0) throw new Misuse(cliMessages.missing(missing[0]!));
  const recognizer = await loadRecognizer();
  const { signal } = io;
  const progress = new Progress(io, 'check', found.length);
  const unannotated = new Map<string, Loaded>();
  const all: Located[] = [];
  const report = (findings: readonly Located[]) => {
    if (format === 'text') for (const finding of findings) io.out(`${asText(finding)}\n`);
    for (const finding of findings) all.push(finding);
  };
  for (const [n, file] of found.entries()) {
    if (signal.aborted) return 130;
    const loaded = await loadArticle(file, recognizer, projects);
    report(
      'fault' in loaded ? [unreadable(loaded.path, describe(loaded.path, loaded.fault))] : findingsOf(loaded),
    );
    if (orphans.length > 0 && 'article' in loaded && loaded.sidecarSource === undefined) {
      for (const hash of textHashes(loaded.article.text)) unannotated.set(hash, loaded);
    }
    progress.update(n + 1);
  }
  for (const path of orphans) {
    const message = await orphanMessage(path, unannotated);
    report([{ ...unreadable(path, message), severity: 'warning', code: 'orphan-sidecar' }]);
  }
  for (const { uri, source, problems } of projects.faulty) {
    const lines = new LineMap(source);
    report(projectFindings(problems, cliMessages).map((finding) => locate(toPath(uri), lines, finding)));
  }
  if (format === 'json') io.out(`${JSON.stringify(all, undefined, 2)}\n`);
  if (format === 'sarif') io.out(`${JSON.stringify(asSarif(all), undefined, 2)}\n`);
  return all.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** @param unannotated articles without a sidecar by the hash of their text */
async function orphanMessage(path: string, unannotated: ReadonlyMap<string, Loaded>): Promise<string> {
  const file = await readText(path);
  const sha256 = file.kind === 'text' ? readSidecar(file.text).header.sha256 : undefined;
  const fits = sha256 === undefined ? undefined : unannotated.get(sha256);
  return fits
    ? cliMessages.orphanFits(shortPath(path), shortPath(fits.sidecarPath))
    : cliMessages.orphan(shortPath(path), shortPath(articleOfSidecar(path)));
}

function findingsOf(loaded: Loaded): Located[] {
  const context: FeatureContext = {
    article: loaded.article,
    project: loaded.project,
    messages: cliMessages,
    showThreshold: 0.5,
    acceptThreshold: 0.9,
    sidecarName: shortPath(loaded.sidecarPath),
    link: () => '',
  };
  const { sidecar } = loaded.article.annotations;
  const own = articleFindings(context).map((finding) => locate(loaded.path, loaded.article.lines, finding));
  if (!sidecar) return own;
  const lines = new LineMap(sidecar.source);
  return [
    ...own,
    ...sidecarFindings(sidecar, cliMessages).map((finding) => locate(loaded.sidecarPath, lines, finding)),
  ];
}

function locate(path: string, lines: LineMap, { span, severity, code, message }: Finding): Located {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return {
    path: shortPath(path),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    severity,
    code,
    message,
  };
}

function unreadable(path: string, message: string): Located {
  return {
    path: shortPath(path),
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
  return `${path}:${line}:${column} ${severity} ${code} ${message}`;
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
                artifactLocation: { uri: artifactUri(finding.path) },
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

function artifactUri(path: string): string {
  return path.startsWith('/')
    ? pathToFileURL(path).toString()
    : path.split(/[\\/]/).map(encodeURIComponent).join('/');
}
