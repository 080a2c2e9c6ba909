import assert from 'node:assert/strict';
import {
  ahead,
  any,
  NUMBER,
  num,
  opt,
  type Pattern,
  phrase,
  RuleTable,
  read,
  rule,
  seq,
  table,
  word,
} from '../../src/core/recognition/dates/rule';
import { Tokens } from '../../src/core/recognition/dates/tokens';

/** What a pattern reads from the first token on: how many tokens, and the value; nothing where it does not match. */
function taken<T>(pattern: Pattern<T>, text: string, from = 0): [number, T] | undefined {
  const found = pattern.match(new Tokens(text), from);
  return found && [found.next - from, found.value];
}

describe('combinators of date rules', () => {
  const unit = table({ day: 'D', week: 'W' });
  const cases: [what: string, pattern: Pattern<unknown>, text: string, expected: unknown][] = [
    ['a word', word('last next'), 'Next week', [1, 'next']],
    ['another word', word('last next'), 'this week', undefined],
    ['behind the end', word('last'), '', undefined],
    ['a phrase', phrase('day before'), 'day before that', [2, ['day', 'before']]],
    ['half a phrase', phrase('day before'), 'day after', undefined],
    ['a table', unit, 'week', [1, 'W']],
    ['a number', num(1, 12), '12', [1, 12]],
    ['a number out of bounds', num(1, 12), '13', undefined],
    ['a number with more digits', num(1, 12), '007', undefined],
    ['a word for a number', num(1, 12), 'two', undefined],
    ['a sequence', seq(num(1, 99), unit), '3 day', [2, [3, 'D']]],
    ['a broken sequence', seq(num(1, 99), unit), '3 big day', undefined],
    ['the first of several', any<unknown>(seq(unit, word('off')), unit), 'day out', [1, 'D']],
    ['something optional', seq(opt(word('the')), unit), 'the day', [2, ['the', 'D']]],
    ['nothing for it', seq(opt(word('the')), unit), 'day', [1, [undefined, 'D']]],
    ['what is looked at only', seq(unit, ahead(word('off'))), 'day off', [1, ['D', 'off']]],
    ['a value', unit.map((letter) => `P1${letter}`), 'week', [1, 'P1W']],
    ['a value that is none', unit.map(() => undefined), 'week', undefined],
    ['a constant', word('noon').as(12), 'noon', [1, 12]],
    ['a condition', unit.when((t, _, next) => t.word(next) === 'off'), 'day off', [1, 'D']],
    ['a condition that fails', unit.when((t, _, next) => t.word(next) === 'off'), 'day', undefined],
    ['no such word behind', unit.not({ after: 'off' }), 'day off', undefined],
    ['another word behind', unit.not({ after: 'off' }), 'day out', [1, 'D']],
    ['what a function reads', read(2, 'x', (_, i) => ({ next: i + 2 })), 'x y', [2, { next: 2 }]],
  ];
  for (const [what, pattern, text, expected] of cases) {
    it(`${what}: “${text}”`, () => assert.deepEqual(taken(pattern, text), expected));
  }

  it('no such word before', () => {
    assert.equal(taken(unit.not({ before: 'pay' }), 'pay day', 1), undefined);
    assert.deepEqual(taken(unit.not({ before: 'pay' }), 'no day', 1), [1, 'D']);
  });

  it('widths add up along a sequence, the widest of several counts', () => {
    assert.equal(seq(num(1, 9), opt(word('of')), unit).width, 3);
    assert.equal(any<unknown>(unit, phrase('day of rest')).width, 3);
    assert.equal(ahead(unit).width, 0);
  });

  describe('rules', () => {
    const meaning = { kind: 'duration', value: 'P1D' } as const;
    const ruleOf = (match: Pattern<unknown>) =>
      rule({ code: 'x', match, means: () => meaning, yes: [''], no: [''] });

    it('stand in the table at what they may begin with', () => {
      const begins = ruleOf(seq(opt(word('about over')), any<unknown>(num(1, 9), word('a')), unit));
      const { at } = new RuleTable().add(begins);
      assert.deepEqual([...at.keys()].sort(), [NUMBER, 'a', 'about', 'over']);
      assert.deepEqual([...new Set([...at.values()].flat())], [begins]);
    });

    it('say their code and meaning', () => {
      assert.deepEqual(ruleOf(unit)(new Tokens('day'), 0), { next: 1, rule: 'x', meaning });
    });

    it('that may match nothing are refused', () => {
      assert.throws(() => ruleOf(opt(unit)), /may match nothing/);
    });
  });
});
