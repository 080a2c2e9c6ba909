import { shapeOf } from '../../core/recognition/lines/shape';
import { chromeLines, fillIn } from './chrome';
import { LEXICON } from './lexicon';
import type { Page, TrainingLine } from './page';
import { COMMENTS, MENU, TAG_WORDS } from './phrases';

type Random = () => number;

/**
 * The page with some further habits of sites that the corpus has few of: menus with an item a line, tags a
 * line each, readers' comments, players, the title again, pictures that are named by the title and a
 * number, credits on lines of their own, headlines of other articles right below the lead.
 */
export function habitual(page: Page, others: readonly Page[], random: Random): TrainingLine[] {
  const headlines = others.flatMap((other) => other.find((line) => line.kind === 'title')?.text ?? []);
  let lines = formed(page, random);
  if (random() < 0.2) lines = titleAgain(lines, random);
  if (random() < 0.25) lines = afterLead(lines, headlines, random);
  if (random() < 0.3) lines = credited(lines, random);
  const tail = [
    ...(random() < 0.4 ? tagLines(random) : []),
    ...(random() < 0.2 ? commentLines(random) : []),
    ...(random() < 0.2 ? boilerplate(menuItems(3, 12, random)) : []),
  ];
  const last = lines.findLastIndex((line) => line.kind !== 'boilerplate');
  lines = [...lines.slice(0, last + 1), ...tail, ...lines.slice(last + 1)];
  return random() < 0.5 ? [...menu(random), ...lines] : lines;
}

/** The article's own lines in further forms. */
export function formed(page: Page, random: Random): TrainingLine[] {
  let lines = pictured(random() < 0.25 ? pictureFirst(page) : page, random);
  if (random() < 0.3) lines = prefixed(lines, random);
  if (random() < 0.08) lines = openLead(lines, random);
  return lines;
}

function boilerplate(texts: readonly string[]): TrainingLine[] {
  return texts.map((text) => ({ text, kind: 'boilerplate' }));
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)]!;
}

/** The menu of a site above its page, an item or a group of items a line, maybe below today's date. */
function menu(random: Random): TrainingLine[] {
  const today = random() < 0.08 ? [fillIn('<weekday>, <date>', random)] : [];
  const items = menuItems(today.length > 0 ? 4 : 1, random() < 0.5 ? 6 : 32, random);
  return boilerplate([...today, ...items]);
}

function menuItems(least: number, most: number, random: Random): string[] {
  const count = least + Math.floor(random() * (most - least));
  const grouped = random() < 0.25;
  const lines: string[] = [];
  for (let n = 0; n < count; n++) {
    const size = grouped && n % 2 === 1 ? 2 + Math.floor(random() * 4) : 1;
    lines.push(Array.from({ length: size }, () => pick(MENU, random)).join(' '));
  }
  return lines;
}

const GALLERY = ['<> - Ảnh #.', '<> - Ảnh #', '<> Ảnh #', '<> - ảnh #', '<> - Hình #.', '<>-Hình-#', 'Ảnh #'];
const CREDITS = [
  'Ảnh: <name>',
  'ẢNH: <AGENCY>',
  'Nguồn: <agency>',
  '(Ảnh: <agency>)',
  '<agency> photo',
  'Ảnh minh họa',
];
const FILES = ['IMG_<n>4<n>.jpg', 'anh-<n>.jpg', 'z2<n>71<n>.jpeg', 'DSC0<n>.JPG', 'image<n>.png'];

/** Captions in one of the forms that sites give them. */
function pictured(page: Page, random: Random): TrainingLine[] {
  const form = Math.floor(random() * 8);
  const title = page.find((line) => line.kind === 'title')?.text ?? '';
  const gallery = pick(GALLERY, random);
  const credit = pick(CREDITS, random);
  const slug = slugOf(title);
  let number = 0;
  return page.flatMap((line): TrainingLine[] => {
    if (line.kind !== 'caption') return [line];
    number++;
    const also = (text: string): TrainingLine => ({ text, kind: 'caption' });
    if (form === 0) return [also(gallery.replace('<>', title).replace('#', String(number)))];
    if (form === 1) return [also(gallery.replace('<>', title).replace('#', String(number))), line];
    if (form === 2) return [line, also(fillIn(credit, random))];
    if (form === 3) return [line, line];
    if (form === 4) return [also(`${slug} ${random() < 0.5 ? 'anh' : 'hinh anh'} ${number}`), line];
    if (form === 5 && random() < 0.5) return [also(fillIn(pick(FILES, random), random)), line];
    return form === 6 ? [also(`${line.text} |`)] : [line];
  });
}

