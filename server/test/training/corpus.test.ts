import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readSidecar } from '../../src/core/sidecar/read';
import { goldSidecar, readGold } from '../../src/training/corpus/gold';
import { formatMarked, parseMarked } from '../../src/training/corpus/marks';

const ROOT = path.join(__dirname, '..', '..', '..', '..');

const MARKED = `#! published=2024-08-26 lang=vi section=world
boil> {LOC|Việt Nam} 😀 | Thế giới

title> Thủ tướng {LOC|Nhật Bản} thăm {LOC|Hàn Quốc}
byline> {PER|Minh Anh}
lead> {TIME=2024-08-26TMO|Sáng 26/8}, ông {PER|Kishida Fumio} > {LOC|Seoul} trong {DURATION=P2D|hai ngày}.

caption> (Nguồn: {ORG|Reuters})
`;

describe('marked text', () => {
  const article = parseMarked(MARKED);

  it('is read', () => {
    assert.equal(article.text.split('\n')[3], 'Minh Anh');
    assert.deepEqual(
      article.spans.map(({ start, end, label, value }) => [article.text.slice(start, end), value ?? label]),
      [
        ['Việt Nam', 'LOC'],
        ['Nhật Bản', 'LOC'],
        ['Hàn Quốc', 'LOC'],
        ['Minh Anh', 'PER'],
        ['Sáng 26/8', '2024-08-26TMO'],
        ['Kishida Fumio', 'PER'],
        ['Seoul', 'LOC'],
        ['hai ngày', 'P2D'],
        ['Reuters', 'ORG'],
      ],
    );
    assert.deepEqual(
      article.lines.map((line) => line.kind),
      ['boilerplate', 'title', 'byline', 'lead', 'caption'],
    );
  });

  it('is written back as it was', () => assert.equal(formatMarked(article), MARKED));

  const wrong: [what: string, source: string, message: RegExp][] = [
    ['no header', 'title> A', /line 1: not a header/],
    ['no kind', MARKED.replace('lead>', 'sapo>'), /line 6: no line kind/],
    ['an open mark', MARKED.replace('Minh Anh}', 'Minh Anh'), /line 5: not a mark/],
    ['a date without value', MARKED.replace('DURATION=P2D|', 'DURATION|'), /line 6: no value/],
  ];
  for (const [what, source, message] of wrong) {
    it(`${what} is an error`, () => assert.throws(() => parseMarked(source), message));
  }
});

describe('gold sidecars', () => {
  const article = parseMarked(MARKED);
  const sidecar = goldSidecar(article);

  it('hold the article', () => assert.deepEqual(readGold(article.text, sidecar), article));

  it('are sidecars that the editor reads, in code points, all accepted', () => {
    const { spans, lines, problems, header } = readSidecar(sidecar);
    assert.deepEqual(problems, []);
    assert.equal(header.published, '2024-08-26');
    const points = [...article.text];
    for (const { record } of [...spans, ...lines]) {
      assert.equal(record.status, 'accepted');
      assert.ok(points.slice(record.start, record.end).join('').startsWith(record.text));
    }
  });

  it('belong to one text', () => {
    assert.throws(() => readGold(`${article.text} `, sidecar), /the text has changed/);
  });
});

describe('the corpus', () => {
  const splits = ['corpus/train', 'corpus/dev', 'corpus/test'];
  const sites = new Map<string, string>();
  for (const split of splits) {
    it(`${split} is annotated in full, in the form that the split script writes`, () => {
      const folder = path.join(ROOT, split);
      const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
      const annotated = files.filter((file) => file.endsWith('.ann.yaml'));
      assert.ok(annotated.length > 0);
      for (const file of annotated) {
        const text = fs.readFileSync(path.join(folder, file.replace('.ann.yaml', '.txt')), 'utf8');
        const source = fs.readFileSync(path.join(folder, file), 'utf8');
        const article = readGold(text, source);
        assert.equal(goldSidecar(parseMarked(formatMarked(article))), source, file);
        assert.equal(article.lines.length, text.split('\n').filter((line) => line !== '').length, file);
        assert.equal(article.lines.filter((line) => line.kind === 'title').length, 1, file);
        const site = path.dirname(file);
        assert.equal(sites.get(site) ?? split, split, `${site} stands in two splits`);
        sites.set(site, split);
      }
    });
  }
});
