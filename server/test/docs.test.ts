import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FINDING_CODES } from '../src/features/diagnostics';
import { mark, tag, Work } from './support/work';

const read = (name: string) => readFileSync(resolve(__dirname, '..', '..', '..', 'docs', name), 'utf8');

describe('docs', () => {
  it('DIAGNOSTICS.md has a section for each code, in order, and says how to settle it', () => {
    const sections = read('DIAGNOSTICS.md').split(/^## /m).slice(1);
    assert.deepEqual(
      sections.map((section) => section.split('\n')[0]),
      FINDING_CODES,
    );
    for (const section of sections) assert.match(section, /\*\*Settle it\*\*/);
  });
  it('SIDECAR.md shows what is written', () => {
    const article = 'Ông {PER|Trần Minh} thăm {LOC|Huế} {DATE=2024-09-06|ngày 6/9}.\n\nboilerplate> Chia sẻ';
    const work = new Work(article).annotate().do(tag('Trần Minh', 'PER'), tag('Huế', 'ORG'), mark('Chia sẻ'));
    assert.ok(read('SIDECAR.md').includes(`\`\`\`yaml\n${work.source}\`\`\`\n`));
    assert.ok(read('SIDECAR.md').includes(`\`\`\`text\n${work.article.text}\n\`\`\`\n`));
  });
});
