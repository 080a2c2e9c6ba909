import assert from 'node:assert/strict';
import type {
  DateResolution,
  EntityFacts,
  PublicationDate,
  Recognition,
} from '../../src/core/recognition/types';
import { hoverAt } from '../../src/features/hover';
import { accepted, contextOf, type Setting, sidecarOf } from '../support/features';
import { mark, reject, tag, Work } from '../support/work';

/** The card at the place that `‸` marks, and the text that it is for. */
function card(source: string, setting: Setting = {}): [text: string, ...paragraphs: string[]] | undefined {
  const context = contextOf(source.replace('‸', ''), setting);
  const before = source.slice(0, source.indexOf('‸')).replace(/\{[^|}]*\||\}/g, '');
  const offset = before.replace(/^\w+> /gm, '').length;
  const found = hoverAt(context, offset);
  return (
    found && [context.article.text.slice(found.span.start, found.span.end), ...found.markdown.split('\n\n')]
  );
}

const check = (title: string, source: string, setting: Setting, expected: ReturnType<typeof card>) =>
  it(title, () => assert.deepEqual(card(source, setting), expected));

const facts =
  (facts: EntityFacts): NonNullable<Setting['recognition']> =>
  ({ entities }) => ({
    entities: entities.map((entity) => ({ ...entity, facts, evidence: [{ rule: 'rule', detail: 'ông' }] })),
  });

/** So many of a name. */
const nga = (count: number, one = 'Nga ') => one.repeat(count);

describe('hover: a name', () => {
  check('a suggestion', 'Ông {PER|Yo‸on} tới.', {}, [
    'Yoon',
    '**Yoon** — PER · person · suggested',
    'Why: rule · Confidence 90 %',
  ]);
  check('nobody but a person is certain', 'Ông {PER:0.996|Yo‸on}', {}, [
    'Yoon',
    '**Yoon** — PER · person · suggested',
    'Why: rule · Confidence 99 %',
  ]);
  check('at its start', 'Ông ‸{PER|Yoon} tới.', {}, [
    'Yoon',
    '**Yoon** — PER · person · suggested',
    'Why: rule · Confidence 90 %',
  ]);
  check('behind its end', 'Ông {PER|Yoon}‸ tới.', {}, [
    'Yoon',
    '**Yoon** — PER · person · suggested',
    'Why: rule · Confidence 90 %',
  ]);
  check('beside it there is no card', 'Ông {PER|Yoon} ‸tới.', {}, undefined);
  check(
    'a rejection has no card',
    'Ông {PER|Yo‸on}',
    {
      sidecar: new Work('Ông {PER|Yoon}').do(reject('Yoon')).source,
    },
    undefined,
  );
  check(
    'a decision and who made it',
    'Ông {PER|Yo‸on}',
    { sidecar: new Work('Ông {PER|Yoon}').do(tag('Yoon', 'PER')).source },
    ['Yoon', '**Yoon** — PER · person · accepted by an, 2024-09-06', 'Why: rule · Confidence 90 %'],
  );
  check(
    'a label of the project',
    'Luật ‸X',
    { sidecar: sidecarOf(accepted(5, 'X', 'LAW')), project: { labels: [{ name: 'LAW' }] } },
    ['X', '**X** — LAW · LAW · accepted'],
  );
  check(
    'mentions under other names, in other lines',
    '{PER>Kishida Fumio|Kishida F‸umio} và\nông {PER>Kishida Fumio|Kishida}; {LOC|Kishida}',
    {},
    [
      'Kishida Fumio',
      '**Kishida Fumio** — PER · person · suggested',
      '2 mentions',
      '- [2](#21): ông **Kishida**; Kishida',
      'Why: rule · Confidence 90 %',
    ],
  );
  check('many mentions', `{LOC|N‸ga}${' {LOC|Nga}'.repeat(9)}`, {}, [
    'Nga',
    '**Nga** — LOC · place · suggested',
    '10 mentions',
    [
      ...[4, 8, 12, 16, 20].map(
        (at) =>
          `- [1](#${at}): ${nga(at / 4)}**Nga**${at === 4 ? `${nga(7, ' Nga')}…` : nga(9 - at / 4, ' Nga')}`,
      ),
      '- and 4 more',
    ].join('\n'),
    'Why: rule · Confidence 90 %',
  ]);
  check(
    'what is known',
    '{LOC|Hu‸ế}',
    { recognition: facts({ canonical: 'Thành phố Huế', kind: 'city', iso: 'VN-26', within: 'Việt Nam' }) },
    [
      'Huế',
      '**Thành phố Huế** — LOC · place · suggested',
      'Known as: city, in Việt Nam · ISO VN-26',
      'Why: rule “ông” · Confidence 90 %',
    ],
  );
  check(
    'under another label what is known does not hold',
    '{LOC|Hu‸ế}',
    {
      recognition: facts({ canonical: 'Thành phố Huế', kind: 'city' }),
      sidecar: new Work('{LOC|Huế}').do(tag('Huế', 'ORG')).source,
    },
    ['Huế', '**Huế** — ORG · organisation · accepted by an, 2024-09-06', 'Why: rule “ông” · Confidence 90 %'],
  );
  check('in Vietnamese', '{LOC|Hu‸ế}', { locale: 'vi' }, [
    'Huế',
    '**Huế** — LOC · địa danh · gợi ý',
    'Vì: rule · Độ tin cậy 90 %',
  ]);
});

