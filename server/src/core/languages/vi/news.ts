import type { NewsLooks } from '../../project/looks';

/** Letters that Vietnamese alone has, or that are rare elsewhere: đ, ơ, ư, ă and vowels with a tone. */
const MARKED = /[ĂăĐđĨĩŨũƠơƯưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý\u1ea0-\u1ef9]/;
const LETTER = /\p{L}/u;
/** Share of letters with marks from which on a text is Vietnamese; running text has about 0.25. */
const SHARE = 0.08;

function speaks(sample: string): number {
  let letters = 0;
  let marks = 0;
  for (const char of sample) {
    const point = char.codePointAt(0)!;
    if (point < 0x80) {
      if ((point >= 65 && point <= 90) || (point >= 97 && point <= 122)) letters++;
    } else if (LETTER.test(char)) {
      letters++;
      if (MARKED.test(char)) marks++;
    }
  }
  return marks > letters * SHARE ? 1 : 0;
}

/** Hardly anything but news comes as prose in Vietnamese in a text file. */
export const NEWS: NewsLooks = {
  language: 'vi',
  speaks,
  least: { paragraphs: 1, prose: 0.15, machine: 0.5 },
  likely: { paragraphs: 1, prose: 0.35, machine: 0.25 },
  verdict: () => 'article',
};
