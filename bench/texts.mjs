/** Texts for measuring, made of the paragraphs of corpus/train. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';

/** All paragraphs, in a fixed order. */
export function corpusParagraphs() {
  const folder = path.join(root, 'corpus/train');
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.txt'));
  return names.sort().flatMap((name) =>
    readFileSync(path.join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line.length > 80),
  );
}

/** An article of that size; a number tells each paragraph apart, so that none is known from another. */
export function articleOfSize(paragraphs, bytes) {
  const lines = ['Đầu đề của bài', '', 'Minh Anh', ''];
  let size = 0;
  for (let n = 0; size < bytes; n++) {
    const line = `${paragraphs[n % paragraphs.length]} #${n} .`;
    lines.push(line, '');
    size += Buffer.byteLength(line) + 2;
  }
  return lines.join('\n');
}
