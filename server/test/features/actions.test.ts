import assert from 'node:assert/strict';
import type { Action } from '../../src/core/annotation/decide';
import { fixAll, offersAt } from '../../src/features/actions';
import type { FeatureContext } from '../../src/features/context';
import type { Offer } from '../../src/features/findings';
import { patternOf } from '../../src/features/publication';
import { accepted, contextOf, type Setting, sidecarOf } from '../support/features';
import { mark, placeOf, tag, unmark, Work } from '../support/work';

/** `tag Yoon PER` */
function describeAction({ article }: FeatureContext, action: Action): string {
  const { spans = [], lines = [] } = article.annotations.sidecar ?? {};
  const entry = (id: string) => [...spans, ...lines].find((item) => item.id === id)?.record.text;
  const text = 'span' in action ? article.text.slice(action.span.start, action.span.end) : '';
  switch (action.do) {
    case 'tag':
      return ['tag', text, action.label, action.type, action.value]
        .filter((part) => part !== undefined)
        .join(' ');
    case 'mark':
      return `mark ${text} ${action.kind}`;
    case 'reanchor':
      return `reanchor ${entry(action.id)} → ${text}`;
    case 'forget':
      return `forget ${entry(action.id)}`;
    case 'publish':
      return `publish ${action.value}`;
    default:
      return `${action.do} ${text}`;
  }
}

/** `quickfix untagged-name ★ Accept “Yoon” as PER: tag Yoon PER` */
function describeOffer(context: FeatureContext, offer: Offer): string {
  const head = [offer.kind, offer.fixes, offer.preferred && '★', offer.title].filter(Boolean).join(' ');
  return `${head}: ${offer.actions.map((action) => describeAction(context, action)).join(', ')}`;
}

/** What is offered for this article alone. `‸` is the cursor, two of them a selection. */
function offers(source: string, setting: Setting = {}): string[] {
  const [context, found] = allOffers(source, setting);
  return found.filter(({ decides }) => !decides).map((offer) => describeOffer(context, offer));
}

function allOffers(source: string, setting: Setting): [FeatureContext, Offer[]] {
  const context = contextOf(source.replaceAll('‸', ''), setting);
  const bare = source.replace(/^\w+> /gm, '').replace(/\{[^|}]*\||\}/g, '');
  const start = bare.indexOf('‸');
  const end = bare.lastIndexOf('‸');
  return [context, offersAt(context, { start, end: start === end ? start : end - 1 })];
}

const TWO: Setting['project'] = { labels: [{ name: 'PER' }, { name: 'ORG' }] };
const BODY = 'refactor Mark as boilerplate: mark ';

