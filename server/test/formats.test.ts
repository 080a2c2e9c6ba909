import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_CHOICES, type ExportChoices, previewExport } from '../src/core/formats/export';
import type { Loss } from '../src/core/formats/model';
import { formatNamed } from '../src/core/formats/registry';
import { runToEnd } from '../src/core/text/steps';
import { accepted, contextOf, type Setting, sidecarOf } from './support/features';
import { tag, Work } from './support/work';

interface Exported {
  readonly file: string;
  readonly losses: readonly Loss[];
}

/** What a format writes of an article; by default with what nobody has decided. */
function exported(
  format: string,
  source: string,
  setting: Setting = {},
  include: ExportChoices['include'] = 'suggested',
): Exported {
  const { article } = contextOf(source, setting);
  const choices = { ...DEFAULT_CHOICES, include };
  const { files, losses: all } = runToEnd(previewExport('bai.txt', article, formatNamed(format)!, choices));
  // What a format has no columns for is said of every span.
  const losses = all.filter(({ reason }) => reason !== 'fields' && reason !== 'document');
  return { file: files.map(({ text }) => text).join(''), losses };
}

interface Sentence {
  readonly tokens: string[];
  readonly tags: string[];
}

/** As other programs read CoNLL-2003: lines end with LF, columns are set apart by what Python takes for blank. */
function readConll(file: string): Sentence[] {
  const sentences: Sentence[] = [];
  let sentence: Sentence | undefined;
  for (const line of file.split('\n')) {
    if (line === '') {
      sentence = undefined;
      continue;
    }
    const columns = line.split(/[\s\u001c-\u001f\u0085]+/);
    assert.equal(columns.length, 4, JSON.stringify(line));
    const [token, , , tag] = columns as [string, string, string, string];
    assert.notEqual(token, '');
    if (token === '-DOCSTART-') continue;
    if (!sentence) {
      sentence = { tokens: [], tags: [] };
      sentences.push(sentence);
    }
    sentence.tokens.push(token);
    sentence.tags.push(tag);
  }
  return sentences;
}

/** The spans of IOB2 tags as `LABEL text`, blanks left out; fails on tags that are not IOB2. */
function spansOf({ tokens, tags }: Sentence): string[] {
  const spans: string[] = [];
  tags.forEach((tag, n) => {
    const [place, label] = [tag.slice(0, 1), tag.slice(2)];
    if (place === 'B') spans.push(`${label} ${tokens[n]}`);
    else if (place === 'I') {
      assert.equal(tags[n - 1]?.slice(2), label, `I without B: ${tags}`);
      spans.push(`${spans.pop()}${tokens[n]}`);
    } else assert.equal(tag, 'O');
  });
  return spans;
}

const bare = (text: string) => text.replace(/[\s\p{Cc}\u200b]+/gu, '');

