import type { Calibration } from './calibration';
import { calibrate } from './calibration';
import { addCounts, type Counts, noCounts, ratios } from './counts';
import type { Score } from './score';

/** A tool's score and what it took. */
export interface ToolResult {
  readonly tool: string;
  readonly score: Score;
  /** Which parts the tool knows. */
  readonly does: { readonly names: boolean; readonly dates: boolean; readonly lines: boolean };
  readonly syllablesPerSecond: number;
  /** Highest resident set of its process in bytes. */
  readonly memory: number;
}

const NAMES = ['PER', 'LOC', 'ORG', 'MISC'];
const ratio = (value: number) => (Number.isFinite(value) ? value.toFixed(3) : '–');
const whole = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

/** Markdown tables of all tools, then the calibration of the first. */
export function report(results: readonly ToolResult[]): string {
  const header = ['', 'gold', ...results.flatMap(({ tool }) => [`${tool} P`, 'R', 'F1'])];
  const rows: string[][] = [];
  const add = (name: string, part: keyof ToolResult['does'], counts: (score: Score) => Counts) => {
    const gold = counts(results[0]!.score);
    const cells = results.flatMap(({ score, does }) => {
      if (!does[part]) return ['–', '–', '–'];
      const { precision, recall, f1 } = ratios(counts(score));
      return [ratio(precision), ratio(recall), ratio(f1)];
    });
    rows.push([name, whole(gold.right + gold.missed), ...cells]);
  };
  const label = (name: string) => (score: Score) => score.labels.get(name) ?? noCounts();
  for (const name of NAMES) add(name, 'names', label(name));
  add('**names**', 'names', microNames);
  add('**dates**', 'dates', label('DATE'));
  add('**boilerplate lines**', 'lines', (score) => score.boilerplate);
  const [first] = results;
  return [table(header, rows), figures(results), ...(first ? [calibrations(first.score)] : [])].join('\n\n');
}

export function microNames(score: Score): Counts {
  const sum = noCounts();
  for (const [label, counts] of score.labels) if (label !== 'DATE') addCounts(sum, counts);
  return sum;
}

/** Corrections per gold span of names, dates or both. */
export function correctionsPerSpan({ corrections, gold }: Score, part: 'names' | 'dates' | 'both'): number {
  if (part !== 'both') return corrections[part] / gold[part];
  return (corrections.names + corrections.dates) / (gold.names + gold.dates);
}

function figures(results: readonly ToolResult[]): string {
  const rows: string[][] = [];
  const add = (name: string, cell: (result: ToolResult) => string) => rows.push([name, ...results.map(cell)]);
  const when = (does: boolean, text: string) => (does ? text : '–');
  add('right date values, of all gold dates', ({ score, does }) =>
    when(does.dates, ratio(score.values / score.gold.dates)),
  );
  for (const part of ['names', 'dates', 'both'] as const) {
    add(`corrections per gold span, ${part === 'both' ? 'all' : part}`, ({ score, does }) =>
      when(part === 'both' ? does.names && does.dates : does[part], ratio(correctionsPerSpan(score, part))),
    );
  }
  add('right line kinds', ({ score, does }) =>
    when(does.lines, ratio(score.lines.right / score.lines.total)),
  );
  add('syllables a second', ({ syllablesPerSecond }) => whole(syllablesPerSecond));
  add('memory (MB)', ({ memory }) => whole(memory / 2 ** 20));
  return table(['', ...results.map(({ tool }) => tool)], rows);
}

function calibrations(score: Score): string {
  const parts: readonly (readonly [string, Calibration])[] = [
    ['names', calibrate(score.names)],
    ['dates with value', calibrate(score.dates)],
    ['boilerplate', calibrate(score.marks)],
  ];
  const edges = Array.from({ length: 10 }, (_, i) => 9 - i);
  const rows = edges.map((i) => [
    `${(i / 10).toFixed(1)} – ${((i + 1) / 10).toFixed(1)}`,
    ...parts.flatMap(([, { bins }]) => {
      const bin = bins.find((other) => Math.round(other.from * 10) === i);
      return bin ? [whole(bin.count), ratio(bin.confidence), ratio(bin.right)] : ['0', '–', '–'];
    }),
  ]);
  rows.push(['expected error', ...parts.flatMap(([, { error }]) => ['', '', ratio(error)])]);
  return table(['confidence', ...parts.flatMap(([name]) => [name, 'stated', 'right'])], rows);
}

/** A Markdown table with aligned columns. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((cell, i) => Math.max(3, cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(header), line(rule), ...rows.map(line)].join('\n');
}