describe('quick fixes', () => {
  const check = (title: string, source: string, setting: Setting, ...expected: readonly string[]) =>
    it(title, () => assert.deepEqual(offers(source, { project: TWO, ...setting }), expected));

  check(
    'a name',
    'Ông {PER|Y‸oon}',
    {},
    'quickfix untagged-name ★ Accept “Yoon” as PER: tag Yoon PER',
    'quickfix untagged-name Tag “Yoon” as ORG: tag Yoon ORG',
    'quickfix untagged-name Tag “Yoon” as DATE: tag Yoon DATE',
    'quickfix untagged-name “Yoon” is not a name: reject Yoon',
    `${BODY}Ông Yoon boilerplate`,
  );
  check(
    'a name with the cursor behind it',
    'Ông {PER|Yoon}‸',
    {},
    'quickfix untagged-name ★ Accept “Yoon” as PER: tag Yoon PER',
    'quickfix untagged-name Tag “Yoon” as ORG: tag Yoon ORG',
    'quickfix untagged-name Tag “Yoon” as DATE: tag Yoon DATE',
    'quickfix untagged-name “Yoon” is not a name: reject Yoon',
    `${BODY}Ông Yoon boilerplate`,
  );
  check(
    'a name with more mentions, as words of their own',
    '{PER|N‸ga} và Nga, Ngan',
    {},
    'quickfix untagged-name ★ Accept “Nga” as PER: tag Nga PER',
    'quickfix untagged-name Tag all 2 mentions of “Nga” as PER: tag Nga PER, tag Nga PER',
    'quickfix untagged-name Tag “Nga” as ORG: tag Nga ORG',
    'quickfix untagged-name Tag “Nga” as DATE: tag Nga DATE',
    'quickfix untagged-name “Nga” is not a name: reject Nga',
    `${BODY}Nga và Nga, Ngan boilerplate`,
  );
  check('an unsure name is not offered', 'Ông {PER:0.2|Y‸oon}', {}, `${BODY}Ông Yoon boilerplate`);
  check(
    'a date',
    '{DATE=2024-09-06|ngày‸ 6/9}',
    {},
    'quickfix untagged-date ★ Accept “ngày 6/9” = 2024-09-06: tag ngày 6/9 DATE DATE 2024-09-06',
    'quickfix untagged-date Tag “ngày 6/9” as PER: tag ngày 6/9 PER',
    'quickfix untagged-date Tag “ngày 6/9” as ORG: tag ngày 6/9 ORG',
    'quickfix untagged-date “ngày 6/9” is not a date: reject ngày 6/9',
    'quickfix “ngày 6/9” = 2023-09-06 (another year): tag ngày 6/9 DATE DATE 2023-09-06',
    'quickfix “ngày 6/9” = 2025-09-06 (another year): tag ngày 6/9 DATE DATE 2025-09-06',
    'refactor Set the publication date to 2024-09-06: publish 2024-09-06',
    `${BODY}ngày 6/9 boilerplate`,
  );
  check(
    'a date of which no day is known',
    '{DATE=2024-09|tháng‸ 9}',
    { project: { labels: [] } },
    'quickfix untagged-date ★ Accept “tháng 9” = 2024-09: tag tháng 9 DATE DATE 2024-09',
    'quickfix untagged-date “tháng 9” is not a date: reject tháng 9',
    'quickfix “tháng 9” = 2023-09 (another year): tag tháng 9 DATE DATE 2023-09',
    'quickfix “tháng 9” = 2025-09 (another year): tag tháng 9 DATE DATE 2025-09',
    `${BODY}tháng 9 boilerplate`,
  );
  check(
    'an annotation',
    'Ông {PER|Y‸oon}',
    { sidecar: new Work('Ông {PER|Yoon}').do(tag('Yoon', 'PER')).source },
    'quickfix label-conflict Tag “Yoon” as ORG: tag Yoon ORG',
    'quickfix label-conflict Tag “Yoon” as DATE: tag Yoon DATE',
    'quickfix overlapping-annotations Remove the tag PER from “Yoon”: remove Yoon',
    `${BODY}Ông Yoon boilerplate`,
  );
  check(
    'a name with two labels',
    'N‸ga và Nga.',
    { sidecar: sidecarOf(accepted(0, 'Nga', 'ORG'), accepted(7, 'Nga', 'PER')) },
    'quickfix label-conflict Tag “Nga” as PER: tag Nga PER',
    'quickfix label-conflict Tag “Nga” as DATE: tag Nga DATE',
    'quickfix label-conflict Tag all 2 mentions of “Nga” as ORG: tag Nga ORG, tag Nga ORG',
    'quickfix label-conflict “Nga” is rightly ORG here: distinguish Nga',
    'quickfix overlapping-annotations Remove the tag ORG from “Nga”: remove Nga',
    `${BODY}Nga và Nga. boilerplate`,
  );
  check(
    'a label that the project does not have',
    'Y‸oon',
    { sidecar: sidecarOf(accepted(0, 'Yoon', 'X')) },
    'quickfix unknown-label Tag “Yoon” as PER: tag Yoon PER',
    'quickfix unknown-label Tag “Yoon” as ORG: tag Yoon ORG',
    'quickfix unknown-label Tag “Yoon” as DATE: tag Yoon DATE',
    'quickfix overlapping-annotations Remove the tag X from “Yoon”: remove Yoon',
    `${BODY}Yoon boilerplate`,
  );
  check(
    'a value that is none, where the recognizer knows one',
    '{DATE=2024-09-06|ngày‸ 6/9}',
    {
      sidecar: sidecarOf(accepted(0, 'ngày 6/9', 'DATE', ', type: DATE, value: "6/9"')),
      project: { labels: [] },
    },
    'quickfix bad-value ★ Accept “ngày 6/9” = 2024-09-06: tag ngày 6/9 DATE DATE 2024-09-06',
    'quickfix overlapping-annotations Remove the tag DATE from “ngày 6/9”: remove ngày 6/9',
    `${BODY}ngày 6/9 boilerplate`,
  );
  check(
    'a line with two decisions',
    'Chia‸ sẻ',
    {
      sidecar:
        'version: 2\nlines:\n- {id: b, start: 0, end: 7, text: "Chia sẻ", kind: boilerplate, status: rejected}\n' +
        '- {id: a, start: 0, end: 7, text: "Chia sẻ", kind: caption, status: accepted}\n' +
        '- {id: c, start: 0, end: 7, text: "Chia sẻ", kind: boilerplate, status: accepted}\n',
    },
    'quickfix line-conflict Keep for this line: not boilerplate: forget Chia sẻ, forget Chia sẻ',
    'quickfix line-conflict Keep for this line: caption: forget Chia sẻ, forget Chia sẻ',
    'quickfix line-conflict Keep for this line: boilerplate: forget Chia sẻ, forget Chia sẻ',
    'quickfix boilerplate Not boilerplate: unmark Chia sẻ',
  );
  check(
    'a text that has changed',
    'Hôm qua ông Y‸oon thăm Seoul.',
    { sidecar: new Work('Hôm qua ông Yun thăm Seoul.').do(tag('Yun', 'PER')).source },
    'quickfix stale-annotation ★ Keep the annotation on “Yoon”: reanchor Yun → Yoon',
    'quickfix stale-annotation Drop the annotation “Yun”: forget Yun',
    `${BODY}Hôm qua ông Yoon thăm Seoul. boilerplate`,
  );
  check(
    'a text that is gone',
    'Hôm qua ông ‸thăm Seoul.',
    { sidecar: new Work('Hôm qua ông Yun thăm Seoul.').do(tag('Yun', 'PER')).source },
    'quickfix stale-annotation Drop the annotation “Yun”: forget Yun',
    `${BODY}Hôm qua ông thăm Seoul. boilerplate`,
  );
  check(
    'a marked line that is gone',
    'Hôm qua ông Yun thăm Seoul.\n‸',
    { sidecar: new Work('Hôm qua ông Yun thăm Seoul.\nboilerplate> Chia sẻ').do(mark('Chia sẻ')).source },
    'quickfix stale-annotation Drop the mark of the line “Chia sẻ”: forget Chia sẻ',
  );
  check(
    'a selection, its blanks left out',
    'Ông‸ Lê An ‸tới, Lê An đi.',
    {},
    'refactor Tag “Lê An” as PER: tag Lê An PER',
    'refactor Tag all 2 mentions of “Lê An” as PER: tag Lê An PER, tag Lê An PER',
    'refactor Tag “Lê An” as ORG: tag Lê An ORG',
    'refactor Tag all 2 mentions of “Lê An” as ORG: tag Lê An ORG, tag Lê An ORG',
    'refactor Tag “Lê An” as DATE: tag Lê An DATE',
    `${BODY}Ông Lê An tới, Lê An đi. boilerplate`,
  );
  check('a selection over lines', 'M‸ột\nHai‸', {}, `${BODY}Một boilerplate, mark Hai boilerplate`);
  check('a blank line', 'Một\n‸\nHai', {});
  check(
    'boilerplate',
    'boilerplate> Chia‸ sẻ',
    {},
    'quickfix boilerplate Mark as boilerplate: mark Chia sẻ boilerplate',
    'quickfix boilerplate Not boilerplate: unmark Chia sẻ',
  );
  check(
    'more boilerplate in the article',
    'boilerplate> Chia‸ sẻ\nBài.\nboilerplate> In bài',
    {},
    'quickfix boilerplate Mark as boilerplate: mark Chia sẻ boilerplate',
    'quickfix boilerplate Mark all 2 boilerplate lines: mark Chia sẻ boilerplate, mark In bài boilerplate',
    'quickfix boilerplate Not boilerplate: unmark Chia sẻ',
  );
  check(
    'boilerplate that was accepted',
    'boilerplate> Chia‸ sẻ',
    { sidecar: new Work('boilerplate> Chia sẻ').do(mark('Chia sẻ')).source },
    'quickfix boilerplate Not boilerplate: unmark Chia sẻ',
  );
  check(
    'boilerplate that was rejected',
    'boilerplate> Chia‸ sẻ',
    { sidecar: new Work('boilerplate> Chia sẻ').do(unmark('Chia sẻ')).source },
    `${BODY}Chia sẻ boilerplate`,
  );
  it('a selection of everything lists no more than a menu holds', () => {
    const context = contextOf('{PER|Nga} '.repeat(5000));
    const before = process.cpuUsage();
    assert.ok(offersAt(context, { start: 0, end: context.article.text.length }).length < 200);
    assert.ok(process.cpuUsage(before).user < 2e6);
  });
  check('an empty article', '‸', {});
  check(
    'in Vietnamese',
    'boilerplate> Chia‸ sẻ',
    { locale: 'vi' },
    'quickfix boilerplate Đánh dấu không thuộc bài: mark Chia sẻ boilerplate',
    'quickfix boilerplate Thuộc bài: unmark Chia sẻ',
  );
});

