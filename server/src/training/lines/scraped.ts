import { fillIn } from './chrome';
import { CONSENT, LIKE_CHROME, LISTS } from './ownLists';
import type { Page, TrainingLine } from './page';

type Random = () => number;

/**
 * The page as a scraper may have left it: paragraphs broken at their links, credits on lines of their own, lists
 * and sentences that look like chrome inside the text, a notice about cookies on top.
 */
export function scraped(page: Page, random: Random): TrainingLine[] {
  let lines = [...page];
  if (random() < 0.5) lines = withList(lines, random);
  if (random() < 0.5) lines = likeChrome(lines, random);
  if (random() < 0.5) lines = brokenAtLinks(lines, random);
  if (random() < 0.5) lines = loneCredits(lines, random);
  if (lines.some((line) => line.kind === 'boilerplate') && random() < 0.4) lines = consented(lines, random);
  return lines;
}

/** An article without chrome, which ends as some scrapers end it: with the author, with a summary, or both. */
export function bareEnd(page: Page, random: Random): TrainingLine[] {
  const content = random() < 0.25 ? headless(page, random) : page;
  const lines = random() < 0.3 ? gallery(content) : [...content];
  const summary = page.findLast((line) => line.kind === 'body' && line.text.length > 100);
  const end = summary?.text.indexOf('. ', 60) ?? -1;
  if (random() < 0.5) lines.push({ text: fillIn(pick(AUTHORS, random), random), kind: 'byline' });
  // The chain has one lead, above the text; a summary below is text.
  if (end > 0 && random() < 0.4) lines.push({ text: summary!.text.slice(0, end + 1), kind: 'body' });
  return lines;
}

const AUTHORS = [
  '<name>',
  '<name>',
  '<agency>',
  '<agency>/<brand>',
  'Theo <agency>',
  '<name> (Theo <agency>)',
];

function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)]!;
}

/** The text lines below one of the paragraphs, often below the last. */
function insertText(page: Page, texts: readonly string[], random: Random): TrainingLine[] {
  const places = page.flatMap((line, i) => (line.kind === 'body' ? [i + 1] : []));
  if (places.length === 0) return [...page];
  const at = random() < 0.35 ? places.at(-1)! : pick(places, random);
  const lines = texts.map((text): TrainingLine => ({ text, kind: 'body' }));
  return [...page.slice(0, at), ...lines, ...page.slice(at)];
}

function withList(page: Page, random: Random): TrainingLine[] {
  return insertText(page, pick(LISTS, random).split('\n'), random);
}

function likeChrome(page: Page, random: Random): TrainingLine[] {
  return insertText(page, [pick(LIKE_CHROME, random)], random);
}

function consented(page: Page, random: Random): TrainingLine[] {
  const notice = fillIn(pick(CONSENT, random), random);
  const at =
    random() < 0.7
      ? 0
      : Math.max(
          0,
          page.findIndex((line) => line.kind !== 'boilerplate'),
        );
  return [...page.slice(0, at), { text: notice, kind: 'boilerplate' }, ...page.slice(at)];
}

/** Some paragraphs cut around a few of their words, which were a link. */
function brokenAtLinks(page: Page, random: Random): TrainingLine[] {
  const often = random() < 0.5 ? 0.15 : 0.6;
  return page.flatMap((line) => {
    if (line.kind !== 'body' || random() >= often) return [line];
    const words = line.text.split(' ');
    if (words.length < 14) return [line];
    const from = 1 + Math.floor(random() * (words.length - 7));
    const to = from + 1 + Math.floor(random() * 4);
    const link = words.slice(from, to).join(' ');
    // What closes the linked word stands on the next line.
    const sign = /[.,;:]$/.exec(link)?.[0] ?? '';
    const parts = [
      words.slice(0, from).join(' '),
      link.slice(0, link.length - sign.length),
      [sign, ...words.slice(to)].filter(Boolean).join(' '),
    ];
    return parts.filter((text) => text !== '').map((text) => ({ ...line, text }));
  });
}

/** Captions whose credit stands below them, broken again before its source. */
function loneCredits(page: Page, random: Random): TrainingLine[] {
  const form = Math.floor(random() * 3);
  return page.flatMap((line) => {
    if (line.kind !== 'caption') return [line];
    const credit = /^(.{15,}?)[ \-–(/]*(Nguồn ảnh|Ảnh|Nguồn|Photo): *(.+?)\)?$/u.exec(line.text);
    if (!credit) return [line];
    const [, scene = '', word = '', source = ''] = credit;
    const texts =
      form === 0
        ? [scene, `${word}:`, source]
        : form === 1
          ? [scene, word, `: ${source}.`]
          : [scene, `${word}: ${source}`];
    return texts.map((text) => ({ ...line, text }));
  });
}

/** The article without its headline, which the scraper keeps elsewhere; a list, then, may come first. */
function headless(page: Page, random: Random): TrainingLine[] {
  const drop = random() < 0.5 ? ['title'] : ['title', 'lead'];
  const rest = page.filter((line) => !drop.includes(line.kind));
  if (random() < 0.7) return rest;
  const list = pick(LISTS, random).split('\n');
  return [...list.map((text): TrainingLine => ({ text, kind: 'body' })), ...rest];
}

/** Little more than the captions, without their sources. */
function gallery(page: Page): TrainingLine[] {
  const captions = page.filter((line) => line.kind === 'caption');
  if (captions.length < 3) return [...page];
  let left = 1;
  return page.flatMap((line): TrainingLine[] => {
    if (line.kind === 'body') return left-- > 0 ? [line] : [];
    if (line.kind !== 'caption') return [line];
    return [
      {
        ...line,
        text: line.text.replace(/[ \-–(/.]*(Nguồn ảnh|Ảnh|Nguồn|Photo)[^:]{0,12}: .*$/u, '') || line.text,
      },
    ];
  });
}
