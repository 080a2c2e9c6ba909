/** Vietnamese words that are written in two ways. */

const FIRST = 'òóỏõọÒÓỎÕỌùúủũụÙÚỦŨỤ';
const FIRST_BARE = 'oooooOOOOOuuuuuUUUUU';
const SECOND: Readonly<Record<string, string>> = {
  a: 'àáảãạ',
  A: 'ÀÁẢÃẠ',
  e: 'èéẻẽẹ',
  E: 'ÈÉẺẼẸ',
  y: 'ỳýỷỹỵ',
  Y: 'ỲÝỶỸỴ',
};

/** The place in `FIRST` of each vowel that may give its tone away, by code unit, plus one. */
const firstPlace = new Uint8Array(0x1f00);
for (let i = 0; i < FIRST.length; i++) firstPlace[FIRST.charCodeAt(i)] = i + 1;

/**
 * Tone marks of `oa`, `oe`, `uy` move to the second vowel: `hòa` and `hoà` become `hoà`, `thúy` `thuý`; `Ð` (eth),
 * which old encodings leave behind, becomes `Đ`. See `Respelling`.
 */
export function respellTones(text: string, index: number, code: number): string | undefined {
  if (code === 0xd0) return 'Đ';
  const place = code < firstPlace.length ? firstPlace[code]! : 0;
  return place === 0 ? undefined : shiftTone(place - 1, text[index + 1]);
}

function shiftTone(place: number, next: string | undefined): string | undefined {
  const second = next === undefined ? undefined : SECOND[next];
  if (!second) return undefined;
  const afterU = place >= 10;
  if (afterU !== (next === 'y' || next === 'Y')) return undefined;
  return FIRST_BARE[place]! + second[place % 5]!;
}
