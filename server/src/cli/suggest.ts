import { LineMap } from '../core/text/lines';
import { nodeRuntime } from '../node/runtime';
import { programVersion } from '../node/version';
import { type Choice, type CurvePoint, expectedAt } from '../training/learned/next';
import { lessonsIn } from '../workspace/learning/learn';
import { curveOf, nextIn } from '../workspace/learning/next';
import { recognizeBy } from '../workspace/load';
import { processSource, sayProjects, shown, uriOf } from './articles';
import { cliMessages, describe } from './messages';
import { INTERRUPTED, type Io, oneLine, Progress, say } from './terminal';

export interface SuggestOptions {
  readonly next: number;
  /** What more articles would bring, too. */
  readonly curve?: boolean;
  readonly seed: number;
  readonly json?: boolean;
}

/** Says which articles bring most when they are done next. Exit status 1 when one cannot be read, 2 when none is left. */
export async function suggestNext(
  paths: readonly string[],
  { next: count, curve = false, seed, json = false }: SuggestOptions,
  io: Io,
): Promise<number> {
  const words = cliMessages.learning;
  const source = processSource();
  const { signal } = io;
  const bar = new Progress(io, 'suggest', 100);
  const progress = (_: unknown, share: number) => bar.update(Math.floor(share * 100));
  const recognizer = await nodeRuntime.loadRecognizer();
  const means = { recognizer, recognize: recognizeBy(recognizer), width: 1 };
  const uris = paths.map(uriOf);
  try {
    const next = await nextIn(uris, count, source, means, { signal, progress });
    sayProjects(source, io);
    for (const { uri, fault } of next.faults) say(io, describe(shown(uri), fault));
    let points: CurvePoint[] = [];
    if (curve) {
      const options = { basis: 'shipped' as const, seed, program: programVersion(), signal, progress };
      points = await curveOf(await lessonsIn(uris, source, means, options), source, options);
    }
    const chosen = await Promise.all(next.chosen.map((choice) => located(choice)));
    if (json) {
      const { duplicates, open } = next;
      const bring = curve ? { curve: points, expected: expected(points) ?? null } : {};
      io.out(`${JSON.stringify({ next: chosen, open, duplicates, ...bring }, undefined, 2)}\n`);
    } else {
      for (const [n, each] of chosen.entries()) io.out(told(n + 1, each));
      if (next.duplicates > 0) io.out(`${words.duplicates(next.duplicates)}\n`);
      if (curve) io.out(toldCurve(points));
    }
    if (next.faults.length > 0) return 1;
    if (next.open > 0) return 0;
    say(io, words.nothingOpen);
    return 2;
  } catch (error) {
    if (signal.aborted) return INTERRUPTED;
    throw error;
  }
}

/** With lines and columns from 1 in the place of offsets. */
async function located({ name, spans, ...rest }: Choice) {
  const file = await nodeRuntime.files.read(name);
  const lines = new LineMap(file.kind === 'text' ? file.text : '');
  return {
    path: shown(name),
    ...rest,
    spans: spans.map(({ start, text, label, confidence, disputed }) => {
      const { line, character } = lines.positionAt(start);
      return { line: line + 1, column: character + 1, text, label, confidence, disputed };
    }),
  };
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

function told(place: number, each: Awaited<ReturnType<typeof located>>): string {
  const words = cliMessages.learning;
  const { path, value, unsure, suggestions, disputed, fresh, spans } = each;
  const head = `${place}. ${path}: ${words.worth(value.toFixed(2), unsure, suggestions, disputed, percent(fresh))}\n`;
  const rows = spans.map(({ line, column, label, text, confidence, disputed: against }) => {
    const why = against ? `, ${words.disputed}` : '';
    return `   ${path}:${line}:${column} ${label} “${oneLine(text)}” ${percent(confidence)}${why}\n`;
  });
  return head + rows.join('');
}

/** What twice as many finished articles would bring. */
function expected(points: readonly CurvePoint[]): CurvePoint | undefined {
  const articles = 2 * (points.at(-1)?.articles ?? 0);
  const corrections = expectedAt(points, articles);
  return corrections === undefined ? undefined : { articles, corrections };
}

function toldCurve(points: readonly CurvePoint[]): string {
  const words = cliMessages.learning;
  if (points.length === 0) return `${words.noCurve}\n`;
  const rows = points.map(({ articles, corrections }) => words.curve(articles, corrections.toFixed(3)));
  const more = expected(points);
  rows.push(more ? words.expected(more.articles, more.corrections.toFixed(3)) : words.noExpectation);
  return rows.map((row) => `${row}\n`).join('');
}
