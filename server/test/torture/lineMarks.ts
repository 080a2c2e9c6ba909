import { isSame } from '../../src/core/annotation/anchor';
import { type Cells, linesOf, placeOf, sharedEnds, textOf } from './cells';

/** What a person has said of a line, as the model knows it: by the very characters of the line. */
export interface LineMark {
  readonly ids: readonly number[];
  /** The characters of the line as it was when it was last seen: what is typed at its ends belongs to it. */
  line: readonly number[];
  /** The text, and the number of the line in it, when the sidecar was last written. */
  filed?: { readonly text: string; readonly line: number };
  /** Those of lines that read like it and came when its own were gone: it may have come back there. */
  readonly others: Set<number>;
  /** Of what kind it is shown then; where nobody knows, whatever the recognizer says may be shown. */
  readonly isBoilerplate?: boolean;
  readonly quote: string;
  /** All that the line has read: where the text is again as it was then, it may have come back. */
  readonly reads: Set<string>;
}

export interface LineAction {
  readonly removed: readonly LineMark[];
  readonly added: readonly LineMark[];
}

/** The marks of lines of one article. */
export class LineMarks {
  marks: readonly LineMark[] = [];
  /** Those whose lines were changed, or may have been where the server could not see it: they may be stale. */
  readonly #loose = new Set<LineMark>();

  /** Says something of a line, in place of what was said of it. */
  say(cells: Cells, line: { start: number; end: number }, isBoilerplate?: boolean): LineAction {
    const { ids, quote } = read(cells, line);
    const others = new Set<number>();
    const mark = {
      ids,
      line: ids,
      others,
      quote,
      reads: new Set([quote]),
      ...(isBoilerplate === undefined ? {} : { isBoilerplate }),
    };
    const action = { removed: this.#on(ids), added: [mark] };
    this.apply(action);
    return action;
  }

  apply({ removed, added }: LineAction): void {
    this.marks = [...this.marks.filter((mark) => !removed.includes(mark)), ...added];
  }

  loosen(marks = this.marks): void {
    for (const mark of marks) this.#loose.add(mark);
  }

  /** The sidecar says now where they are in this text. */
  wrote(cells: Cells): void {
    const text = textOf(cells);
    const lines = linesOf(cells);
    for (const mark of this.marks) {
      const place = placeOf(cells, mark.ids);
      const line = place
        ? lines.findIndex(({ start, end }) => start === place.start && end === place.end)
        : -1;
      if (line >= 0) mark.filed = { text, line };
    }
  }

  /**
   * @param isShown whether a line is shown as boilerplate, by its number
   * @param isSuggested whether the recognizer says so
   * @returns what is wrong
   */
  check(
    cells: Cells,
    isShown: (line: number) => boolean,
    isSuggested: (line: number) => boolean,
  ): string | undefined {
    const lines = linesOf(cells);
    const numbers = new Map(lines.map((line, n) => [`${line.start} ${line.end}`, n]));
    for (const mark of this.marks) {
      const place = placeOf(cells, mark.ids);
      const n = place && numbers.get(`${place.start} ${place.end}`);
      if (n === undefined) this.#loose.add(mark);
      else if (
        mark.isBoilerplate !== undefined &&
        !this.#loose.has(mark) &&
        isShown(n) !== mark.isBoilerplate
      )
        return `line ${n} “${mark.quote}” is not shown as it was marked`;
    }
    const all = new Set(cells.map(({ id }) => id));
    const text = textOf(cells);
    for (const mark of this.marks) {
      // Of equal lines that have changed places unsaved another session knows what stands in the sidecar.
      for (const n of this.#loose.has(mark) && mark.filed ? linesNow(mark.filed, text) : [])
        for (const { id } of cells.slice(lines[n]!.start, lines[n]!.end)) mark.others.add(id);
      if (!this.#loose.has(mark) || mark.ids.some((id) => all.has(id))) continue;
      const alike = lines
        .map((line) => read(cells, line))
        .filter(({ quote }) => [...mark.reads].some((was) => isSame(quote, was)));
      for (const { ids } of alike) for (const id of ids) mark.others.add(id);
    }
    for (const [n, line] of lines.entries()) {
      if (isShown(n) === isSuggested(n)) continue;
      const { ids, quote } = read(cells, line);
      const says = (mark: LineMark) => mark.isBoilerplate === undefined || mark.isBoilerplate === isShown(n);
      if (this.#on(ids).some(says)) continue;
      const isBack = ({ others }: LineMark) => ids.some((id) => others.has(id));
      if (!this.marks.some((mark) => isBack(mark) && says(mark)))
        return `line ${n} “${quote}” is ${isShown(n) ? '' : 'not '}shown as boilerplate, and nobody has said so`;
    }
    const now = lines.map((line) => read(cells, line));
    for (const mark of this.marks) {
      const linesWith = (own: readonly number[]) =>
        now.filter(({ ids }) => ids.some((id) => own.includes(id)));
      // What was typed into a line, or joined with it, belongs to it as long as nothing of its own stands elsewhere.
      const own = linesWith(mark.ids);
      const has = own.length > 0 ? own : linesWith(mark.line);
      if (has.length !== 1) continue;
      mark.line = has[0]!.ids;
      mark.reads.add(has[0]!.quote);
    }
    return undefined;
  }

  /** What was said of a line that has something of these characters. */
  #on(ids: readonly number[]): LineMark[] {
    const all = new Set(ids);
    return this.marks.filter(({ ids, line }) => [...ids, ...line].some((id) => all.has(id)));
  }
}

/**
 * Where a line of a text may be in another one: where they differ at one place at most, which lies before it or behind
 * it, whichever of equal lines has come or gone there; and as the same one of its like, where there are as many.
 */
function linesNow({ text, line }: NonNullable<LineMark['filed']>, now: string): number[] {
  const [old, lines] = [text.split(LINE_END), now.split(LINE_END)];
  const { head, tail } = sharedEnds(old, lines);
  const like = (all: readonly string[]) => [...all.keys()].filter((n) => isSame(all[n]!, old[line]!));
  const [then, there] = [like(old), like(lines)];
  return [
    ...(line < head ? [line] : []),
    ...(line >= old.length - tail ? [line + lines.length - old.length] : []),
    ...(then.length === there.length ? [there[then.indexOf(line)]!] : []),
  ];
}

const LINE_END = /\r\n|[\r\n]/;

function read(cells: Cells, { start, end }: { readonly start: number; readonly end: number }) {
  const own = cells.slice(start, end);
  return { ids: own.map(({ id }) => id), quote: textOf(own) };
}
