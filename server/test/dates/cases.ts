import { strict as assert } from 'node:assert';
import { findDateExpressions, shiftExpression } from '../../src/core/recognition/dates/find';
import { resolveDates } from '../../src/core/recognition/dates/resolve';
import { packOf } from '../../src/core/recognition/language';
import type { DateSuggestion, Lang, TimexType } from '../../src/core/recognition/types';

interface Expected {
  start: number;
  end: number;
  type: TimexType;
  value: string;
}

/** Text with expected spans marked `[ngày 6/9=2024-09-06]`; repeated times as `[hằng năm=SET P1Y]`, no value as `[31/4/2024=]`,
 * `[sáng 31/4=TIME]`. */
export function parseMarked(marked: string): { text: string; spans: Expected[] } {
  const spans: Expected[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/\[([^[\]=]+)=([^[\]]*)\]/g)) {
    text += marked.slice(at, match.index);
    const start = text.length;
    text += match[1];
    at = match.index + match[0].length;
    const set = match[2]!.startsWith('SET ');
    const nowhen = match[2] === 'TIME';
    const value = set ? match[2]!.slice(4) : nowhen ? '' : match[2]!;
    const type = set
      ? 'SET'
      : value.startsWith('P') && !value.endsWith('_REF')
        ? 'DURATION'
        : nowhen || /(^|[\dX])T/.test(value)
          ? 'TIME'
          : 'DATE';
    spans.push({ start, end: text.length, type, value });
  }
  return { text: text + marked.slice(at), spans };
}

/** Date suggestions of an article whose paragraphs are its lines. */
export function suggest(text: string, published?: string, lang: Lang = 'vi'): DateSuggestion[] {
  let offset = 0;
  const expressions = text.split('\n').flatMap((line) => {
    const found = findDateExpressions(line, packOf(lang).dates).map((expression) =>
      shiftExpression(expression, offset),
    );
    offset += line.length + 1;
    return found;
  });
  return resolveDates(expressions, published === undefined ? {} : { published });
}

/** The text with its spans marked. */
export function markSuggestions(text: string, spans: readonly Expected[]): string {
  let shown = '';
  let at = 0;
  for (const { start, end, type, value } of spans) {
    shown += `${text.slice(at, start)}[${text.slice(start, end)}=${type === 'SET' ? 'SET ' : value === '' && type === 'TIME' ? 'TIME' : ''}${value}]`;
    at = end;
  }
  return shown + text.slice(at);
}

interface Table {
  published?: string;
  lang?: Lang;
}

/** One test for each marked text: exactly these spans, with these types and values. */
export function table({ published, lang = 'vi' }: Table, cases: readonly string[]): void {
  for (const marked of cases) {
    it(marked, () => {
      const { text, spans } = parseMarked(marked);
      const found = suggest(text, published, lang).map(({ start, end, type, value }) => ({
        start,
        end,
        type,
        value,
      }));
      assert.equal(markSuggestions(text, found), marked);
      assert.deepEqual(found, spans);
    });
  }
}
