import type { LineKind } from '../../../core/recognition/types';
import { Random } from '../../random';
import type { Page, TrainingLine } from '../page';
import * as say from './phrases';

/** An article of the corpus without its chrome. */
export interface Own {
  readonly title: string;
  readonly bylines: readonly string[];
  /** Lead, body and captions in order. */
  readonly text: readonly TrainingLine[];
}

export function ownOf(page: Page): Own {
  const of = (kind: LineKind) => page.filter((line) => line.kind === kind).map(({ text }) => text);
  return {
    title: of('title')[0] ?? '',
    bylines: of('byline'),
    text: page.filter(({ kind }) => kind === 'lead' || kind === 'body' || kind === 'caption'),
  };
}

/**
 * Pages of invented English sites around an article, as a browser's text of the whole page has them: long menus, a line
 * for each item; teasers, promotions and comments around and inside the text; footers. The same seed gives the same pages.
 * @param others articles whose titles and beginnings serve as teasers
 */
export function englishPages(own: Own, others: readonly Own[], count: number, seed: number): Page[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => new PageMaker(random, others).page(own));
}

/** How many articles are mostly a list. */
const LISTED = 0.1;

class PageMaker {
  /** What is the same wherever a page has it. */
  readonly #brand: string;
  readonly #city: string;
  readonly #menu: readonly string[];
  readonly #teaser: number;
  /** How much is around the article: of a bare text nothing, of a portal hundreds of lines. */
  readonly #size: number;

  constructor(
    readonly random: Random,
    readonly others: readonly Own[],
  ) {
    this.#brand = this.#pick(say.FILLERS['brand']!);
    this.#city = this.#pick(say.FILLERS['city']!);
    this.#size = this.#pick([0, 0.3, 0.6, 1, 1, 1.5, 2]);
    this.#menu = this.#menuLines();
    this.#teaser = this.#upTo(12);
  }