/** Some words of a title without their marks, as the names of picture files have them. */
function slugOf(title: string): string {
  const letters = title
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  return letters
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)
    .join(' ');
}

/** The page with its first picture above the lead. */
function pictureFirst(page: Page): TrainingLine[] {
  const caption = page.find((line) => line.kind === 'caption');
  const lead = page.findIndex((line) => line.kind === 'lead');
  // Without a source it should not be taken for the lead.
  const clear =
    caption !== undefined &&
    (caption.text.length < 60 || shapeOf(caption.text, LEXICON).flags.has('source-end'));
  if (!clear || lead < 0) return [...page];
  return page.flatMap((line, i) => (i === lead ? [caption, line] : line === caption ? [] : [line]));
}

const PREFIXES = [
  '(<brand>) - ',
  '<brand> - ',
  '<BRAND> - ',
  '(<brand>) – ',
  '<place> (<agency>) - ',
  'TTO - ',
  '- ',
];

/** The lead with the name of the paper before it. */
function prefixed(page: Page, random: Random): TrainingLine[] {
  const prefix = fillIn(pick(PREFIXES, random), random);
  return page.map((line) => (line.kind === 'lead' ? { ...line, text: prefix + line.text } : line));
}

/** The lead broken off to make readers curious, as older pages have it. */
function openLead(page: Page, random: Random): TrainingLine[] {
  return page.map((line) => {
    if (line.kind !== 'lead') return line;
    const words = line.text.split(' ').slice(0, 18 + Math.floor(random() * 20));
    return { ...line, text: `${words.join(' ').replace(/[.,;:]$/, '')}${random() < 0.7 ? '...' : '…'}` };
  });
}

/** The title twice in a row: once in the path of the page or in the bar that stays on the screen. */
function titleAgain(page: Page, random: Random): TrainingLine[] {
  const at = page.findIndex((line) => line.kind === 'title');
  if (at < 0) return [...page];
  const again: TrainingLine = { text: page[at]!.text, kind: 'boilerplate' };
  if (random() < 0.6) return [...page.slice(0, at + 1), again, ...page.slice(at + 1)];
  return [...page, again];
}

/** Headlines of related articles between the lead and the text. */
function afterLead(page: Page, headlines: readonly string[], random: Random): TrainingLine[] {
  const lead = page.findIndex((line) => line.kind === 'lead');
  if (lead < 0 || headlines.length === 0) return [...page];
  const sign = pick(['', '', '', '• ', '- ', '>> ', '» '], random);
  const count = 1 + Math.floor(random() * 3);
  const links = Array.from({ length: count }, () => sign + pick(headlines, random));
  return [...page.slice(0, lead + 1), ...boilerplate(links), ...page.slice(lead + 1)];
}

/** A credit below the text. */
function credited(page: Page, random: Random): TrainingLine[] {
  const last = page.findLastIndex((line) => line.kind !== 'boilerplate');
  return [...page.slice(0, last + 1), ...chromeLines('bottom', 1, random), ...page.slice(last + 1)];
}

/** Tags, each on its line, with or without a heading. */
function tagLines(random: Random): TrainingLine[] {
  const heading =
    random() < 0.5 ? [pick(['Từ khóa:', 'Tags:', 'Chủ đề:', 'Tag', 'Thẻ:', 'Từ khóa'], random)] : [];
  const sign = random() < 0.25 ? '#' : '';
  const tags = Array.from({ length: 2 + Math.floor(random() * 4) }, () => sign + pick(TAG_WORDS, random));
  return boilerplate([...heading, ...(random() < 0.25 ? [tags.join(' ')] : tags)]);
}

const REPLIES = [
  'Thích Trả lời <n> giờ trước',
  'Trả lời',
  '<n> Thích',
  'Trả lời | <date>',
  '<clock> <date>',
  '<n> phút trước',
];

/** A thread of readers' comments. */
function commentLines(random: Random): TrainingLine[] {
  const lines = [
    pick(['Bình luận (<n>)', 'Ý kiến bạn đọc (<n>)', 'Bình luận hay nhất', '<n> bình luận'], random),
  ];
  const reply = pick(REPLIES, random);
  const count = 1 + Math.floor(random() * 4);
  for (let n = 0; n < count; n++) lines.push('<name>', pick(COMMENTS, random), reply);
  return boilerplate(lines.map((text) => fillIn(text, random)));
}