describe('offers for all articles', () => {
  const check = (title: string, source: string, setting: Setting, ...expected: readonly string[]) =>
    it(title, () => {
      const [, found] = allOffers(source, { project: TWO, ...setting });
      const decided = found.flatMap(({ title, decides }) => (decides ? [`${title}: ${decides.do}`] : []));
      assert.deepEqual(decided, expected);
    });
  check(
    'a name, and a line',
    'Ông {PER|Y‸oon}',
    {},
    'Ignore “Yoon” in all articles: ignore',
    '“Ông Yoon” is always boilerplate: boilerplate',
  );
  check(
    'a part of a longer name, whatever its order',
    '{PER|Lê An}, {ORG|An Bình}, {PER|A‸n} và {PER|An Lê Bảo}.',
    {},
    '“An” is another name of “Lê An” in all articles: alias',
    '“An” is another name of “An Lê Bảo” in all articles: alias',
    'Ignore “An” in all articles: ignore',
    '“Lê An, An Bình, An và An Lê Bảo.” is always boilerplate: boilerplate',
  );
  check(
    'what is decided already is not offered again',
    '{PER|Lê An} và {PER|A‸n}',
    { project: { aliases: new Map([['An', 'Lê An']]), boilerplate: new Set(['Lê An và An']) } },
    'Ignore “An” in all articles: ignore',
  );
  check('boilerplate', 'boilerplate> Chia‸ sẻ', {}, '“Chia sẻ” is always boilerplate: boilerplate');
  check('several lines at once are none', 'boilerplate> Chia‸ sẻ\nboilerplate> In‸ bài', {});
  check('a paragraph is none', `‸${'Tin '.repeat(40)}`, {});
  check(
    'in Vietnamese',
    '{PER|Y‸oon}',
    { locale: 'vi' },
    'Bỏ qua “Yoon” trong mọi bài: ignore',
    '“Yoon” luôn không thuộc bài: boilerplate',
  );
});

