import type { AnyLineKind } from '../recognition/types';
import { bySpan } from '../text/span';
import type { DocLine, ReadDoc, ReadSpan } from './model';

/**
 * Puts the text of a document together from tokens, for formats that have no text: one blank between
 * tokens, one line a sentence, unless the file says otherwise.
 */
export class TokenText {
  #text = '';
  #gap = '';
  readonly #tokens: { start: number; end: number; line: number }[] = [];
  readonly #spans: ReadSpan[] = [];
  readonly #lines: DocLine[] = [];
  /** Whether the file has given every bit of white space. */
  exact = false;

  /** The line of the file that the document begins on. */
  constructor(readonly line: number) {}

  get count(): number {
    return this.#tokens.length;
  }

  /** White space before the first token. */
  before(space: string): void {
    this.#gap = space;
  }

  add(token: string, line: number, space = ' '): void {
    this.#text += this.#gap;
    this.#tokens.push({ start: this.#text.length, end: this.#text.length + token.length, line });
    this.#text += token;
    this.#gap = space;
  }

  endSentence(space = '\n'): void {
    if (this.#gap !== '' || space !== '\n') this.#gap = space;
  }

  /** A span from one token to before another, both counted from the start of the document. */
  span(first: number, last: number, fields: Pick<ReadSpan, 'label'> & Partial<ReadSpan>): void {
    const { start, line } = this.#tokens[first]!;
    const { end } = this.#tokens[last - 1]!;
    this.#spans.push({ status: 'accepted', ...fields, start, end, line });
  }

  kind(first: number, last: number, kind: AnyLineKind): void {
    this.#lines.push({ start: this.#tokens[first]!.start, end: this.#tokens[last - 1]!.end, kind });
  }

  document(more: Partial<ReadDoc> = {}): ReadDoc {
    const text = this.exact ? this.#text + this.#gap : this.#text;
    return {
      path: '',
      text,
      spans: this.#spans.sort(bySpan),
      lines: this.#lines,
      line: this.line,
      exact: this.exact,
      ...more,
    };
  }
}
