import type { AnyItem } from './model';

/** What an entry says of its text; the rest is where it stands, who said it, and how sure a program is. */
export const SAYS = ['status', 'label', 'kind', 'type', 'value', 'canonical', 'distinct'];

/** Whether two entries say the same of their texts. */
export function saysTheSame(one: AnyItem, other: AnyItem): boolean {
  return one.section === other.section && SAYS.every((key) => one.fields[key] === other.fields[key]);
}

/** Whether two entries quote the same text, in whatever normal form. */
export function quotesTheSame(one: AnyItem, other: AnyItem): boolean {
  const [a, b] = [one.record.text, other.record.text];
  return a === b || a.normalize('NFC') === b.normalize('NFC');
}