describe('accept all that is sure', () => {
  const ARTICLE =
    'Ông {PER:0.95|Yoon} thăm {LOC:0.9|Seoul} {LOC:0.89|Lào}.\nboilerplate:0.95> Chia sẻ\nboilerplate:0.5> In';
  const check = (
    title: string,
    setting: Setting,
    threshold: number | undefined,
    ...expected: readonly string[]
  ) =>
    it(title, () => {
      const context = contextOf(ARTICLE, setting);
      assert.deepEqual(
        fixAll(context, threshold).map((action) => describeAction(context, action)),
        expected,
      );
    });
  check('from the threshold on', {}, undefined, 'tag Yoon PER', 'tag Seoul LOC', 'mark Chia sẻ boilerplate');
  check('another threshold', {}, 0.95, 'tag Yoon PER', 'mark Chia sẻ boilerplate');
  check(
    'decisions are left alone',
    { sidecar: new Work(ARTICLE).do(tag('Yoon', 'ORG'), mark('Chia sẻ')).source },
    0.9,
    'tag Seoul LOC',
  );
  it('inside a range', () => {
    const context = contextOf(ARTICLE);
    const actions = fixAll(context, 0.5, placeOf(context.article, 'Seoul Lào'));
    assert.deepEqual(
      actions.map((action) => describeAction(context, action)),
      ['tag Seoul LOC', 'tag Lào LOC'],
    );
  });
});

describe('when an article was published that does not tell it', () => {
  const offered = (source: string, setting: Setting = {}) => {
    const [context, found] = allOffers(source, setting);
    return found.flatMap((offer) => {
      const [action] = offer.actions;
      if (offer.decides?.do === 'published') return [`all ${offer.decides.text}`];
      return action?.do === 'publish' ? [`${offer.kind} ${describeAction(context, action)}`] : [];
    });
  };
  const TOLD =
    'Ngày {DATE=2019-03-02|2/3/2019} và {DATE=2021-10-05|5/10/2021} có mưa, {DATE=XXXX-12-01|ngày ‸1/12} thì không.';

  it('the latest day that it tells of, or its year for all articles', () =>
    assert.deepEqual(offered(TOLD), ['quickfix publish 2021-10-05', 'all 2021']));
  it('not twice', () =>
    assert.deepEqual(offered(TOLD, { project: { publishedElse: '2021' } }), ['quickfix publish 2021-10-05']));
  it('not at a date with its own year', () =>
    assert.deepEqual(offered(TOLD.replace('ngày ‸', 'ngày ').replace('|5/', '|‸5/')), [
      'refactor publish 2021-10-05',
    ]));
  it('not where it is known', () => {
    const published = { value: '2021-11-01', source: 'sidecar' } as const;
    assert.deepEqual(offered(TOLD, { recognition: () => ({ published }) }), []);
  });
  it('nothing where it tells of history alone', () =>
    assert.deepEqual(offered('Năm {DATE=1945|1945}, {DATE=XXXX-12-01|ngày ‸1/12}.'), []));

  const NAMES: readonly [name: string, pattern?: string][] = [
    ['bao_26082024x.txt', '*_DDMMYYYYx*'],
    ['26082024.txt', '*DDMMYYYY.*'],
    ['bao-2021-7.txt', '*-YYYY-*'],
    ['bai 2021 a.txt', '*YYYY*'],
    ['99992021.txt'],
    ['1945.txt'],
    ['bai.txt'],
  ];
  for (const [name, pattern] of NAMES)
    it(`${name} reads as ${pattern ?? 'nothing'}`, () => assert.equal(patternOf(name), pattern));
});
