import assert from 'node:assert/strict';
import { placeAt } from '../src/core/yaml/placeAt';

/** What the cursor `‸` is on: the path of keys, `key` or `value`, what is there, and the other keys. */
function place(source: string): string | undefined {
  const found = placeAt(source.replace('‸', ''), source.indexOf('‸'));
  if (!found) return undefined;
  const { path, role, key = '', span, others } = found;
  const written = source.replace('‸', '').slice(span.start, span.end);
  return `${[...path, key].join('.')} ${role} <${written}> ${others.join(' ')}`.trimEnd();
}

describe('a place in YAML, half written too', () => {
  const check = (source: string, expected: string) =>
    it(source.replace(/\n/g, '⏎'), () => assert.equal(place(source), expected));

  check('‸', ' key <>');
  check('lab‸', ' key <lab>');
  check('version: 1\nlab‸', 'lab key <lab> version');
  check('ver‸sion: 1\nlabels:', 'version key <version> labels');
  check('language: ‸', 'language value <>');
  check('language: v‸i', 'language value <vi>');
  check('language: "v‸i"', 'language value <"vi">');
  check('labels:\n  ‸', 'labels. key <>');
  check('labels:\n  PER:\n  ‸', 'labels. key <> PER');
  check('labels:\n  PER:\n    ‸', 'labels.PER. key <>');
  check('labels:\n  PER:\n    colour: x\n    ‸', 'labels.PER. key <> colour');
  check('labels:\n  PER:\n    colour: x\n  ‸', 'labels. key <> PER');
  check('labels:\n  PER:\n    colour: x\n‸', ' key <> labels');
  check('labels: {PER: {col‸}}', 'labels.PER.col key <col>');
  check('labels: {PER: {}, ‸}', 'labels. key <> PER');
  check('articles:\n  - a\n  - ‸', 'articles value <>');
  check('articles: ["a‸"]', 'articles value <"a">');
  check('- {start: 1, label: ‸, status: "acc', 'label value <> start status');
  check('- {start: 1, sta‸}', 'sta key <sta> start');
  check('- {start: 1, ‸}', ' key <> start');
  check('- {id: x, ‸', ' key <> id');
  check('- {start: 1, text: "a, label: ‸b"}', 'text value <"a, label: b"> start');
  check('- {status: "acc‸epted", label: "LOC"}', 'status value <"accepted"> label');
  check('- start: 1\n  status: ‸', 'status value <> start');
  check('- start: 1\n  ‸', ' key <> start');
  check('"lab‸els": {}', 'labels key <"labels">');
  check('# ‸nothing', ' key <>');

  it('nothing is said of files of megabytes', () => {
    assert.equal(placeAt(`# ${'x'.repeat(1024 * 1024)}`, 1), undefined);
  });
  it('no source makes it throw, wherever the cursor stands', () => {
    const odd = [
      '{',
      '}{',
      '- - -',
      '? a\n: b',
      '&a *a',
      '!x {y: }',
      'a: [b, {c: ',
      '\t',
      'a: |\n  b\n',
      '%YAML 9',
      '"',
      "k: 'v",
    ];
    for (const source of odd) for (let offset = 0; offset <= source.length; offset++) placeAt(source, offset);
  });
});
