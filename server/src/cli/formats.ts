import type { Format } from '../core/formats/model';
import { FORMATS } from '../core/formats/registry';
import type { Io } from './terminal';

/** Prints the formats and what each holds. */
export function formats(asJson: boolean, io: Io): void {
  if (asJson) {
    const list = FORMATS.map(({ name, title, extensions, holds, tokens }) => ({
      name,
      title,
      extensions,
      holds,
      tokens,
    }));
    io.out(`${JSON.stringify(list, undefined, 2)}\n`);
    return;
  }
  const width = Math.max(...FORMATS.map(({ name }) => name.length));
  for (const format of FORMATS)
    io.out(`${format.name.padEnd(width)}  ${format.title} (${describeHolds(format)})\n`);
}

function describeHolds({ holds }: Format): string {
  const overlap = { none: 'flat', nested: 'nested spans', any: 'overlapping spans' }[holds.overlap];
  const text = { exact: 'text', tokens: 'tokens', quotes: 'no text' }[holds.text];
  return [text, overlap, ...holds.fields].join(', ');
}
