import { strict as assert } from 'node:assert';
import { timexFault } from '../../src/core/annotation/timex';
import { LANGUAGES } from '../../src/core/languages';
import { DIGIT_RULES } from '../../src/core/recognition/dates/numeric';
import { markSuggestions, parseMarked, suggest } from './cases';
import { RULE_CASES } from './rules';

const published = '2024-08-28';

/** Tokens of the longest rule that says itself. */
const WIDEST = 24;

/** Words and shapes of figures ("0/0" for "2/9"), to tell how close two texts are in form. */
function shapes(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/\d+/g, '0')
      .match(/[\p{L}\p{M}]+|0(?:[^\s\p{L}]*0)*/gu) ?? []
  );
}

describe('dates: every rule has what it matches and what it must not', () => {
  for (const { id: lang, dates } of LANGUAGES) {
    it(`${lang}: the table has its rules and no others`, () => {
      const digits = lang === 'vi' ? DIGIT_RULES : [];
      assert.deepEqual(Object.keys(RULE_CASES[lang] ?? {}).sort(), [...digits, ...dates.rules].sort());
    });
  }
  it('no rule takes more tokens than an expression has', () => {
    for (const { dates } of LANGUAGES)
      for (const { code, pattern } of dates.table.said)
        assert.ok(pattern.width <= WIDEST, `${code}: ${pattern.width}`);
  });
  for (const { id: lang, dates } of LANGUAGES) {
    const said = dates.table.said.map(
      ({ code, yes, no }) => [code, { matches: yes, nearMisses: no }] as const,
    );
    for (const [rule, { matches, nearMisses }] of [...Object.entries(RULE_CASES[lang] ?? {}), ...said])
      describe(`${lang}: ${rule}`, () => {
        const ownTexts = (marked: string): string[] => {
          const { text } = parseMarked(marked);
          const own = suggest(text, published, lang).filter((date) => date.rule === rule);
          return own.map(({ start, end }) => text.slice(start, end));
        };
        it('has both', () => {
          assert.ok(matches.length > 0 && nearMisses.length > 0);
        });
        for (const marked of matches) {
          it(`matches: ${marked}`, () => {
            const { text, spans } = parseMarked(marked);
            const found = suggest(text, published, lang);
            assert.equal(markSuggestions(text, found), marked);
            for (const { value } of found) if (value) assert.equal(timexFault(value), undefined, value);
            assert.deepEqual(
              found.map(({ type }) => type),
              spans.map(({ type }) => type),
            );
            assert.ok(
              found.some((date) => date.rule === rule),
              `found by ${found.map((date) => date.rule).join(', ')}`,
            );
          });
        }
        for (const marked of nearMisses) {
          it(`leaves alone: ${marked}`, () => {
            const { text } = parseMarked(marked);
            const found = suggest(text, published, lang);
            assert.equal(markSuggestions(text, found), marked);
            assert.ok(!found.some((date) => date.rule === rule));
          });
        }
        it('is nearly matched by every near miss', () => {
          const close = new Set(matches.flatMap(ownTexts).flatMap(shapes));
          for (const marked of nearMisses) {
            const { text } = parseMarked(marked);
            assert.ok(
              shapes(text).some((shape) => close.has(shape)),
              `"${text}" shares nothing with ${[...close].join(' ')}`,
            );
          }
        });
      });
  }
});
