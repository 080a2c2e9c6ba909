/** One character with its marks, or one line end; `id` is its own for as long as it lives. */
export interface Cell {
  readonly text: string;
  readonly id: number;
}

/** A text whose characters are known one by one, so that it is known what became of each. */
export type Cells = readonly Cell[];

let last = 0;

export function cellsOf(text: string): Cell[] {
  return (text.match(/\r\n|[\s\S]\p{M}*/gu) ?? []).map((piece) => ({ text: piece, id: ++last }));
}

export const textOf = (cells: Cells) => cells.map(({ text }) => text).join('');

/** UTF-16 offset of the cell at an index. */
export function offsetOf(cells: Cells, index: number): number {
  return textOf(cells.slice(0, index)).length;
}

/** The index of the cell that begins at a UTF-16 offset; -1 where none does. */
export function indexOf(cells: Cells, offset: number): number {
  let at = 0;
  for (let index = 0; index <= cells.length; index++) {
    if (at === offset) return index;
    at += cells[index]?.text.length ?? 1;
  }
  return -1;
}

/** The lines as ranges of cells, without their line ends. */
export function linesOf(cells: Cells): { readonly start: number; readonly end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = 0;
  cells.forEach(({ text }, index) => {
    if (!/[\r\n]/.test(text)) return;
    lines.push({ start, end: index });
    start = index + 1;
  });
  return [...lines, { start, end: cells.length }];
}

/** Where cells with these ids stand, one behind the other and nothing between; undefined where they do not. */
export function placeOf(cells: Cells, ids: readonly number[]): { start: number; end: number } | undefined {
  const start = cells.findIndex(({ id }) => id === ids[0]);
  if (start < 0 || !ids.every((id, n) => cells[start + n]?.id === id)) return undefined;
  return { start, end: start + ids.length };
}

/** How much two texts, or lists of lines, have in common at the beginning, and how much at the end; both may be all. */
export function sharedEnds(one: ArrayLike<string>, other: ArrayLike<string>): { head: number; tail: number } {
  const least = Math.min(one.length, other.length);
  let [head, tail] = [0, 0];
  while (head < least && one[head] === other[head]) head++;
  while (tail < least && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  return { head, tail };
}
