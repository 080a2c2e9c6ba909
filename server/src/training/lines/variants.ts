import { shapeOf } from '../../core/recognition/lines/shape';
import { formOf, splitParagraphs } from './bodies';
import { chromeLines } from './chrome';
import { formed, habitual } from './habits';
import { LEXICON } from './lexicon';
import type { Page, TrainingLine } from './page';
import { bareEnd, scraped } from './scraped';
import { insideLines, teaserList } from './teasers';

/**
 * Pages made from a page by habits that other sites have, so that the model leans on no habit of the few
 * sites in the corpus: another site's opening, closing and chrome, chrome inside the article, paragraphs
 * of one sentence, teasers not repeated or not cut off, no chrome at all. `others` are pages of other
 * sites. Deterministic in `seed`.
 */
export function variantsOf(page: Page, others: readonly Page[], seed: number): Page[] {
  const random = randomFrom(seed);
  const own = page.filter((line) => line.kind !== 'boilerplate');
  const result: Page[] = [
    splitParagraphs(page, 1, random),
    splitParagraphs(plainTeasers(page), 0.4, random),
    splitParagraphs(own, 0.5, random),
  ];
  for (let n = 0; n < BUILDS; n++) {
    const plain = build(page, random);
    const built =
      others.length > 0 && random() < 0.5 ? insert(plain, insideLines(others, random), random) : plain;
    const teasers = others.length > 0 ? teaserList(others, random) : [];
    const whole = n % 3 === 2 ? built : withTeasers(built, teasers);
    result.push(splitParagraphs(whole, (n % 3) * 0.3, random));
  }
  for (let n = 0; n < DRESSES && others.length > 0; n++) {
    const other = others[Math.floor(random() * others.length)]!;
    const guest = others[Math.floor(random() * others.length)]!;
    let dressed = dress(page, n % 3 === 1 ? plainTeasers(other) : other);
    if (n % 2 === 1) dressed = interrupt(dressed, guest, random);
    if (n % 2 === 0) dressed = withTeasers(dressed, teaserList(others, random));
    if (n % 3 === 0) dressed = withTeasers(dressed, teaserList(others, random));
    if (n % 3 === 2) dressed = splitParagraphs(dressed, 0.6, random);
    if (n % 4 === 3) dressed = creditsFirst(dressed);
    if (n % 4 === 0) dressed = ruled(dressed, random);
    result.push(dressed);
  }
  for (let n = 0; n < BARE; n++)
    result.push(splitParagraphs(formed(bare(own, random), random), n * 0.3, random));
  for (let n = 0; n < HABITS; n++) {
    const base = n % 2 === 0 || others.length === 0 ? build(page, random) : dress(page, pick(others, random));
    const inside = others.length > 0 && random() < 0.3;
    const whole = habitual(inside ? insert(base, insideLines(others, random), random) : base, others, random);
    const teased = others.length > 0 && n % 3 < 2 ? withTeasers(whole, teaserList(others, random)) : whole;
    const trimmed = n % 2 === 1 ? trimmedTail(teased, random) : teased;
    result.push(splitParagraphs(trimmed, (n % 3) * 0.3, random));
  }
  for (let n = 0; n < SCRAPED; n++) {
    const alone = n % 2 === 0 || others.length === 0;
    const base = alone
      ? bareEnd(bare(own, random), random)
      : n % 3 === 0
        ? build(page, random)
        : dress(page, pick(others, random));
    const teased = alone || random() < 0.5 ? base : withTeasers(base, teaserList(others, random));
    result.push(scraped(splitParagraphs(teased, (n % 3) * 0.3, random), random));
  }
  return result;
}

/** Pages dressed as other sites' for each page. */
const DRESSES = 6;
/** Pages built from usual chrome for each page. */
const BUILDS = 5;

/** Articles without chrome for each page. */
const BARE = 4;
/** Pages with habits that the corpus has few of for each page. */
const HABITS = 8;
/** Pages as scrapers leave them for each page. */
const SCRAPED = 8;

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)]!;
}

/** Numbers from 0 to 1, exclusive, that follow from the seed (a linear congruential generator). */
function randomFrom(seed: number): () => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Teasers with one headline and a summary that is a whole sentence. */
function plainTeasers(page: Page): TrainingLine[] {
  return page
    .filter((line, i) => line.kind !== 'boilerplate' || line.text !== page[i - 1]?.text)
    .map((line) =>
      line.kind === 'boilerplate' && line.text.length > 50
        ? { ...line, text: line.text.replace(/ ?(\.\.\.|…)$/, '.') }
        : line,
    );
}

/** The page's title, lead, body and captions between the other page's credits and chrome. */
function dress(page: Page, other: Page): TrainingLine[] {
  const title = page.find((line) => line.kind === 'title');
  const lead = page.filter((line) => line.kind === 'lead');
  const body = page.filter((line) => line.kind === 'body' || line.kind === 'caption');
  const isContent = (line: TrainingLine) => line.kind === 'body' || line.kind === 'caption';
  const opening = other.findIndex((line) => line.kind === 'body');
  const closing = other.findLastIndex(isContent);
  const result: TrainingLine[] = [];
  for (const line of other.slice(0, opening)) {
    if (line.kind === 'title') result.push(...(title ? [title] : []));
    else if (line.kind === 'lead') result.push(...lead.splice(0));
    else if (line.kind !== 'caption') result.push(line);
  }
  return [...result, ...body, ...other.slice(closing + 1)];
}