describe('hover: a date', () => {
  const SAID: PublicationDate = { value: '2024-09-05', source: 'byline' };
  const resolved =
    (resolution: DateResolution): NonNullable<Setting['recognition']> =>
    (r: Recognition) => ({ published: SAID, dates: r.dates.map((date) => ({ ...date, resolution })) });
  const hows: readonly [resolution: DateResolution, why: string][] = [
    [{ how: 'explicit' }, 'as written'],
    [{ how: 'published', anchor: '2024-09-05' }, 'from the publication date 2024-09-05 (the byline)'],
    [{ how: 'mentioned', anchor: '2024-03' }, 'from 2024-03, spoken of before'],
    [
      { how: 'mentioned', anchor: '2024-03', anchorSpan: { start: 7, end: 8 } },
      'from [2024-03](#7), spoken of before',
    ],
    [{ how: 'adjacent', anchor: '2024-09-06' }, 'same as 2024-09-06 beside it'],
    [{ how: 'calendar' }, 'converted from the lunar calendar or a feast day'],
    [{ how: 'unresolved' }, 'no date to resolve it against'],
  ];
  for (const [resolution, why] of hows) {
    check(
      `${resolution.how}: ${why}`,
      'Tới {DATE=2024-09-06|ngày‸ 6/9}.',
      { recognition: resolved(resolution) },
      ['ngày 6/9', '**2024-09-06** — DATE · date · suggested · Friday', `Why: ${why} · Confidence 90 %`],
    );
  }
  const forms: readonly [rule: string, locale: string, why: string][] = [
    ['weekday-date', 'en', 'Why: weekday and date; as written · Confidence 90 %'],
    ['day-month', 'vi', 'Vì: ngày và tháng; theo nguyên văn · Độ tin cậy 90 %'],
    ['unknown', 'en', 'Why: as written · Confidence 90 %'],
  ];
  for (const [rule, locale, why] of forms) {
    it(`${rule}: ${why}`, () => {
      const recognition = ({ dates }: Recognition) => ({ dates: dates.map((date) => ({ ...date, rule })) });
      assert.equal(card('{DATE=2024-09-06|ngày‸ 6/9}', { recognition, locale })?.[2], why);
    });
  }
  const values: readonly [value: string, shown: string][] = [
    ['2024-09-06', ' · Friday'],
    ['2024-09-06TMO', ' · Friday'],
    ['2024-09-06/2024-09-07', ' · Friday – Saturday'],
    ['2024-09', ''],
    ['P3Y', ''],
    ['2023-02-29', ''],
  ];
  for (const [value, shown] of values) {
    it(`weekday of ${value}`, () =>
      assert.equal(card(`{DATE=${value}|‸x}`)?.[1], `**${value}** — DATE · date · suggested${shown}`));
  }
  check(
    'another value than the suggested one has no reason',
    'Tới {DATE=2024-09-06|ngày‸ 6/9}.',
    { sidecar: sidecarOf(accepted(4, 'ngày 6/9', 'DATE', ', type: DATE, value: "2023-09-06"')) },
    ['ngày 6/9', '**2023-09-06** — DATE · date · accepted · Wednesday'],
  );
  check(
    'the zone beside a time is told apart from the value',
    '{DATE=2024-09-06|ngày‸ 6/9} (giờ Hà Nội)',
    { recognition: (r) => ({ dates: r.dates.map((date) => ({ ...date, zone: 'giờ Hà Nội' })) }) },
    [
      'ngày 6/9',
      '**2024-09-06** — DATE · date · suggested · Friday · time zone giờ Hà Nội',
      'Why: as written · Confidence 90 %',
    ],
  );
  check('in Vietnamese', '{DATE=2024-09-06|ngày‸ 6/9}', { locale: 'vi' }, [
    'ngày 6/9',
    '**2024-09-06** — DATE · ngày · gợi ý · Thứ Sáu',
    'Vì: theo nguyên văn · Độ tin cậy 90 %',
  ]);
});