describe('CoNLL', () => {
  const cases: readonly [title: string, source: string, spans: readonly string[], setting?: Setting][] = [
    [
      'names and dates',
      'Ông {PER|Yoon Suk Yeol} tới {DATE=2024-09-06|ngày 6/9}.',
      ['PER YoonSukYeol', 'DATE ngày6/9'],
    ],
    ['a name that is the line', '{ORG|KBIZ}', ['ORG KBIZ']],
    ['adjacent names', '{LOC|Nhật}{LOC|Bản}', ['LOC NhậtBản']],
    ['names with a hyphen between', '{LOC|Nhật Bản}-{LOC|Hàn Quốc}', ['LOC NhậtBản', 'LOC HànQuốc']],
    ['names with a blank between', '{LOC|Nhật} {LOC|Hàn}', ['LOC Nhật', 'LOC Hàn']],
    ['an emoji in a name', 'Đội {ORG|Sao 🌟 Mai} thắng', ['ORG Sao🌟Mai']],
    ['an emoji of many parts beside a name', '👨‍👩‍👧 {PER|An} ❤️', ['PER An']],
    ['a flag beside a name', '🇻🇳{LOC|Việt Nam}🇻🇳', ['LOC ViệtNam']],
    ['a flag in a name', '{ORG|Đội 🇻🇳}', ['ORG Đội🇻🇳']],
    ['NFD', `Ở {LOC|${'Huế'.normalize('NFD')}}.`, [`LOC ${'Huế'.normalize('NFD')}`]],
    ['a no-break space in a name', '{LOC|Hà\u00a0Nội}', ['LOC HàNội']],
    ['CRLF', '{LOC|Huế}\r\n\r\n{LOC|Vinh}\r\n', ['LOC Huế', 'LOC Vinh']],
    ['lone CR', '{LOC|Huế}\r{LOC|Vinh}', ['LOC Huế', 'LOC Vinh']],
    ['separators of other programs', 'Ở {LOC|Huế\u2028}và\u0085{LOC|Vinh}\u001c.', ['LOC Huế', 'LOC Vinh']],
    [
      'a name over a line end',
      'Ở Thừa Thiên\nHuế',
      ['LOC ThừaThiên', 'LOC Huế'],
      { sidecar: sidecarOf(accepted(2, 'Thừa Thiên\nHuế', 'LOC')) },
    ],
    ['what looks like markup', '-DOCSTART- {ORG|B-PER O}', ['ORG B-PERO']],
  ];
  for (const [title, source, spans, setting] of cases) {
    it(title, () =>
      assert.deepEqual(readConll(exported('conll', source, setting).file).flatMap(spansOf), spans),
    );
  }
  it('the columns', () =>
    assert.equal(
      exported('conll', 'Ông {PER|Yoon}.\n\nHết').file,
      '-DOCSTART- -X- -X- O\n\nÔng -X- _ O\nYoon -X- _ B-PER\n. -X- _ O\n\nHết -X- _ O\n\n',
    ));
  it('an empty article', () => assert.deepEqual(readConll(exported('conll', '').file), []));

  const losses: readonly [title: string, source: string, setting: Setting, losses: readonly string[]][] = [
    [
      'a span that cuts a token grows',
      'Ngan và Nga',
      { sidecar: sidecarOf(accepted(0, 'Nga', 'LOC')) },
      ['expanded 0-3 Nga'],
    ],
    [
      'of overlapping spans the first stays',
      '👍 Bộ Mỹ nói',
      { sidecar: sidecarOf(accepted(2, 'Bộ Mỹ', 'ORG'), accepted(5, 'Mỹ', 'LOC')) },
      ['overlap 5-7 Mỹ'],
    ],
    ['two spans on one token', '{LOC|Nhật}{LOC|Bản}', {}, ['expanded 0-4 Nhật', 'overlap 4-7 Bản']],
    [
      'a span without token',
      'a\u00a0\u00a0b',
      { sidecar: sidecarOf(accepted(1, '\u00a0', 'X')) },
      ['no-token 1-2 \u00a0'],
    ],
    ['nothing', '{LOC|Nhật} {LOC|Bản}', {}, []],
  ];
  for (const [title, source, setting, expected] of losses) {
    it(`losses: ${title}`, () =>
      assert.deepEqual(
        exported('conll', source, setting).losses.map(
          ({ reason, start, end, text }) => `${reason} ${start}-${end} ${text}`,
        ),
        expected,
      ));
  }

  it('any article: the tokens are its text, the tags are IOB2, no name is lost unsaid', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'Huế',
        'Nga',
        'ế'.normalize('NFD'),
        '👍',
        '🇻🇳',
        '\u00a0',
        ' ',
        '\n',
        '\r\n',
        '-',
        '.',
        '\u200b',
        '\u0085',
      ),
      fc.string({ unit: 'grapheme', maxLength: 2 }).filter((text) => !/[{}|>\p{Cs}]/u.test(text)),
    );
    const part = fc.tuple(word, fc.constantFrom('', 'PER', 'LOC'));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const source = parts
          .map(([text, label]) => (label && !/^\s*$/.test(text) ? `{${label}|${text}}` : text))
          .join('');
        const { article } = contextOf(source);
        const { file, losses } = exported('conll', source);
        const sentences = readConll(file);
        assert.equal(sentences.flatMap(({ tokens }) => tokens).join(''), bare(article.text));
        const names = article.annotations.spans.length;
        const lost = losses.filter(({ reason }) => reason === 'overlap' || reason === 'no-token').length;
        assert.equal(sentences.flatMap(spansOf).length, names - lost);
      }),
      { numRuns: 500 },
    );
  });
});

describe('JSON lines', () => {
  const check = (
    title: string,
    source: string,
    expected: readonly string[],
    setting: Setting = {},
    include: ExportChoices['include'] = 'suggested',
  ) =>
    it(title, () => {
      const { file } = exported('jsonl', source, setting, include);
      assert.ok(file.endsWith('\n') && file.indexOf('\n') === file.length - 1);
      const { text, spans } = JSON.parse(file);
      const points = [...text];
      assert.deepEqual(
        spans.map(
          (s: { start: number; end: number; label: string; type?: string; value?: string; status: string }) =>
            [points.slice(s.start, s.end).join(''), s.label, s.type, s.value, s.status]
              .filter(Boolean)
              .join(' '),
        ),
        expected,
      );
    });
  check('names and dates', '{PER|Yoon} tới {DATE=2024-09-06|ngày 6/9}', [
    'Yoon PER suggested',
    'ngày 6/9 DATE DATE 2024-09-06 suggested',
  ]);
  check('emoji before and in a name', '👍🇻🇳 {ORG|Sao 🌟} và {LOC|Huế}', [
    'Sao 🌟 ORG suggested',
    'Huế LOC suggested',
  ]);
  check('NFD', `${'ế'.normalize('NFD')} {LOC|${'Huế'.normalize('NFD')}}`, [
    `${'Huế'.normalize('NFD')} LOC suggested`,
  ]);
  check('line ends and separators', 'a\r\nb\u2028{LOC|Huế}', ['Huế LOC suggested']);
  check(
    'without suggestions',
    '{PER|Yoon} thăm {LOC|Seoul}',
    ['Yoon ORG accepted'],
    {
      sidecar: new Work('{PER|Yoon} thăm {LOC|Seoul}').do(tag('Yoon', 'ORG')).source,
    },
    'accepted',
  );
  check('rejections are left out', 'Yoon', [], {
    sidecar: sidecarOf('start: 0, end: 4, text: Yoon, label: PER, status: rejected'),
  });
  it('half a pair does not break the file', () => {
    const { file } = exported('jsonl', 'a\ud83db');
    assert.equal(JSON.parse(file).text, 'a\ud83db');
    assert.doesNotMatch(file, /\p{Cs}/u);
  });
});