/** The page's title, lead, body and captions between usual chrome and credits. */
function build(page: Page, random: () => number): TrainingLine[] {
  const lines = (where: Parameters<typeof chromeLines>[0], most: number) =>
    chromeLines(where, Math.floor(random() * (most + 1)), random);
  const content = page.filter((line) => line.kind !== 'boilerplate' && line.kind !== 'byline');
  const body = formOf(
    content.filter((line) => line.kind !== 'title' && line.kind !== 'lead'),
    random,
  );
  const title = content.filter((line) => line.kind === 'title');
  const leads = content.filter((line) => line.kind === 'lead');
  const lead = random() < 0.5 ? leads.map(firstSentence) : leads;
  const under =
    random() < 0.5 ? [...lines('top', 2), ...lines('tools', 2)] : [...lines('tools', 2), ...lines('top', 2)];
  const above = random() < 0.25 ? lines('top', 1) : [];
  const leadFirst = random() < 0.3;
  return [
    ...lines('head', 3),
    ...above,
    ...title,
    ...(leadFirst ? [...lead, ...under] : [...under, ...lead]),
    ...lines('tools', 1),
    ...body,
    ...lines('bottom', 1),
    ...lines('tools', 3),
    ...lines('foot', 4),
    ...lines('end', 6),
  ];
}

/** The page with some of its last chrome only: any line that can be told for chrome may be the first. */
function trimmedTail(page: Page, random: () => number): TrainingLine[] {
  const last = page.findLastIndex((line) => line.kind !== 'boilerplate');
  const tail = page.slice(last + 1);
  const starts = tail.flatMap((line, i) => (speaksForItself(line.text) ? [i] : []));
  const from = starts.length > 0 ? pick(starts, random) : 0;
  return [...page.slice(0, last + 1), ...tail.slice(from, from + 1 + Math.floor(random() * 6))];
}

const SIGNS = ['rights-sign', 'phone', 'address', 'hashtag', 'domain'] as const;

function speaksForItself(text: string): boolean {
  const { cued, flags } = shapeOf(text, LEXICON);
  return cued >= 0.4 || SIGNS.some((sign) => flags.has(sign));
}

/** The article alone, maybe without its credits and captions, and not always to its end. */
function bare(own: Page, random: () => number): TrainingLine[] {
  const drop = [random() < 0.6 ? 'byline' : '', random() < 0.4 ? 'caption' : ''];
  const content = formOf(
    own.filter((line) => !drop.includes(line.kind)),
    random,
  );
  const bodies = content.filter((line) => line.kind === 'body').length;
  let left = random() < 0.5 ? bodies : 2 + Math.floor(random() * bodies);
  const end = content.findIndex((line) => line.kind === 'body' && --left < 0);
  return end < 0 ? content : content.slice(0, end);
}

function firstSentence(line: TrainingLine): TrainingLine {
  const end = line.text.indexOf('. ', 50);
  return end < 0 ? line : { ...line, text: line.text.slice(0, end + 1) };
}

/** The page with the credits that stand under the title above it. */
function creditsFirst(page: Page): TrainingLine[] {
  const title = page.findIndex((line) => line.kind === 'title');
  let end = title + 1;
  while (page[end]?.kind === 'byline') end++;
  return [...page.slice(0, title), ...page.slice(title + 1, end), page[title]!, ...page.slice(end)];
}

const RULES = ['---', '***', '* * *', '___', '...', '•••', '-', '|'];

/** The page with a rule of signs above its last chrome. */
function ruled(page: Page, random: () => number): TrainingLine[] {
  const last = page.findLastIndex((line) => line.kind !== 'boilerplate');
  const text = RULES[Math.floor(random() * RULES.length)]!;
  return [...page.slice(0, last + 1), { text, kind: 'boilerplate' }, ...page.slice(last + 1)];
}

/** The page with a list of teasers below its last own line. */
function withTeasers(page: Page, teasers: Page): TrainingLine[] {
  const last = page.findLastIndex((line) => line.kind !== 'boilerplate');
  return [...page.slice(0, last + 1), ...teasers, ...page.slice(last + 1)];
}

/** The page with a block of the guest's chrome between two paragraphs. */
function interrupt(page: Page, guest: Page, random: () => number): TrainingLine[] {
  const chrome = guest.filter((line) => line.kind === 'boilerplate');
  const starts = chrome.flatMap((line, i) => (opensBlock(line.text, chrome[i + 1]?.text) ? [i] : []));
  const from = starts[Math.floor(random() * starts.length)];
  if (from === undefined) return [...page];
  return insert(page, chrome.slice(from, from + 1 + Math.floor(random() * 3)), random);
}

/** The page with the lines between two paragraphs. */
function insert(page: Page, lines: Page, random: () => number): TrainingLine[] {
  const places = page.flatMap((line, i) =>
    line.kind === 'body' && page[i + 1]?.kind === 'body' ? [i + 1] : [],
  );
  const at = places[Math.floor(random() * places.length)];
  return at === undefined ? [...page] : [...page.slice(0, at), ...lines, ...page.slice(at)];
}

/** Whether chrome can be told from the article by a block that begins with this line. */
function opensBlock(text: string, next: string | undefined): boolean {
  const shape = shapeOf(text, LEXICON);
  return shape.cued >= 0.4 || text === next || shape.flags.has('arrow');
}