  page(own: Own): Page {
    const bare = this.#size === 0;
    // What was cut out of a page often begins with its notice.
    const head = bare ? this.#chrome(this.#some(say.CONSENT, 0.3, 2)) : this.#head(own);
    const tail = bare ? (this.#chance(0.5) ? this.#signed() : []) : this.#tail(own);
    return [...head, ...this.#article(own), ...tail].filter(({ text }) => text !== '');
  }

  #head(own: Own): TrainingLine[] {
    const parts: string[][] = [
      this.#some(say.CONSENT, 0.35, 3),
      this.#some(say.TOP, 0.9, 3 + 6 * this.#size),
      this.#chance(0.85) ? [...this.#menu] : [],
      this.#some(say.TOP, 0.4, 4),
      this.#chance(0.25) ? [...this.#menu].slice(0, this.#upTo(60)) : [],
      this.#chance(0.25) ? this.#some(say.NEWSLETTER, 1, 5) : [],
      this.#chance(0.3) ? this.#teasers(this.#upTo(10)) : [],
      this.#chance(0.3) ? [this.#pick(say.RELATED_HEADINGS), ...this.#headlines(this.#upTo(9))] : [],
      this.#chance(0.12) ? this.#archive() : [],
      this.#some(say.TOOLS, 0.3, 3),
      this.#chance(0.3) ? this.#breadcrumb(own) : [],
      this.#chance(0.3) ? ['<section>'] : [],
    ];
    return this.#chrome(parts.flat());
  }

  #breadcrumb(own: Own): string[] {
    const sep = this.#pick([' > ', ' / ', ' » ', ' › ', ' | ']);
    const path = ['Home', '<section>', ...(this.#chance(0.4) ? [own.title] : [])];
    return this.#chance(0.6) ? [path.join(sep)] : path;
  }

  #article(own: Own): TrainingLine[] {
    const [first, ...rest] = this.#lengthened(own.text.filter(({ kind }) => kind !== 'caption'));
    if (!first) return [];
    const bylines = this.#credited(own);
    const tools = () => this.#chrome(this.#size === 0 ? [] : this.#some(say.TOOLS, 0.6, 2 + 4 * this.#size));
    const dek = this.#chance(0.3);
    const title: TrainingLine = { text: own.title, kind: 'title' };
    const lead: TrainingLine = dek
      ? { text: firstSentence(first.text), kind: 'lead' }
      : { text: first.text, kind: 'lead' };
    const picture = this.#chance(0.35) ? this.#caption() : [];
    const above = this.#chance(0.1) ? bylines.splice(0) : [];
    const under = [bylines, tools(), picture];
    if (this.#chance(0.3)) under.reverse();
    const early = dek && this.#chance(0.6);
    const opening = early
      ? [title, lead, ...under.flat()]
      : [
          title,
          ...(this.#size > 0 && this.#chance(0.1) ? this.#chrome([own.title]) : []),
          ...under.flat(),
          lead,
        ];
    const body = [...(dek ? [first] : []), ...rest].map(({ text }): TrainingLine => ({ text, kind: 'body' }));
    // Some reports are a few lines long.
    const kept = this.#chance(0.2) ? body.slice(0, 1 + this.#upTo(3)) : body;
    const formed = this.#chance(LISTED) ? this.#listed(body) : this.#formed(kept);
    return [...above, ...opening, ...this.#interrupted(formed)];
  }

  /** Features are longer than the reports of the corpus, and some sites write long paragraphs. */
  #lengthened(text: readonly TrainingLine[]): TrainingLine[] {
    const more = this.#chance(0.2) ? 1 + this.#upTo(4) : 0;
    const lines = [...text];
    for (let n = 0; n < more; n++)
      lines.push(...this.#pick(this.others).text.filter(({ kind }) => kind === 'body'));
    const often = this.#pick([0, 0, 0.4, 0.75]);
    const result: TrainingLine[] = [];
    for (const line of lines) {
      const last = result.at(-1);
      const joins =
        last !== undefined && line.text.length > 60 && last.text.length < 700 && this.#chance(often);
      if (joins) result[result.length - 1] = { ...last, text: `${last.text} ${line.text}` };
      else result.push(line);
    }
    return result;
  }

  #credited(own: Own): TrainingLine[] {
    if (this.#chance(0.1)) return [];
    const by = this.#chance(0.3) && own.bylines.length > 0 ? [...own.bylines] : [this.#pick(say.BYLINES)];
    const dates = this.#some(say.DATES, 0.75, 2);
    return (this.#chance(0.75) ? [...by, ...dates] : [...dates, ...by]).map((text) => ({
      text: this.#fill(text),
      kind: 'byline',
    }));
  }

  #caption(): TrainingLine[] {
    const scene = this.#pick(say.CAPTIONS);
    const credit = this.#pick(say.CREDITS);
    const form = this.random.next();
    const texts =
      form < 0.4 ? [`${scene} ${credit}`] : form < 0.7 ? [scene, credit] : form < 0.85 ? [scene] : [credit];
    return texts.map((text) => ({ text: this.#fill(text), kind: 'caption' }));
  }

  /** Paragraphs cut and joined, with headings, lists and sentences that look like chrome. */
  #formed(body: readonly TrainingLine[]): TrainingLine[] {
    const cut = this.#pick([0, 0.3, 0.8]);
    const heads = this.#chance(0.25) ? 0.3 : 0;
    const lines = body.flatMap((line): TrainingLine[] => {
      const parts = this.#chance(cut) ? sentences(line.text) : [line.text];
      const head = this.#chance(heads) ? [this.#pick(say.SUBHEADS)] : [];
      return [...head, ...parts].map((text) => ({ text, kind: 'body' }));
    });
    const own = (texts: readonly string[]) => {
      const at = this.#upTo(lines.length) - 1;
      lines.splice(at, 0, ...texts.map((text): TrainingLine => ({ text: this.#fill(text), kind: 'body' })));
    };
    // Several who write one piece sign their paragraphs.
    const signs = this.#chance(0.08) ? this.#pick([' [AV]', ' [J.M.]', ' – KL', ' (TR)', ' [Lee]']) : '';
    if (signs !== '')
      lines.forEach(({ text, kind }, i) => {
        lines[i] = { text: text + signs, kind };
      });
    if (this.#chance(0.3)) own(this.#pick(say.OWN_LISTS).split(';'));
    if (this.#chance(0.2)) own([this.#pick(say.LIKE_CHROME)]);
    return lines;
  }

  /** Fixtures, results, a recipe: mostly a list, with a sentence or two before it and perhaps one behind. */
  #listed(body: readonly TrainingLine[]): TrainingLine[] {
    const lists = Array.from({ length: this.#pick([1, 1, 2]) }, () => this.#pick(say.OWN_LISTS));
    const before = this.#upTo(2) - 1;
    const list = lists
      .join(';')
      .split(';')
      .map((text): TrainingLine => ({ text: this.#fill(text), kind: 'body' }));
    return [...body.slice(0, before), ...list, ...body.slice(before, before + this.#upTo(3) - 1)];
  }

  /** Chrome and pictures between the paragraphs. */
  #interrupted(body: readonly TrainingLine[]): TrainingLine[] {
    if (body.length < 3) return [...body];
    const often = this.#size === 0 ? 0 : this.#pick([0, 0, 0.1, 0.25]);
    const pictures = this.#pick([0, 0, 0.1, 0.3]);
    const posts = this.#chance(0.12) ? 0.4 : 0;
    const wall = this.#size > 0 && this.#chance(0.15) ? this.#upTo(3) - 1 : -1;
    const marker = this.#size > 0 && this.#chance(0.12) ? this.#pick(say.MARKERS) : undefined;
    return body.flatMap((line, i) => {
      if (i === body.length - 1) return [line];
      if (marker !== undefined && this.#chance(0.6)) return [line, ...this.#chrome([marker])];
      if (i === wall) return [line, ...this.#chrome(this.#walled())];
      if (this.#chance(posts))
        return [
          line,
          ...this.#pick(say.POSTS)
            .split(';')
            .map((text): TrainingLine => ({ text: this.#fill(text), kind: 'body' })),
        ];
      if (this.#chance(often)) return [line, ...this.#chrome(this.#inside())];
      return this.#chance(pictures) ? [line, ...this.#caption()] : [line];
    });
  }

  /** What asks for money or an account, often twice. */
  #walled(): string[] {
    const block = this.#some(say.PAYWALL, 1, 14);
    return this.#chance(0.4) ? [...block, ...block] : block;
  }

  #chart(): string[] {
    const rows = Array.from({ length: 4 + this.#upTo(20) }, () => this.#pick(say.CHART));
    return this.#chance(0.3) ? [...rows, ...rows] : rows;
  }

  #inside(): string[] {
    const form = this.random.next();
    if (form < 0.1) return this.#chance(0.6) ? this.#some(say.PAYWALL, 1, 5) : this.#chart();
    if (form < 0.2)
      return [
        this.#pick([
          'Advertisement',
          'ADVERTISEMENT',
          'Story continues below',
          'Article continues below advertisement',
          'Advertisement - Continue reading below',
        ]),
      ];
    if (form < 0.35) return this.#some(say.NEWSLETTER, 1, 7);
    if (form < 0.5)
      return [
        `${this.#pick(['Read more', 'READ MORE', 'Related', 'RELATED', 'See also', 'Also read', 'More', 'Watch', 'MORE'])}: ${this.#pick(say.HEADLINES)}`,
      ];
    if (form < 0.75) return [this.#pick(say.RELATED_HEADINGS), ...this.#headlines(this.#upTo(4))];
    if (form < 0.85) return this.#some(say.TOOLS, 1, 5);
    if (form < 0.92) return ['<clock>', `${this.#pick(say.HEADLINES)} - video`];
    return this.#teasers(this.#upTo(3));
  }

  #signed(): TrainingLine[] {
    return this.#some(say.SIGNATURES, 0.6, 2).map((text) => ({ text, kind: 'byline' }));
  }

  #tail(own: Own): TrainingLine[] {
    const blocks: (() => string[])[] = [
      () => this.#some(say.TOOLS, 1, 2 + 6 * this.#size),
      () => this.#tags(),
      () => this.#comments(),
      () => this.#some(say.NEWSLETTER, 1, 7),
      () => [
        ...(this.#chance(0.6) ? [this.#pick(say.RELATED_HEADINGS)] : []),
        ...this.#teasers(this.#upTo(10)),
      ],
      () => [this.#pick(say.RELATED_HEADINGS), ...this.#headlines(2 + this.#upTo(8))],
      () => [this.#pick(say.RELATED_HEADINGS), ...this.#numbered()],
      () => (this.#chance(0.3) ? [own.title] : []),
      () => (this.#chance(0.3) ? this.#archive() : []),
      () => this.#headlines(2 + this.#upTo(10)),
      () => [`« ${this.#pick(say.HEADLINES)}`, `${this.#pick(say.HEADLINES)} »`],
      () => (this.#chance(0.5) ? ['By <name>', '<date>'] : ['<name>', '<name> is a writer in <city>.']),
      () => this.#some(say.BIOS, 0.8, 3),
      () => this.#some(say.PAYWALL, 0.5, 8),
      () => [
        'About the author',
        `<name> ${this.#pick(['writes about food and farming.', 'is the editor of this page.', 'has covered the city since <year>.'])}`,
      ],
    ];
    this.random.shuffle(blocks);
    const chosen = blocks.slice(0, Math.ceil((2 + this.#upTo(7)) * Math.min(1, this.#size)));
    const footer = this.#chance(0.85)
      ? [
          ...(this.#chance(0.6) ? this.#menu.slice(0, this.#upTo(50)) : []),
          ...this.#some(say.LEGAL, 1, 3 + 8 * this.#size),
        ]
      : [];
    return [...this.#signed(), ...this.#chrome([...chosen.flatMap((block) => block()), ...footer])];
  }

  #tags(): string[] {
    const tags = Array.from({ length: 1 + this.#upTo(6) }, () => this.#pick(say.MENU));
    const head = this.#pick([
      'Tags',
      'Tags:',
      'Topics',
      'TOPICS:',
      'Filed under:',
      'Explore more on these topics',
      'More on:',
      'Related topics',
    ]);
    return this.#chance(0.5) ? [head, ...tags] : [`${head} ${tags.join(', ')}`];
  }

  #comments(): string[] {
    const lines = this.#chance(0.7) ? this.#some(say.COMMENT_FORM, 1, 4) : ['<n> Comments'];
    const meta = this.#pick([
      '<date> at <clock>',
      '<n> hours ago',
      '<weekday> <clock>',
      '<date>, <clock> | Permalink',
      '',
    ]);
    const foot = this.#pick([
      ['Reply'],
      ['Like', 'Reply'],
      ['Reply Share Flag'],
      ['Report abuse'],
      ['<n>', 'Reply'],
      [],
    ]);
    const who = this.#pick([
      '<name>',
      '<handle>',
      '<name> says:',
      'Posted by <handle> on <date>',
      '<first>',
      '@<handle>',
    ]);
    const many = this.#upTo(this.#pick([4, 12]));
    const together = this.#chance(0.3);
    for (let n = 0; n < many; n++) {
      const said = Array.from({ length: this.#pick([1, 1, 1, 2, 3]) }, () => this.#pick(say.COMMENTS));
      lines.push(who, meta, ...(together ? [said.join(' ')] : said), ...foot);
    }
    return [...lines, ...this.#some(say.COMMENT_FORM, 0.6, 8)];
  }

  #teasers(count: number): string[] {
    const form = this.#teaser;
    const meta = this.#pick([
      '<date>',
      '<n> hours ago',
      '<section>',
      '<name>',
      '<section> | <date>',
      'By <name>',
      '<n> min read',
      '<weekday>',
    ]);
    return this.#headlines(count).flatMap((headline) => {
      const summary = this.#summary();
      if (form <= 3) return [headline, summary];
      if (form <= 5) return [headline, meta];
      if (form <= 6) return [headline, summary, meta];
      if (form <= 7) return ['<section>', headline, summary];
      if (form <= 8) return [headline, headline];
      if (form <= 9) return [headline, `${summary} Read more`];
      return [headline];
    });
  }

  #summary(): string {
    const other = this.#chance(0.4) ? this.#pick(this.others) : undefined;
    const text = other?.text[0] ? firstSentence(other.text[0].text) : this.#pick(say.SUMMARIES);
    if (!this.#chance(0.3)) return text;
    return `${text
      .split(' ')
      .slice(0, 8 + this.#upTo(14))
      .join(' ')}${this.#pick(['...', '…', ' ...', ' [...]'])}`;
  }

  #headlines(count: number): string[] {
    const sign = this.#pick(['', '', '', '', '• ', '- ', '» ']);
    return Array.from({ length: count }, () => {
      const title = this.#chance(0.3) ? this.#pick(this.others).title : this.#pick(say.HEADLINES);
      return sign + title;
    });
  }

  #numbered(): string[] {
    const lines = this.#headlines(3 + this.#upTo(7));
    return this.#chance(0.5)
      ? lines.map((line, n) => `${n + 1}. ${line}`)
      : lines.flatMap((line, n) => [String(n + 1), line]);
  }

  /** The months of a weblog with how much was written in each. */
  #archive(): string[] {
    const sign = this.#pick(['', '► ']);
    const form = this.#pick([
      '<month> <year> (<n>)',
      '<month> <year>',
      '<month> (<n>)',
      '<section> (<n>)',
      '<month> <n>',
      '<date>',
    ]);
    const items = Array.from(
      { length: 3 + this.#upTo(30) },
      () => `${sign}${form.replace('<month>', this.#pick(say.MONTHS.slice(0, 12)))}`,
    );
    return [this.#pick(['Archives', 'Blog Archive', 'Categories', 'Select Month']), ...items];
  }

  #menuLines(): string[] {
    const count = Math.ceil(this.#size * this.#pick([6, 15, 40, 90]));
    const grouped = this.#chance(0.15);
    const sep = this.#pick([' | ', ' ', ' · ']);
    const item = () => this.#pick(say.MENU);
    return Array.from({ length: count }, () =>
      grouped ? Array.from({ length: 2 + this.#upTo(6) }, item).join(sep) : item(),
    );
  }

  /** Some of the items, at most so many, in a row as they stand. */
  #some(list: readonly string[], chance: number, most: number): string[] {
    if (!this.#chance(chance)) return [];
    const count = this.#upTo(Math.max(1, Math.floor(most)));
    if (this.#chance(0.5)) return Array.from({ length: count }, () => this.#pick(list));
    const from = this.#upTo(list.length) - 1;
    return [...list.slice(from, from + count)];
  }

  #chrome(texts: readonly string[]): TrainingLine[] {
    return texts.map((text) => ({ text: this.#fill(text), kind: 'boilerplate' }));
  }

  #fill(text: string): string {
    return text.replace(/<(\w+)>/g, (_, name: string) => {
      const filled = this.#filler(name.toLowerCase());
      return name === name.toUpperCase() ? filled.toUpperCase() : filled;
    });
  }

  #filler(name: string): string {
    if (name === 'brand') return this.#brand;
    if (name === 'city' && this.#chance(0.5)) return this.#city;
    if (name === 'n') return String(this.#upTo(this.#pick([9, 60, 400])));
    if (name === 'year') return String(2005 + this.#upTo(20));
    if (name === 'clock') return this.#clock();
    if (name === 'date') return this.#date();
    return this.#pick(say.FILLERS[name]!);
  }

  #clock(): string {
    const minutes = String(this.#upTo(59)).padStart(2, '0');
    const form = this.random.next();
    if (form < 0.3)
      return `${this.#upTo(12)}:${minutes} ${this.#pick(['AM', 'PM', 'a.m.', 'p.m.', 'am', 'pm'])}`;
    if (form < 0.5)
      return `${String(this.#upTo(23)).padStart(2, '0')}:${minutes}${this.#pick(['', ' GMT', ' BST', ' EST'])}`;
    return form < 0.7
      ? `${this.#upTo(12)}.${minutes}${this.#pick(['am', 'pm', ' EDT'])}`
      : `${this.#upTo(12)}:${minutes}`;
  }

  #date(): string {
    const [day, month, year] = [this.#upTo(28), this.#pick(say.MONTHS), 2005 + this.#upTo(20)];
    const form = this.random.next();
    if (form < 0.4) return `${month} ${day}, ${year}`;
    if (form < 0.7) return `${day} ${month} ${year}`;
    if (form < 0.8)
      return `${String(day).padStart(2, '0')}/${String(this.#upTo(12)).padStart(2, '0')}/${year}`;
    return form < 0.9 ? `${month} ${day}` : `${day} ${month}`;
  }

  #upTo(n: number): number {
    return 1 + this.random.below(n);
  }

  #chance(share: number): boolean {
    return this.random.chance(share);
  }

  #pick<T>(items: readonly T[]): T {
    return this.random.pick(items);
  }
}

function firstSentence(text: string): string {
  return sentences(text)[0]!;
}

/** Cut at the ends of sentences; initials and short pieces stay with what follows. */
function sentences(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(/(?<=[a-z\d)%]{2})[.!?]["”]? (?=["“]?[A-Z])/g)) {
    const end = match.index + match[0].length;
    if (end - start < 40) continue;
    parts.push(text.slice(start, end).trimEnd());
    start = end;
  }
  return [...parts, text.slice(start)];
}
