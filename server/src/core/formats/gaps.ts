import { FormatError, type InputFile } from './model';

/** White space that any file may leave out, in UTF-16 code units, and how much more for each of its bytes. */
const LEAST = 1_000_000;
const FOR_A_BYTE = 16;

/** The white space that a file tells by offsets alone; a wrong offset would fill all memory with it. */
export class Gaps {
  #left: number;

  constructor(readonly file: InputFile) {
    this.#left = LEAST + FOR_A_BYTE * file.bytes.length;
  }

  /**
   * @param sign what the gap is filled with; nothing where its length is below zero
   * @throws FormatError when the gaps of the file have become longer than any article's
   */
  fill(sign: string, length: number, line: number): string {
    if (!(length > 0)) return '';
    this.#left -= length;
    if (this.#left < 0)
      throw new FormatError(
        this.file.name,
        line,
        'the text that the offsets tell of is far longer than what is here',
      );
    return sign.repeat(length);
  }
}
