import { fillIn } from './chrome';
import type { Page, TrainingLine } from './page';

/** What a list of other articles is made of. */
interface Teased {
  readonly headline: string;
  readonly summary: string;
}

const HEADINGS = [
  'Tin liên quan',
  'Đọc thêm',
  'Xem thêm',
  'Tin cùng chuyên mục',
  'Có thể bạn quan tâm',
  'Đọc nhiều',
  'Tin mới',
  'Bài viết khác',
  'Related news',
  'Most read',
];

/** What stands below a headline: when, where, by whom. */
const METAS = [
  '<n> giờ trước',
  '<n> phút',
  '<brand> <n> giờ',
  '<date>',
  '<clock> <date>',
  '<name> | <date>',
  '<section>',
  'Hôm qua',
  '<date> - <clock>',
  '<n> liên quan',
];

/**
 * A list of teasers of other articles, as sites set them below or into an article: headlines alone,
 * numbered, dated, or with summaries, whole or cut off, the headline once or twice.
 */
export function teaserList(pages: readonly Page[], random: () => number): TrainingLine[] {
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!;
  const lines: string[] = [];
  const heading = random();
  if (heading < 0.6) lines.push(heading < 0.2 ? pick(HEADINGS).toUpperCase() : pick(HEADINGS));
  const count = 2 + Math.floor(random() * 6);
  const form = Math.floor(random() * 13);
  const meta = pick(METAS);
  const brand = pick(['<brand>', '(<brand>)', 'TPO']);
  const bullet = pick(['• ', '- ', '» ', '>> ', '+ ']);
  const whole = random() < 0.6;
  for (let n = 1; n <= count; n++) {
    const { headline, summary } = teased(pick(pages));
    const day = `${1 + Math.floor(random() * 28)}/${1 + Math.floor(random() * 12)}`;
    const text = whole ? firstSentences(summary, random() < 0.5 ? 1 : 2) : cut(summary, random);
    if (form <= 2) lines.push(headline, headline, text);
    else if (form <= 4) lines.push(headline, text);
    else if (form === 5) lines.push(headline);
    else if (form === 6) lines.push(`${n}. ${headline}`);
    else if (form === 7) lines.push(`- ${headline} (${day})`);
    else if (form === 8) lines.push(headline, fillIn(meta, random));
    else if (form === 9) lines.push(String(n), headline);
    else if (form === 10) lines.push(headline, fillIn(meta, random), text);
    else if (form === 11) lines.push(headline, fillIn(`${brand} - ${text}`, random));
    else lines.push(bullet + headline);
  }
  return lines.map((text) => ({ text, kind: 'boilerplate' }));
}

const INSIDE = [
  '>> <>',
  '» <>',
  '>>> <>',
  'Xem thêm: <>',
  'Đọc thêm: <>',
  'Mời đọc: <>',
  'Xem video: <>',
  'Tin liên quan\n<>',
  'Bài liên quan\n<>\n<>',
  '<>\n<>',
  '<>',
  '<>',
  '<>\n<summary>',
  '<>\n<>\n<summary>',
  '<>\nXem ngay',
  'Xem clip: <>',
  'Bài liên quan: <>',
  '• <>',
  'Video: <>',
  'Read more: <>',
  'Related: <>',
  'Quảng cáo',
  'Advertisement',
  'Theo dõi chúng tôi trên Google News',
];

/** A link to another article, or two, or an advertisement, as sites set them between paragraphs. */
export function insideLines(pages: readonly Page[], random: () => number): TrainingLine[] {
  const { headline, summary } = teased(pages[Math.floor(random() * pages.length)]!);
  const pattern = INSIDE[Math.floor(random() * INSIDE.length)]!;
  const lines = pattern
    .replaceAll('<>', () => headline)
    .replace('<summary>', () => (random() < 0.5 ? cut(summary, random) : firstSentences(summary, 1)))
    .split('\n');
  return lines.map((text) => ({ text, kind: 'boilerplate' }));
}

function teased(page: Page): Teased {
  const headline = page.find((line) => line.kind === 'title')?.text ?? '';
  const summary = page.find((line) => line.kind === 'lead') ?? page.find((line) => line.kind === 'body');
  return { headline, summary: summary?.text ?? headline };
}

function firstSentences(text: string, count: number): string {
  let end = 0;
  for (let n = 0; n < count; n++) {
    const stop = text.indexOf('. ', end);
    if (stop < 0) return text;
    end = stop + 1;
  }
  return text.slice(0, end);
}

function cut(text: string, random: () => number): string {
  const words = text.split(' ').slice(0, 18 + Math.floor(random() * 12));
  return words.join(' ') + (random() < 0.6 ? ' ...' : '...');
}
