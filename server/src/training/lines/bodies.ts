import type { Page, TrainingLine } from './page';

/**
 * Forms of article that the corpus has few of: short news, interviews, lists, captions without a source.
 * The lines are the article's own, without chrome.
 */
export function formOf(content: Page, random: () => number): TrainingLine[] {
  const plain = content
    .map((line) => (random() < 0.5 ? bareCaption(line, random) : line))
    .map((line) => (random() < 0.5 ? quietHeading(line) : line));
  const form = Math.floor(random() * 5);
  if (form === 0) return shorten(splitParagraphs(plain, 0.5, random), 2 + Math.floor(random() * 4));
  if (form === 1) return interview(splitParagraphs(plain, 0.5, random), random);
  if (form === 2) return listed(splitParagraphs(plain, 0.4, random), random);
  return plain;
}

const SENTENCE_END = /[.!?]["”]? (?=["“]?\p{Lu})/gu;

/** Cuts body paragraphs at the ends of sentences. */
export function splitParagraphs(page: Page, chance: number, random: () => number): TrainingLine[] {
  return page.flatMap((line) => {
    if (line.kind !== 'body' || random() >= chance) return [line];
    const parts: TrainingLine[] = [];
    let start = 0;
    for (const match of line.text.matchAll(SENTENCE_END)) {
      const end = match.index + match[0].length;
      if (end - start < 40) continue;
      parts.push({ text: line.text.slice(start, end).trimEnd(), kind: 'body' });
      start = end;
    }
    parts.push({ text: line.text.slice(start), kind: 'body' });
    return parts;
  });
}

function shorten(page: Page, paragraphs: number): TrainingLine[] {
  let left = paragraphs;
  return page.filter((line) => line.kind !== 'body' || left-- > 0);
}

const QUESTIONS = [
  'Thưa ông, vì sao lại như vậy?',
  'Bà đánh giá thế nào về kết quả này?',
  'Ông có thể nói rõ hơn về điều đó?',
  'Vậy khi nào người dân được hưởng lợi?',
  'Khó khăn lớn nhất là gì?',
  'Nhiều người lo chi phí sẽ tăng, chị nghĩ sao?',
  'What comes next?',
  'How did people react to the plan?',
];
const THANKS = ['Xin cảm ơn ông!', 'Xin trân trọng cảm ơn bà!', 'Cảm ơn chị về cuộc trò chuyện!'];

/** Paragraphs become answers, with a question before every second one. */
function interview(page: Page, random: () => number): TrainingLine[] {
  const style = random();
  const [ask, answer] = style < 0.5 ? ['- ', '- '] : style < 0.75 ? ['PV: ', 'Ông Nam: '] : ['', ''];
  const bodies = page.filter((line) => line.kind === 'body');
  const last = bodies.at(-1);
  return page.flatMap((line) => {
    if (line.kind !== 'body' || line.text.length < 50) return [line];
    const own: TrainingLine = { text: answer + line.text, kind: 'body' };
    const question = QUESTIONS[Math.floor(random() * QUESTIONS.length)]!;
    const lines: TrainingLine[] = random() < 0.5 ? [{ text: ask + question, kind: 'body' }, own] : [own];
    const thanks = THANKS[Math.floor(random() * THANKS.length)]!;
    return line === last && random() < 0.5 ? [...lines, { text: thanks, kind: 'body' }] : lines;
  });
}

const BULLETS = ['- ', '• ', '+ ', '* ', '– '];

/** Some sentences become items, some get a heading, which may be numbered. */
function listed(page: Page, random: () => number): TrainingLine[] {
  const bullet = BULLETS[Math.floor(random() * BULLETS.length)]!;
  const numbered = random() < 0.6;
  let open = 0;
  let number = 0;
  return page.flatMap((line) => {
    if (line.kind !== 'body' || line.text.length < 60) return [line];
    if (open === 0 && random() < 0.2) open = 2 + Math.floor(random() * 3);
    if (open > 0) {
      open--;
      return [{ ...line, text: bullet + line.text }];
    }
    if (random() < 0.6) return [line];
    number++;
    const words = line.text.split(/[,.;:]? /, 3 + Math.floor(random() * 5)).join(' ');
    const heading: TrainingLine = { text: numbered ? `${number}. ${words}` : words, kind: 'body' };
    return [heading, line];
  });
}

/** A heading in capitals written like a sentence. */
function quietHeading(line: TrainingLine): TrainingLine {
  if (line.kind !== 'body' || line.text.length > 80 || line.text !== line.text.toUpperCase()) return line;
  return { ...line, text: line.text[0] + line.text.slice(1).toLowerCase() };
}

/** A caption without its source, or with a general one. */
function bareCaption(line: TrainingLine, random: () => number): TrainingLine {
  if (line.kind !== 'caption') return line;
  const bare = line.text.replace(/ *[-–(/.]? *(Nguồn ảnh|Ảnh|Nguồn|Photo)[^:]{0,12}: .*$/u, '').trim();
  if (bare.length < 15) return line;
  return { ...line, text: random() < 0.3 ? `${bare}. Ảnh minh họa` : bare };
}
