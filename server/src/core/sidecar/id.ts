import type { Fields } from './format';
import type { EntryId, Section } from './model';

const ENTRY_ID = /^[0-9A-Za-z_-]{1,64}$/;
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** The id that an entry has in the file, if that can be one. */
export function idIn({ id }: Fields): EntryId | undefined {
  const text = typeof id === 'number' ? String(id) : id;
  return typeof text === 'string' && ENTRY_ID.test(text) ? text : undefined;
}

/**
 * The id of an entry that has none. It is made of what the entry is about, not of chance: two people who
 * decide on the same text, each in an own copy, give it the same id, so that a merge sees one entry and not
 * two.
 */
export function ownId(section: Section, fields: Fields, salt = ''): EntryId {
  const { start, end, text, before, after } = fields;
  return digest(salt + JSON.stringify([section, start, end, text, before, after]));
}

/** An id for a new entry that none of `taken` is, and that is added to them. */
export function newId(section: Section, fields: Fields, taken: Set<EntryId>): EntryId {
  let id = ownId(section, fields);
  for (let salt = 1; taken.has(id); salt++) id = ownId(section, fields, String(salt));
  taken.add(id);
  return id;
}

/** 40 bits as 8 digits: two hashes that mix differently, of which the best mixed 20 bits are taken. */
export function digest(text: string): EntryId {
  let a = 0x811c9dc5;
  let b = 0x2545f491;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995);
    b ^= b >>> 13;
  }
  return digits(a ^ (b >>> 7)) + digits(b ^ (a >>> 9));
}

function digits(hash: number): string {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  let text = '';
  for (let shift = 12; shift < 32; shift += 5) text += DIGITS[(mixed >>> shift) & 31]!;
  return text;
}
