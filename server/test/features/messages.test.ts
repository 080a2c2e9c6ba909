import assert from 'node:assert/strict';
import { messagesFor } from '../../src/features/messages';
import { en } from '../../src/features/messages/en';
import { vi } from '../../src/features/messages/vi';

/** Every message by its path; functions are called with their argument numbers, or with what is given. */
function flat(value: unknown, path = '', argument?: unknown): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const call = value as (...args: readonly unknown[]) => string;
    return [[path, call(...Array.from({ length: call.length }, (_, n) => argument ?? `‹${n}›`))]];
  }
  return Object.entries(value as object).flatMap(([key, inner]) => flat(inner, `${path}.${key}`, argument));
}

describe('messages', () => {
  const english = new Map(flat(en));
  const vietnamese = new Map(flat(vi));
  it('are the same in both languages', () => assert.deepEqual([...vietnamese.keys()], [...english.keys()]));
  it('none is empty', () => {
    const empty = [...english, ...vietnamese].filter(([, text]) => text.trim() === '');
    assert.deepEqual(empty, []);
  });
  it('Vietnamese says the same things as English', () => {
    const said = (text: string) => [...new Set(text.match(/‹\d›/g) ?? [])].sort();
    for (const [path, text] of english) {
      const [wanted, is] = [said(text), said(vietnamese.get(path)!)];
      assert.deepEqual(is, wanted, path);
    }
  });
  it('English has the singular of one', () => {
    // Of two at least, of many, of some seconds, and a decimal number.
    const never = ['.tagAll', '.tooManyLines', '.outside.slow', '.learning.curve'];
    const verbs = 'is|was|has|does|stays|contains|annotates|contradicts';
    const plural = new RegExp(`\\b1 (?:more |other )?(?!(?:${verbs})\\b)[a-z-]*[^s ]s\\b`);
    const wrong = flat(en, '', 1).filter(([path, text]) => !never.includes(path) && plural.test(text));
    assert.deepEqual(wrong, []);
  });
  const locales: readonly [locale: string | undefined, messages: typeof en][] = [
    ['vi', vi],
    ['vi-VN', vi],
    ['VI', vi],
    ['en', en],
    ['en-US', en],
    ['de', en],
    ['', en],
    [undefined, en],
  ];
  for (const [locale, messages] of locales) {
    it(`${locale}: ${messages.statuses.suggested}`, () => assert.equal(messagesFor(locale), messages));
  }
});