describe('hover: in an editor that follows links and shows findings above the card', () => {
  check(
    'a suggestion is not said twice',
    'Ông {PER>Yoon Suk Yeol|Yo‸on} và {LOC|Huế}',
    { card: true, problems: 'byName' },
    [
      'Yoon',
      '**Yoon Suk Yeol** — person',
      '[Accept](!accept 4) `Alt+Enter` · [Not a name or date](!reject 4)',
      'Or: [LOC](!tag 4 LOC) `Alt+2` · [ORG](!tag 4 ORG) · [MISC](!tag 4 MISC)',
      'Why: rule',
    ],
  );
  check(
    'the finding stands at the first mention alone',
    '{PER|Yoon} và {PER|Yo‸on}',
    { card: true, problems: 'byName' },
    [
      'Yoon',
      '**Yoon** — PER · person · suggested',
      '[Accept](!accept 8) `Alt+Enter` · [all 2](!tagEvery 8 PER) · [Not a name or date](!reject 8)',
      'Or: [LOC](!tag 8 LOC) `Alt+2` · [ORG](!tag 8 ORG) · [MISC](!tag 8 MISC)',
      '2 mentions',
      '- [1](#0): **Yoon** và Yoon',
      'Why: rule · Confidence 90 %',
    ],
  );
  check(
    'a decision can be taken back',
    'Ông Yo‸on',
    { card: true, sidecar: sidecarOf(accepted(4, 'Yoon', 'PER')) },
    [
      'Yoon',
      '**Yoon** — PER · person · accepted',
      '[Remove the tag](!remove 4)',
      'Or: [LOC](!tag 4 LOC) `Alt+2` · [ORG](!tag 4 ORG) · [MISC](!tag 4 MISC)',
    ],
  );
  check('a date: its other values', 'Tới {DATE=2024-09-06|ngày‸ 6/9}', { card: true }, [
    'ngày 6/9',
    '**2024-09-06** · Friday',
    'Why: as written · Confidence 90 %',
    '[Accept](!accept 4) `Alt+Enter` · [Not a name or date](!reject 4)',
    'Or `F4`: [2023-09-06](!tag 4 DATE 2023-09-06) (another year) · [2025-09-06](!tag 4 DATE 2025-09-06) (another year)',
  ]);
});

describe('hover: boilerplate', () => {
  check('a suggestion', 'boilerplate> Chia‸ sẻ', {}, [
    'Chia sẻ',
    '**Boilerplate** · suggested',
    'Why: rule · Confidence 90 %',
  ]);
  check('what people marked', 'Chia‸ sẻ', { sidecar: new Work('Chia sẻ').do(mark('Chia sẻ')).source }, [
    'Chia sẻ',
    '**Boilerplate** · accepted',
  ]);
  check('a name in it goes first', 'boilerplate> Theo {ORG|B‸BC}', {}, [
    'BBC',
    '**BBC** — ORG · organisation · suggested',
    'Why: rule · Confidence 90 %',
  ]);
});

describe('hover: nothing of the article or the sidecar acts as Markdown', () => {
  const evil: readonly [text: string, shown: string][] = [
    ['**x**', '\\*\\*x\\*\\*'],
    ['[x](command:y)', '\\[x\\](command:y)'],
    ['![x](http://y)', '!\\[x\\](http\\://y)'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['<!-- x', '\\<!-- x'],
    ['`x`', '\\`x\\`'],
    ['a\\b', 'a\\\\b'],
    ['_x_ ~~y~~', '\\_x\\_ \\~\\~y\\~\\~'],
    ['&lt;', '\\&lt;'],
    ['http://x.y', 'http\\://x.y'],
    ['www.x.y', 'www\\.x.y'],
    ['a@b.c', 'a\\@b.c'],
    ['$(alert)', '\\$(alert)'],
    ['U.S. Covid-19', 'U.S. Covid-19'],
  ];
  for (const [text, shown] of evil) {
    it(text, () => {
      const more = `, by: ${JSON.stringify(text)}`;
      const both = [accepted(0, text, 'PER', more), accepted([...text].length + 2, text, 'PER', more)];
      const context = contextOf(`${text}, ${text}`, { sidecar: sidecarOf(...both) });
      const found = hoverAt(context, 0)!.markdown.split('\n\n');
      assert.equal(found[0], `**${shown}** — PER · person · accepted by ${shown}`);
      const quoted = `${shown}, **${shown}**`;
      assert.equal(found[2]?.replace(/\(#\d+\)/, '(#n)'), `- [1](#n): ${quoted}`);
    });
  }
  it('a value that is none', () =>
    assert.equal(
      card('‸x', { sidecar: sidecarOf(accepted(0, 'x', 'DATE', ', type: DATE, value: "`[a](b)`"')) })?.[1],
      '**\\`\\[a\\](b)\\`** — DATE · date · accepted',
    ));
  it('facts of the gazetteer', () =>
    assert.equal(
      card('{LOC|‸x}', {
        recognition: facts({ canonical: '<b>', kind: '*k*', iso: '_', within: '[w]' }),
      })?.[2],
      'Known as: \\*k\\*, in \\[w\\] · ISO \\_',
    ));
});
