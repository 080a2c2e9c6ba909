import type { Span } from './span';

/** Zero-based line and UTF-16 column, as in the language server protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * The lines of a text. CR, LF and CRLF end a line, also when mixed, as they do in editors; other Unicode
 * line separators do not.
 */
export class LineMap {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    const starts = [0];
    // Nearly all texts have no CR, and searching is faster than looking at each code unit.
    if (!text.includes('\r')) {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    } else {
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (code === 13) {
          if (text.charCodeAt(i + 1) === 10) i++;
          starts.push(i + 1);
        } else if (code === 10) starts.push(i + 1);
      }
    }
    this.#starts = starts;
    this.#text = text;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The line without its line break. */
  span(line: number): Span {
    const start = this.#starts[line]!;
    let end = this.#starts[line + 1] ?? this.#text.length;
    if (line + 1 < this.#starts.length) {
      if (this.#text.charCodeAt(end - 1) === 10 && end > start) end--;
      if (this.#text.charCodeAt(end - 1) === 13 && end > start) end--;
    }
    return { start, end };
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.lineAt(clamped);
    return { line, character: clamped - this.#starts[line]! };
  }

  /** Positions beyond a line or the text are moved to its end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.count) return this.#text.length;
    const { start, end } = this.span(position.line);
    return Math.min(start + Math.max(0, position.character), end);
  }
}

/** All lines in order, without their line breaks. */
export function splitLines(text: string): Span[] {
  const map = new LineMap(text);
  return Array.from({ length: map.count }, (_, line) => map.span(line));
}
