import type { Range } from 'vscode-languageserver-protocol/node';
import { isSame } from '../../src/core/annotation/anchor';
import { NAMES_FILE, plain } from '../../src/core/project/decisions';
import { ReadMemo, readSidecar } from '../../src/core/sidecar/read';
import { comparable } from '../../src/core/text/comparable';
import { LineMap } from '../../src/core/text/lines';
import type { Span } from '../../src/core/text/span';
import { COMMANDS } from '../../src/protocol';
import { decidedArticle } from '../../src/workspace/load';
import {
  type Cell,
  type Cells,
  cellsOf,
  indexOf,
  linesOf,
  offsetOf,
  placeOf,
  sharedEnds,
  textOf,
} from './cells';
import { type Client, rangeOf, type Shown } from './client';
import { type LineAction, LineMarks } from './lineMarks';

/** What goes wrong. */
export const FAULTS = ['moved', 'doubled', 'lost', 'misplaced', 'changed by a save'] as const;
export type Fault = (typeof FAULTS)[number];

export class Wrong extends Error {
  constructor(
    readonly fault: Fault,
    message: string,
  ) {
    super(`${fault}: ${message}`);
  }
}

/** One step: what is done, and numbers from 0 to 1 that choose where, in the text as it then is. */
export interface Step {
  readonly do: string;
  readonly at: readonly number[];
}

export interface Tally {
  /** Annotations that were looked at, one for each step. */
  seen: number;
  /** Of these the stale ones, those whose own text is there, and those with 16 characters on both sides, too. */
  stale: number;
  staleIntact: number;
  staleUntouched: number;
}

/** An accepted annotation as the model knows it: the very characters that were decided on. */
interface Mark {
  readonly ids: readonly number[];
  readonly type: string;
  readonly quote: string;
  /** The characters around it, when it was last seen. */
  readonly around: readonly number[];
  /** All before it and behind it, and how those next to it read. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly reads: string;
  /** The whole text, and where it stood in it. */
  readonly whole: string;
  readonly start: number;
  /** The same in UTF-16 code units. */
  readonly offset: number;
  /** The text, and its place there, when the sidecar was last written. */
  readonly filed?: { readonly text: string; readonly offset: number; readonly inLine: InLine };
}

/** What stands before an annotation in its line, it, and what stands behind it. */
type InLine = readonly [before: string, quote: string, behind: string];

/** Whether two read alike, however many blanks there are: as far as both were looked at. */
function readsLike(one: InLine, other: InLine): boolean {
  const [before, quote, behind] = one.map((text, n) => [comparable(text).text, comparable(other[n]!).text]);
  const [a, b] = before!;
  const [c, d] = behind!;
  return (
    quote![0] === quote![1] &&
    (a!.endsWith(b!) || b!.endsWith(a!)) &&
    (c!.startsWith(d!) || d!.startsWith(c!))
  );
}

/** Whether a text that differs from another one at one place at most has there what stood at an offset of that one. */
function standsAt(start: number, quote: string, text: string, whole: string, from: number): boolean {
  const { head, tail } = sharedEnds(whole, text);
  const to = from + quote.length;
  if (start === from && to <= Math.min(head, whole.length - tail, text.length - tail)) return true;
  const isBehind = from >= Math.max(whole.length - tail, head) && start >= Math.max(text.length - tail, head);
  return (whole === text && start === from) || (isBehind && text.length - start === whole.length - from);
}

interface Action {
  readonly removed: readonly Mark[];
  readonly added: readonly Mark[];
  /** Those that said of a place what another one says there, or lay under what was changed: they went with it. */
  readonly folded?: readonly Mark[];
  /** Of these one became the other: it is the same entry. */
  readonly same?: readonly (readonly [Mark, Mark])[];
  readonly lines?: LineAction;
  /** All that there were before: what comes back stands beside them again. */
  readonly before?: readonly Mark[];
  /** Undone or done again: what stood so when that was, whatever earlier actions had left of it. */
  readonly asLeft?: Set<Mark>;
}

const AROUND = 16;
const NAMES = ['Nam', 'Lan', 'Hà Nội', 'Huế', 'Trần Minh', 'Bộ Y tế', 'Đà Nẵng'];
const PHRASES = [
  '# nói.',
  '# gặp # ở #.',
  'Hôm qua # tới #, # thì không.',
  'Ông # ốm. Bà # khỏe.',
  '© 2024 News.',
  'Chia sẻ',
  'Tại #, #, 30 tuổi, cho biết # đã đi từ sáng sớm hôm qua.',
  '# và # ở #.',
  'Mọi người đều nói rằng # sẽ gặp # ở # vào ngày mai, không ai biết vì sao.',
  '',
];
const WORDS = ['Nam', 'Lan', ' và ', ', ', 'họ', ' Huế', 'x', ' ', 'Hà Nội', '. Sau đó Nam nói', '👍', 'ộ'];

/** A whole number below `size`. */
const pick = (share: number, size: number) => Math.min(size - 1, Math.floor(share * size));

export function articleFrom(random: () => number): string {
  const lines: string[] = [];
  const count = 3 + pick(random(), 8);
  const few = PHRASES.slice(pick(random(), 4), 6 + pick(random(), 5));
  // Of some hardly any line is the only one of its kind.
  const [repeats, names] = random() < 0.2 ? [0.8, 2] : [0.35, NAMES.length];
  for (let n = 0; n < count; n++) {
    const again = n > 0 && random() < repeats;
    const phrase = again ? lines[pick(random(), n)]! : few[pick(random(), few.length)]!;
    lines.push(phrase.replaceAll('#', () => NAMES[pick(random() * random(), names)]!));
  }
  return `${lines.join('\n')}\n`;
}

const EDITS = [
  'insert',
  'delete',
  'replace',
  'edge',
  'inside',
  'across',
  'line gone',
  'line twice',
  'line moved',
];
const ANEW = ['spelling', 'blanks', 'line ends'];
const DECISIONS = [
  'tag',
  'tag',
  'tag',
  'tag',
  'retag',
  'reject',
  'remove',
  'cursor',
  'cursor',
  'resize',
  'mark',
  'unmark',
  'all',
  'every',
];
const REST = [
  'back',
  'back',
  'undo',
  'undo',
  'redo',
  'redo',
  'save',
  'save',
  'outside',
  'disk',
  'other',
  'restart',
  'rename',
  'merge',
  'finish',
  'reopen',
  'corpus',
  'outdated',
];
const ALL = [...DECISIONS, ...EDITS, ...DECISIONS, ...EDITS, ...ANEW, ...REST];

/** What others do to equal lines, what is then edited, and what a new session makes of it. */
const CHAINS = [
  ...['outside', 'outside', 'disk', 'disk', 'restart', 'restart', 'back', 'back', 'save', 'undo', 'redo'],
  ...[
    'line gone',
    'line gone',
    'line twice',
    'line twice',
    'line moved',
    'inside',
    'edge',
    'delete',
    'blanks',
  ],
  ...['tag', 'mark', 'all'],
];

export function stepsFrom(random: () => number, count: number): Step[] {
  const most = random() < 0.25 ? CHAINS : ALL;
  return Array.from({ length: count }, (_, n) => {
    const some = n < 4 ? DECISIONS : most;
    return { do: some[pick(random(), some.length)]!, at: [random(), random(), random(), random()] };
  });
}

/** A splice of cells. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly Cell[];
}

/** One article, one server, and the model of what must be seen. */
export class History {
  #cells: Cells;
  #disk: Cells;
  #marks: Mark[] = [];
  /** What can be taken back, and done again. */
  #done: Action[] = [];
  #undone: Action[] = [];
  /** Marks whose surroundings were changed where the server could not see it. */
  #unseen = new Set<Mark>();
  /** Those whose surroundings were changed on disk since the sidecar was last brought up to date. */
  #unsaved = new Set<Mark>();
  /** Those that a restart has left with a text that was saved before: it tells more than one way there. */
  readonly #reverted = new Set<Mark>();
  /** Those that somebody else has given another label, with the one that the last action on them has left. */
  readonly #relabelled = new Map<Mark, string>();
  #stale = new Set<Mark>();
  /** Those of which another one hides whether they are stale. */
  #covered = new Set<Mark>();
  readonly #lines = new LineMarks();
  /** Lines that were called chrome in all articles, also where that was taken back. */
  readonly #chrome = new Set<string>();
  /** The edits of this session, to take them back. */
  #past: { readonly before: Cells; readonly back: readonly Splice[] }[] = [];
  #version = 1;
  #shown: readonly Shown[] = [];
  readonly #uri: string;
  readonly #sidecar: string;
  /** What was read last. */
  #filed: { readonly source?: string; readonly says: readonly string[] } = { says: [] };
  readonly #memo = new ReadMemo();

  constructor(
    readonly client: Client,
    readonly name: string,
    article: string,
    readonly tally: Tally,
  ) {
    this.#cells = this.#disk = cellsOf(article);
    this.#uri = client.uri(`${name}.txt`);
    this.#sidecar = `${name}.ann.yaml`;
  }

  get text(): string {
    return textOf(this.#cells);
  }

  async run(steps: readonly Step[], log: (line: string) => void = () => undefined): Promise<void> {
    this.client.write(`${this.name}.txt`, this.text);
    await this.#open();
    this.#shown = (await this.client.shown(this.#uri, this.text)).spans;
    for (const [n, step] of steps.entries()) {
      log(`${n}. ${step.do} ${step.at.map((share) => share.toFixed(3)).join(' ')}`);
      const before = await this.#file();
      const decided = await this.#step(step, log);
      const after = await this.#file();
      if (decided) this.#fold(after);
      await this.#check(log);
      if (!decided && before.join('\n') !== after.join('\n'))
        throw new Wrong(
          after.length > before.length ? 'doubled' : 'lost',
          `${step.do}: the file had\n${before.join('\n')}\nand has\n${after.join('\n')}`,
        );
      this.#countFile(after);
      log(`   ${JSON.stringify(this.text)}`);
      log(`   ${this.#shownText().join(' | ')}`);
    }
  }

  /** Leaves nothing behind: in a folder of many articles lines that repeat are chrome. */
  async end(): Promise<void> {
    await this.client.notify('textDocument/didClose', { textDocument: { uri: this.#uri } });
    await this.client.remove(`${this.name}.txt`, this.#sidecar, NAMES_FILE);
  }

  #shownText(): string[] {
    return this.#shown.filter(({ accepted }) => accepted).map((shown) => this.#says(shown));
  }

  #says({ start, end, type }: Shown): string {
    return `${start} ${this.text.slice(start, end)} ${type}`;
  }

  /** What the file says, without places. */
  async #file(): Promise<readonly string[]> {
    const source = await this.client.read(this.#sidecar);
    if (source === undefined) return [];
    if (source === this.#filed.source) return this.#filed.says;
    const { spans, lines, problems } = readSidecar(source, this.#memo);
    if (problems.length > 0) throw new Wrong('lost', `the sidecar cannot be read: ${problems[0]!.detail}`);
    const says = [
      ...spans.map(
        ({ id, record: r }) => `${id} ${r.text.normalize('NFC').replace(/\s+/g, ' ')} ${r.label} ${r.status}`,
      ),
      ...lines.map(({ id, record: r }) => `${id} ${r.kind} ${r.status}`),
    ].sort();
    this.#filed = { source, says };
    return says;
  }

  /** A decision takes away what repeats another entry; of those that cannot be seen nobody knows which it is. */
  #fold(entries: readonly string[]): void {
    const hidden = this.#marks.filter((mark) => this.#covered.has(mark));
    const folded = hidden.slice(0, Math.max(0, this.#marks.length - accepted(entries)));
    const last = this.#done.at(-1);
    if (folded.length === 0 || !last) return;
    this.#marks = this.#marks.filter((mark) => !folded.includes(mark));
    this.#done[this.#done.length - 1] = { ...last, folded: [...(last.folded ?? []), ...folded] };
  }

  #countFile(entries: readonly string[]): void {
    const found = accepted(entries);
    if (found !== this.#marks.length)
      throw new Wrong(
        found > this.#marks.length ? 'doubled' : 'lost',
        `${this.#marks.length} annotations are known, ${found} are in the file:\n${entries.join('\n')}\n${this.#marks.map(({ quote, type }) => `${quote} ${type}`).join('\n')}`,
      );
  }

  async #open(): Promise<void> {
    this.#version = 1;
    this.#past = [];
    const textDocument = { uri: this.#uri, languageId: 'dateline-article', version: 1, text: this.text };
    await this.client.notify('textDocument/didOpen', { textDocument });
  }

  /** @returns whether entries may have come or gone */
  async #step(
    { do: what, at: [a = 0, b = 0, c = 0, d = 0] }: Step,
    log: (line: string) => void,
  ): Promise<boolean> {
    const { length } = this.#cells;
    const place = pick(a, length + 1);
    const mark = this.#marks[pick(b, this.#marks.length)];
    const span = mark && placeOf(this.#cells, mark.ids);
    const word = cellsOf(WORDS[pick(c, WORDS.length)]!);
    switch (what) {
      case 'insert':
        return this.#edit([{ start: place, end: place, cells: word }]);
      case 'delete':
        return this.#edit([{ start: place, end: Math.min(length, place + 1 + pick(b * b, 12)), cells: [] }]);
      case 'replace':
        return this.#edit([{ start: place, end: Math.min(length, place + 1 + pick(b * b, 8)), cells: word }]);
      case 'edge': {
        const edge = span ? (d < 0.5 ? span.start : span.end) : place;
        return this.#edit([{ start: edge, end: edge, cells: word }]);
      }
      case 'inside': {
        if (!span) return false;
        const start = span.start + pick(a, span.end - span.start);
        const size = d < 0.4 ? 0 : d < 0.7 ? 1 : span.end - start;
        return this.#edit([{ start, end: start + size, cells: d < 0.4 || d > 0.9 ? word : [] }]);
      }
      case 'across': {
        if (!span) return false;
        const start = Math.max(0, span.start - pick(a, 4));
        return this.#edit([
          { start, end: Math.min(length, span.end + pick(d, 4)), cells: c < 0.3 ? word : [] },
        ]);
      }
      case 'line gone':
      case 'line twice':
      case 'line moved':
        return this.#edit(this.#lineSplices(what, a, d));
      case 'spelling':
      case 'blanks':
      case 'line ends': {
        const lines = linesOf(this.#cells);
        const line = lines[pick(a, lines.length)]!;
        const range = b < 0.3 ? { start: 0, end: length } : line;
        const cells = this.#respelt(what, this.#cells.slice(range.start, range.end), c, d);
        return this.#edit([{ ...range, cells }]);
      }
      case 'back': {
        // Editors take back several edits at once, too.
        const last = this.#past.splice(d < 0.3 ? -2 : -1).reverse();
        if (last.length === 0) return false;
        const backs = last.map(({ back }) => back);
        // One that takes a line away and one that puts its like in are in one message a line that moves.
        const parts = movesLine(this.#cells, backs) ? backs.map((back) => [back]) : [backs];
        for (const [n, part] of parts.entries()) {
          await this.#send(...part);
          this.#cells = part.reduce<Cells>(spliced, this.#cells);
          // All may be as it was in between.
          if (n < parts.length - 1) await this.#check(log);
        }
        this.#cells = last.at(-1)!.before;
        return false;
      }
      case 'tag':
      case 'retag':
      case 'reject':
      case 'remove':
        await this.#decide(what, a, b, c, d);
        return true;
      case 'mark':
      case 'unmark': {
        const lines = linesOf(this.#cells).filter(
          ({ start, end }) => textOf(this.#cells.slice(start, end)).trim() !== '',
        );
        const line = lines[pick(a, lines.length)];
        if (!line) return false;
        const range = this.#range(line);
        const kind = c < 0.5 ? 'boilerplate' : 'caption';
        const { applied } = await this.#apply(
          what === 'mark' ? { do: 'mark', range, kind } : { do: 'unmark', range },
        );
        const says = what === 'mark' ? kind === 'boilerplate' : undefined;
        if (applied) this.#act({ removed: [], added: [], lines: this.#lines.say(this.#cells, line, says) });
        return true;
      }
      case 'all':
        await this.#acceptAll(a);
        return true;
      case 'every':
        return this.#everywhere(a, b);
      case 'cursor':
        await this.#atCursor(a, b, c, d);
        return true;
      case 'resize':
        await this.#resize(a, b, c, d);
        return true;
      case 'rename':
        return this.#rename(a, b, c);
      case 'merge':
        return this.#merge(a, b, c);
      case 'finish':
      case 'reopen': {
        const argument = { uri: this.#uri, version: this.#version };
        const force = what === 'finish' ? { force: true } : {};
        const { applied } = await this.#command(COMMANDS[what], { ...argument, ...force });
        if (applied) this.#act({ removed: [], added: [] });
        return false;
      }
      case 'corpus': {
        const decision = this.#forAll(a, b, c);
        const { applied } = await this.#command(COMMANDS.decide, { uri: this.#uri, decision });
        if (applied) this.#act({ removed: [], added: [] });
        return false;
      }
      case 'outdated':
        return this.#outdated(a, c);
      case 'undo':
      case 'redo':
        return this.#again(what);
      case 'save':
        await this.#save();
        return false;
      case 'outside':
        return this.#outside(a, b, c, d);
      case 'disk':
        return this.#changedOnDisk(a, b, c);
      case 'other':
        return this.#other(a, b);
      case 'restart':
        if (b < 0.3) await this.#save();
        await this.client.restart();
        this.#done = [];
        this.#undone = [];
        for (const mark of this.#cells === this.#disk ? this.#unsaved : this.#marks) this.#unseen.add(mark);
        if (this.#cells !== this.#disk) for (const mark of this.#marks) this.#reverted.add(mark);
        this.#lines.loosen();
        this.#cells = this.#disk;
        await this.#open();
        return false;
      default:
        throw new Error(what);
    }
  }

  /** What is decided for all articles: of a name, or of a line. */
  #forAll(a: number, b: number, c: number): { do: string; text: string; name?: string } {
    const lines = linesOf(this.#cells).map(({ start, end }) => plain(textOf(this.#cells.slice(start, end))));
    const line = lines[pick(c, lines.length)]!;
    if (b < 0.4 && line !== '') {
      this.#chrome.add(line);
      return { do: 'boilerplate', text: line };
    }
    const text = NAMES[pick(a, NAMES.length)]!;
    return b < 0.7 ? { do: 'ignore', text } : { do: 'alias', text, name: `${text} Anh` };
  }

  #lineSplices(what: string, a: number, d: number): Splice[] {
    const lines = linesOf(this.#cells);
    const n = pick(a, lines.length - 1);
    const line = lines[n];
    if (!line) return [];
    const whole = { start: line.start, end: Math.min(this.#cells.length, line.end + 1) };
    const cells = this.#cells.slice(whole.start, whole.end);
    if (what === 'line gone') return [{ ...whole, cells: [] }];
    const fresh = cellsOf(textOf(cells));
    if (what === 'line twice') {
      const at = d < 0.5 ? whole.start : whole.end;
      return [{ start: at, end: at, cells: fresh }];
    }
    const to = lines[pick(d, lines.length)]!.start;
    if (to >= whole.start && to <= whole.end) return [];
    // The same characters stand elsewhere.
    return [
      { ...whole, cells: [] },
      { start: to, end: to, cells },
    ].sort((x, y) => x.start - y.start);
  }

  #respelt(what: string, cells: Cells, c: number, d: number): Cell[] {
    const form = c < 0.3 ? 'NFC' : c < 0.6 ? 'NFD' : 'mixed';
    const spell = (text: string) => {
      if (form !== 'mixed') return text.normalize(form);
      return text
        .normalize('NFC')
        .replace(/[ộậệ]/g, (letter) => `${{ ộ: 'ô', ậ: 'â', ệ: 'ê' }[letter]}\u0323`);
    };
    let n = 0;
    return cells.map((cell) => {
      if (what === 'spelling') return { ...cell, text: spell(cell.text) };
      if (what === 'line ends')
        return /[\r\n]/.test(cell.text) ? { ...cell, text: c < 0.5 ? '\r\n' : '\n' } : cell;
      if (!/^[ \u00a0]+$/.test(cell.text)) return cell;
      const chosen = Math.floor(d * 7) === n++ % 7;
      return chosen ? { ...cell, text: c < 0.4 ? '\u00a0' : c < 0.8 ? '  ' : ' ' } : cell;
    });
  }

  /** Splices by their place in the text before, in order and apart. What gives way to the same text stays. */
  async #edit(wished: readonly Splice[]): Promise<false> {
    if (wished.length === 0) return false;
    const splices = wished.map((splice) => {
      const old = this.#cells.slice(splice.start, splice.end);
      return textOf(old) === textOf(splice.cells) ? { ...splice, cells: old } : splice;
    });
    this.#past.push({ before: this.#cells, back: inverse(this.#cells, splices) });
    await this.#send(splices);
    this.#cells = spliced(this.#cells, splices);
    return false;
  }

  /** Tells the server of edits one after the other, each by its places in the text that the one before it has left. */
  async #send(...edits: readonly (readonly Splice[])[]): Promise<void> {
    let cells = this.#cells;
    const contentChanges = edits.flatMap((splices) => {
      const [old, text] = [cells, textOf(cells)];
      cells = spliced(cells, splices);
      return [...splices].reverse().map(({ start, end, cells: fresh }) => ({
        range: rangeOf(text, { start: offsetOf(old, start), end: offsetOf(old, end) }),
        text: textOf(fresh),
      }));
    });
    const textDocument = { uri: this.#uri, version: ++this.#version };
    await this.client.notify('textDocument/didChange', { textDocument, contentChanges });
  }

  #range({ start, end }: { start: number; end: number }) {
    return rangeOf(this.text, { start: offsetOf(this.#cells, start), end: offsetOf(this.#cells, end) });
  }

  #apply(...actions: unknown[]): Promise<{ applied: boolean }> {
    return this.client.command(COMMANDS.apply, { uri: this.#uri, version: this.#version, actions });
  }

  #command(command: string, argument: unknown): Promise<{ applied: boolean; message?: string }> {
    return this.client.command(command, argument);
  }

  #seen({ start, end, type }: Shown) {
    return { range: rangeOf(this.text, { start, end }), label: type };
  }

  /** What a person did not see must not be decided. */
  async #outdated(a: number, c: number): Promise<false> {
    const target = this.#shown[pick(a, this.#shown.length)];
    if (!target) return false;
    const others = ['PER', 'LOC', 'ORG', 'MISC'].filter((label) => label !== target.type);
    const label = others[pick(c, others.length)]!;
    const { range } = this.#seen(target);
    const { applied } = await this.#command(COMMANDS.apply, {
      uri: this.#uri,
      version: this.#version,
      seen: [{ range, label }],
      actions: [{ do: 'reject', range }],
    });
    if (applied) throw new Wrong('lost', `${this.#says(target)} was rejected, but ${label} was seen there`);
    return false;
  }

  /** Every mention of a text gets its label; nothing else changes. */
  async #everywhere(a: number, b: number): Promise<boolean> {
    const names = this.#shown.filter(({ type }) => type !== 'DATE');
    const target = names[pick(a, names.length)];
    if (!target) return false;
    const quote = this.text.slice(target.start, target.end);
    const label = b < 0.7 ? target.type : ['PER', 'LOC', 'ORG', 'MISC'][pick(b, 4)]!;
    return this.#byWhatChanges(
      COMMANDS.tagEvery,
      {
        uri: this.#uri,
        version: this.#version,
        range: this.#seen(target).range,
        label,
        seen: [this.#seen(target)],
      },
      ({ start, end, type }) => type === label && isSame(this.text.slice(start, end), quote),
    );
  }

  /** What the article calls the accepted name that chance takes, and all that is called so with it. */
  async #called(share: number) {
    const names = this.#shown.filter(({ accepted, type }) => accepted && type !== 'DATE');
    const target = names[pick(share, names.length)];
    const at = target && this.#seen(target).range;
    const argument = { uri: this.#uri, at };
    return at && this.client.command<{ label: string; name: string } | null>(COMMANDS.renaming, argument);
  }

  /** Two names become one. */
  async #merge(a: number, b: number, c: number): Promise<boolean> {
    const [one, other] = [await this.#called(a), await this.#called(b)];
    if (!one || !other || (one.name === other.name && one.label === other.label)) return false;
    const to = c < 0.5 ? { name: one.name } : { name: one.name, label: one.label };
    return this.#byWhatChanges(
      COMMANDS.rename,
      { label: one.label, name: one.name, others: [{ label: other.label, name: other.name }], to },
      (shown) =>
        shown.type === to.label && this.#shown.some((old) => isAt(old, shown) && old.type === other.label),
    );
  }

  /** All that is called by one name gets another label, or another full name, by the index of the corpus. */
  async #rename(a: number, b: number, c: number): Promise<boolean> {
    const called = await this.#called(a);
    if (!called) return false;
    const { label, name } = called;
    const to = b < 0.5 ? { name: `${name} Anh` } : { label: ['PER', 'LOC', 'ORG', 'MISC'][pick(c, 4)]! };
    return this.#byWhatChanges(
      COMMANDS.rename,
      { label, name, to },
      (shown) => shown.type === to.label && this.#shown.some((old) => isAt(old, shown) && old.type === label),
    );
  }

  /**
   * Decides on many at once. What was accepted stays unless something new stands over it.
   *
   * @param isMeant whether what is new may be so
   */
  async #byWhatChanges(
    command: string,
    argument: unknown,
    isMeant: (shown: Shown) => boolean,
  ): Promise<boolean> {
    const { applied } = await this.#command(command, argument);
    if (!applied) return false;
    const accepted = (all: readonly Shown[]) => all.filter((one) => one.accepted);
    const [before, after] = [
      accepted(this.#shown),
      accepted((await this.client.shown(this.#uri, this.text)).spans),
    ];
    const among = (all: readonly Shown[], one: Shown) =>
      all.some((other) => isAt(one, other) && one.type === other.type);
    const fresh = after.filter((one) => !among(before, one));
    const gone = before.filter((one) => !among(after, one));
    for (const one of fresh)
      if (!isMeant(one)) throw new Wrong('moved', `${command}: ${this.#says(one)} is none of it`);
    for (const one of gone)
      if (!fresh.some((other) => one.start < other.end && other.start < one.end))
        throw new Wrong('lost', `${command}: ${this.#says(one)} is gone`);
    const cell = ({ start, end }: Shown) => ({
      start: indexOf(this.#cells, start),
      end: indexOf(this.#cells, end),
    });
    const added = fresh.map((one) => this.#markAt(cell(one), one.type));
    const removed = this.#marks.filter((mark) => {
      const place = this.#stale.has(mark) ? undefined : placeOf(this.#cells, mark.ids);
      return place && gone.some((one) => mark.type === one.type && isAt(cell(one), place));
    });
    const same = removed.flatMap((old) => {
      const now = added.find(({ ids }) => ids.join() === old.ids.join());
      return now ? [[old, now] as const] : [];
    });
    this.#act({ removed, added, same });
    return true;
  }

  async #decide(what: string, a: number, b: number, c: number, d: number): Promise<void> {
    const known =
      what === 'tag' && b < 0.5
        ? this.#shown.filter(({ accepted }) => !accepted)
        : this.#shown.filter(({ accepted }) => accepted);
    const target = known[pick(a, known.length)];
    const span = target
      ? { start: indexOf(this.#cells, target.start), end: indexOf(this.#cells, target.end) }
      : this.#word(a, d);
    if (!span || span.start < 0 || span.end <= span.start) return;
    const type = ['PER', 'LOC', 'ORG', 'MISC'][pick(c, 4)]!;
    const range = this.#range(span);
    const tags = what === 'tag' || what === 'retag';
    const { applied } = await this.#command(COMMANDS.apply, {
      uri: this.#uri,
      version: this.#version,
      actions: [tags ? { do: 'tag', range, label: type } : { do: what, range }],
      ...(target ? { seen: [this.#seen(target)] } : {}),
    });
    if (applied) this.#decided(span, tags ? type : undefined);
  }

  /** A place has another label now, or none. */
  #decided(span: { start: number; end: number }, type: string | undefined): void {
    const overlapped = this.#marks.filter((mark) => {
      const place = this.#stale.has(mark) ? undefined : placeOf(this.#cells, mark.ids);
      return place && place.start < span.end && span.start < place.end;
    });
    const exact = overlapped.filter(({ ids }) => {
      const place = placeOf(this.#cells, ids)!;
      return place.start === span.start && place.end === span.end;
    });
    const removed = type !== undefined ? overlapped : exact;
    const added = type !== undefined ? [this.#markAt(span, type)] : [];
    const [one] = exact;
    this.#act({ removed, added, ...(one && added[0] ? { same: [[one, added[0]]] } : {}) });
  }

  /** Somewhere in what is shown, and what the server says stands there. */
  async #cursor(a: number, d: number) {
    const shown = this.#shown[pick(a, this.#shown.length)];
    if (!shown) return undefined;
    const [from, to] = this.#cellsAt(shown.start, shown.end);
    const place = from + pick(d, to - from);
    const at = this.#range({ start: place, end: place });
    const argument = { uri: this.#uri, version: this.#version, at: [at] };
    const [target] = await this.client.command<Target[]>(COMMANDS.target, argument);
    if (!target?.label) return undefined;
    const map = new LineMap(this.text);
    const [start, end] = this.#cellsAt(map.offsetAt(target.range.start), map.offsetAt(target.range.end));
    if (place < start || place > end) throw new Wrong('moved', `${target.text} is not at the cursor`);
    return { argument, span: { start, end }, label: target.label, isAccepted: target.status === 'accepted' };
  }

  /** Decides on what is at the cursor. */
  async #atCursor(a: number, b: number, c: number, d: number): Promise<void> {
    const at = await this.#cursor(a, d);
    if (!at) return;
    const what = (['accept', 'reject', 'remove', 'tag'] as const)[pick(b, 4)]!;
    const label = ['PER', 'LOC', 'ORG', 'MISC'][pick(c, 4)]!;
    const { applied } = await this.#command(COMMANDS[what], {
      ...at.argument,
      ...(what === 'tag' ? { label } : {}),
    });
    if (what === 'accept' && at.isAccepted && applied)
      throw new Wrong('moved', 'what is accepted was accepted again');
    const type = { accept: at.label, tag: label, reject: undefined, remove: undefined }[what];
    if (applied) this.#decided(at.span, type);
  }

  /** An end of what is at the cursor moves by a syllable. */
  async #resize(a: number, b: number, c: number, d: number): Promise<void> {
    const at = await this.#cursor(a, d);
    if (!at) return;
    const { applied, range } = await this.client.command<{ applied: boolean; range?: Range }>(
      COMMANDS.resize,
      {
        uri: this.#uri,
        version: this.#version,
        at: at.argument.at[0],
        end: b < 0.5 ? 'start' : 'end',
        to: c < 0.5 ? 'left' : 'right',
      },
    );
    if (!applied || !range) return;
    const map = new LineMap(this.text);
    const [start, end] = this.#cellsAt(map.offsetAt(range.start), map.offsetAt(range.end));
    const old = this.#marks.find((mark) => {
      const place = this.#stale.has(mark) ? undefined : placeOf(this.#cells, mark.ids);
      return mark.type === at.label && place?.start === at.span.start && place.end === at.span.end;
    });
    const overlapped = this.#marks.filter((mark) => {
      const place = this.#stale.has(mark) ? undefined : placeOf(this.#cells, mark.ids);
      return place && place.start < end && start < place.end;
    });
    const added = this.#markAt({ start, end }, at.label);
    const removed = [...new Set([...overlapped, ...(old ? [old] : [])])];
    this.#act({ removed, added: [added], ...(old ? { same: [[old, added]] } : {}) });
  }

  #word(a: number, d: number) {
    const lines = linesOf(this.#cells).filter(({ start, end }) => end - start > 2);
    const line = lines[pick(a, lines.length)];
    if (!line) return undefined;
    const start = line.start + pick(d, line.end - line.start);
    const cells = this.#cells.slice(start, Math.min(line.end, start + 1 + pick(a * d * 5, 10)));
    const text = textOf(cells);
    return text.trim() === text && text !== '' ? { start, end: start + cells.length } : undefined;
  }

  #act(action: Action): void {
    const before = this.#marks;
    this.#marks = [...this.#marks.filter((mark) => !action.removed.includes(mark)), ...action.added];
    this.#done.push({ ...action, before });
    this.#undone = [];
    this.#wrote();
  }

  /** The sidecar, all of it, now quotes the present text, which may be saved nowhere. */
  #wrote(): void {
    if (this.#cells !== this.#disk) for (const mark of this.#marks) this.#unsaved.add(mark);
    const { text } = this;
    for (const mark of this.#marks) {
      const place = this.#stale.has(mark) ? undefined : placeOf(this.#cells, mark.ids);
      const filed = place && {
        text,
        offset: offsetOf(this.#cells, place.start),
        inLine: this.#inLine(place.start, place.end),
      };
      if (filed) this.#replace(mark, { ...mark, filed });
    }
    this.#lines.wrote(this.#cells);
  }

  #markAt({ start, end }: { start: number; end: number }, type: string): Mark {
    const cells = this.#cells.slice(start, end);
    const ids = (from: number, to: number) => this.#cells.slice(Math.max(0, from), to).map(({ id }) => id);
    return {
      ids: cells.map(({ id }) => id),
      type,
      quote: textOf(cells),
      around: [...ids(start - AROUND, start), ...ids(end, end + AROUND)],
      left: ids(0, start),
      right: ids(end, this.#cells.length),
      reads: this.#reads(start, end),
      whole: this.text,
      start,
      offset: offsetOf(this.#cells, start),
    };
  }

  #isCovered({ ids, type }: Mark): boolean {
    const place = placeOf(this.#cells, ids);
    if (!place) return false;
    const [start, end] = [offsetOf(this.#cells, place.start), offsetOf(this.#cells, place.end)];
    return this.#shown.some(
      (shown) => shown.accepted && shown.type === type && shown.start === start && shown.end === end,
    );
  }

  #reads(start: number, end: number): string {
    return textOf(this.#cells.slice(Math.max(0, start - AROUND), end + AROUND));
  }

  #inLine(start: number, end: number): InLine {
    const before = textOf(this.#cells.slice(Math.max(0, start - AROUND), start));
    const behind = textOf(this.#cells.slice(end, end + AROUND));
    const quote = textOf(this.#cells.slice(start, end));
    return [before.split(/[\r\n]/).at(-1)!, quote, behind.split(/[\r\n]/)[0]!];
  }

  async #acceptAll(threshold: number): Promise<void> {
    const before = new Set(this.#shownText());
    const { applied } = await this.client.command<{ applied: boolean }>(COMMANDS.acceptAll, {
      uri: this.#uri,
      version: this.#version,
      threshold: 0.5 + threshold / 2,
    });
    if (!applied) return;
    this.#shown = (await this.client.shown(this.#uri, this.text)).spans;
    const added = this.#shown
      .filter((shown) => shown.accepted && !before.has(this.#says(shown)))
      .map(({ start, end, type }) =>
        this.#markAt({ start: indexOf(this.#cells, start), end: indexOf(this.#cells, end) }, type),
      );
    const removed = this.#lines.marks;
    for (const line of linesOf(this.#cells)) this.#lines.say(this.#cells, line);
    const lines = { removed, added: this.#lines.marks };
    this.#act({ removed: [], added, lines });
  }

  async #again(way: 'undo' | 'redo'): Promise<boolean> {
    const last = (way === 'undo' ? this.#done : this.#undone).pop();
    const { applied } = await this.client.command<{ applied: boolean }>(COMMANDS[way], { uri: this.#uri });
    if (!last) {
      if (applied) throw new Wrong('moved', `there was nothing to ${way}`);
      return false;
    }
    // What somebody else has changed is no longer as the action left it.
    const before = this.#marks;
    const isLeft = (mark: Mark) => !this.#relabelled.has(mark) || last.asLeft?.has(mark);
    const gone = last.added.filter((mark) => this.#marks.includes(mark) && isLeft(mark));
    const stays = (mark: Mark) => last.same?.some(([old, now]) => old === mark && !gone.includes(now));
    this.#marks = this.#marks.filter((mark) => !gone.includes(mark));
    const returning = last.removed.filter((mark) => !stays(mark) && !this.#isOverlapped(mark, last.before));
    const same: (readonly [Mark, Mark])[] = [];
    const back = returning.map((old) => {
      const now = last.same?.find(([one]) => one === old)?.[1];
      // The entry was seen meanwhile, as what it became.
      const mark = now && isSame(now.quote, old.quote) ? { ...now, type: old.type } : old;
      if (mark !== old) this.#replace(old, mark);
      for (const set of [this.#unseen, this.#unsaved, this.#stale, this.#reverted])
        if (now && set.has(now)) set.add(mark);
      if (now) same.push([now, mark]);
      return mark;
    });
    back.push(...(last.folded ?? []));
    this.#marks.push(...back);
    const { lines } = last;
    const others = lines && applied ? { lines: { removed: lines.added, added: lines.removed } } : {};
    if (others.lines) {
      this.#lines.apply(others.lines);
      this.#lines.loosen(others.lines.added);
    }
    const to = way === 'undo' ? this.#undone : this.#done;
    if (applied) to.push({ removed: gone, added: back, asLeft: new Set(back), same, before, ...others });
    this.#wrote();
    return true;
  }

  /** Whether something else that is seen, and was not there before, stands over the characters of a mark. */
  #isOverlapped({ ids }: Mark, before: readonly Mark[] = []): boolean {
    const own = placeOf(this.#cells, ids);
    return this.#marks.some((mark) => {
      const place =
        this.#stale.has(mark) || before.includes(mark) ? undefined : placeOf(this.#cells, mark.ids);
      return own && place && place.start < own.end && own.start < place.end;
    });
  }

  async #save(): Promise<void> {
    const before = this.#shownText();
    this.#disk = this.#cells;
    this.client.write(`${this.name}.txt`, this.text);
    await this.client.notify('textDocument/didSave', { textDocument: { uri: this.#uri } });
    await this.#apply();
    this.#wrote();
    this.#unsaved.clear();
    this.#shown = (await this.client.shown(this.#uri, this.text)).spans;
    const after = this.#shownText();
    if (before.join('|') !== after.join('|'))
      throw new Wrong('changed by a save', `${before.join(' | ')}\nbecame ${after.join(' | ')}`);
    await this.#checkSaved();
  }

  /** What is exported, and what another session begins with, is what is shown. */
  async #checkSaved(): Promise<void> {
    const source = await this.client.read(this.#sidecar);
    if (source === undefined) return;
    const { spans } = decidedArticle(this.text, readSidecar(source)).annotations;
    const read = spans
      .filter(({ status }) => status === 'accepted')
      .map(({ start, end, label }) => this.#says({ start, end, type: label, accepted: true }));
    const shown = this.#shownText();
    if (read.sort().join('|') !== shown.sort().join('|'))
      throw new Wrong('changed by a save', `${shown.join(' | ')}\nis read as ${read.join(' | ')}`);
  }

  /** Somebody changes the file while it is closed; what was not saved is gone. */
  async #outside(a: number, b: number, c: number, d: number): Promise<false> {
    await this.#save();
    await this.client.notify('textDocument/didClose', { textDocument: { uri: this.#uri } });
    this.#unsee(this.#someSplices(a, b, c, d));
    await this.#open();
    return false;
  }

  /** Somebody changes the file while it is open and saved: editors read it again. */
  async #changedOnDisk(a: number, b: number, c: number): Promise<false> {
    await this.#save();
    const splices = this.#someSplices(a, b, c, a * b);
    const text = this.text;
    this.#unsee(splices);
    const range = rangeOf(text, { start: 0, end: text.length });
    const textDocument = { uri: this.#uri, version: ++this.#version };
    const change = c < 0.5 ? { range, text: this.text } : { text: this.text };
    await this.client.notify('textDocument/didChange', { textDocument, contentChanges: [change] });
    const changes = [{ uri: this.#uri, type: 2 }];
    await this.client.notify('workspace/didChangeWatchedFiles', { changes });
    this.#past = [];
    return false;
  }

  #someSplices(a: number, b: number, c: number, d: number): Splice[] {
    const { length } = this.#cells;
    const place = pick(a, length + 1);
    const mark = this.#marks[pick(b, this.#marks.length)];
    const span = mark && placeOf(this.#cells, mark.ids);
    if (c < 0.2) return this.#lineSplices('line gone', a, d);
    if (c < 0.4) return this.#lineSplices('line twice', a, d);
    if (c < 0.5) return this.#lineSplices('line moved', a, d);
    if (c < 0.6) {
      const cells = this.#respelt(ANEW[pick(d, ANEW.length)]!, this.#cells, b, a);
      return [{ start: 0, end: length, cells }];
    }
    if (c < 0.7 && span) return [{ ...span, cells: [] }];
    const size = c < 0.85 ? 0 : Math.min(length - place, pick(b, 12));
    return [{ start: place, end: place + size, cells: cellsOf(WORDS[pick(d, WORDS.length)]!) }];
  }

  #unsee(splices: readonly Splice[]): void {
    const cells = spliced(this.#cells, splices);
    // Equal lines that change places leave the text as it was, but for blank lines: nobody can know.
    if (textOf(cells) !== this.text) this.#cells = inOrder(cells, this.#cells);
    this.#disk = this.#cells;
    // Undo may bring back what had been taken away before.
    const all = [...this.#marks, ...[...this.#done, ...this.#undone].flatMap(({ removed }) => removed)];
    for (const mark of all) this.#unseen.add(mark);
    this.#unsaved = new Set(all);
    this.#lines.loosen();
    this.client.write(`${this.name}.txt`, this.text);
  }

  /** Somebody else takes an annotation away, or gives it another label, in the file. */
  async #other(a: number, b: number): Promise<boolean> {
    const source = await this.client.read(this.#sidecar);
    if (source === undefined) return false;
    const { spans } = readSidecar(source);
    const accepted = spans.filter(({ record }) => record.status === 'accepted');
    const item = accepted[pick(a, accepted.length)];
    if (!item) return false;
    const mark = this.#marks.filter(
      ({ quote, type }) => isSame(quote, item.record.text) && type === item.record.label,
    );
    // Which one it is, is known where there is one only.
    if (mark.length !== 1) return false;
    const { start, end } = item.source;
    const entry = source.slice(start, end);
    const label = ['PER', 'LOC', 'ORG', 'MISC'][pick(b, 4)]!;
    if (label === item.record.label) return false;
    this.client.write(
      this.#sidecar,
      source.slice(0, start) +
        entry.replace(`label: "${item.record.label}"`, `label: "${label}"`) +
        source.slice(end),
    );
    const [old] = mark;
    const now = { ...old!, type: label };
    const left = this.#relabelled.get(old!) ?? old!.type;
    this.#replace(old!, now);
    // Where it says again what an action has left, it is as the action left it.
    if (left === label) this.#relabelled.delete(now);
    else this.#relabelled.set(now, left);
    for (const actions of [this.#done, this.#undone])
      for (const action of actions) action.asLeft?.delete(now);
    const changes = [{ uri: this.client.uri(this.#sidecar), type: 2 }];
    await this.client.notify('workspace/didChangeWatchedFiles', { changes });
    return true;
  }

  async #check(log: (line: string) => void): Promise<void> {
    const { client } = this;
    const { spans, boilerplate } = await client.shown(this.#uri, this.text);
    this.#shown = spans;
    const tokens = await client.tokens(this.#uri, this.text);
    const odd = tokens.find(
      (at) => !spans.some(({ start, end, accepted }) => accepted && start <= at && at < end),
    );
    if (odd !== undefined) throw new Wrong('moved', `a token at ${odd} is no annotation`);
    const stale = await client.stale(this.#uri);
    const suggested =
      this.#lines.marks.length > 0 ? await client.suggested(`${this.name}.txt`, this.text) : boilerplate;
    const lines = linesOf(this.#cells).map(({ start, end }) => plain(textOf(this.#cells.slice(start, end))));
    const wrong = this.#lines.check(
      this.#cells,
      (line) => boilerplate.has(line),
      (line) => (this.#chrome.has(lines[line]!) ? boilerplate : suggested).has(line),
    );
    if (wrong) throw new Wrong('misplaced', wrong);
    const left = new Set(this.#marks);
    for (const [shown, mark] of this.#matched(log)) {
      const [start, end] = this.#cellsAt(shown.start, shown.end);
      left.delete(mark);
      this.#unseen.delete(mark);
      this.#reverted.delete(mark);
      this.#replace(mark, {
        ...this.#markAt({ start, end }, mark.type),
        ...(mark.filed ? { filed: mark.filed } : {}),
      });
    }
    this.tally.seen += this.#marks.length;
    this.#stale = new Set(left);
    // Of two at one place only one can be seen.
    this.#covered = new Set([...left].filter((mark) => this.#isCovered(mark)));
    for (const mark of this.#covered) left.delete(mark);
    if (stale.length < left.size && left.size > 0)
      throw new Wrong(
        'lost',
        `${[...left].map(({ quote }) => quote).join(', ')}: not shown, and ${stale.length} stale`,
      );
    for (const mark of left) {
      this.tally.stale++;
      if (!placeOf(this.#cells, mark.ids)) continue;
      if (!this.#unseen.has(mark))
        throw new Wrong('misplaced', `“${mark.quote}” is stale, and nobody has touched it`);
      this.tally.staleIntact++;
      if (mark.around.every((id) => this.#cells.some((cell) => cell.id === id))) this.tally.staleUntouched++;
    }
  }

  /** Each accepted annotation that is shown with one that is known and may stand there; no two have the same. */
  #matched(log: (line: string) => void): ReadonlyMap<Shown, Mark> {
    const accepted = this.#shown.filter((shown) => shown.accepted);
    const owners = new Map<Mark, Shown>();
    const candidates = new Map(accepted.map((shown) => [shown, this.#candidates(shown)]));
    // Where all that may stand here were found elsewhere, one of them gives way if another one may stand there.
    const find = (shown: Shown, tried: Set<Mark>): boolean => {
      const some = candidates.get(shown)!;
      const free = some.find((mark) => !owners.has(mark));
      if (free) owners.set(free, shown);
      return (
        free !== undefined ||
        some.some((mark) => {
          if (tried.has(mark)) return false;
          tried.add(mark);
          if (!find(owners.get(mark)!, tried)) return false;
          owners.set(mark, shown);
          return true;
        })
      );
    };
    for (const shown of accepted)
      if (!find(shown, new Set())) {
        log(`   ${JSON.stringify(this.text)}`);
        const all = this.#marks.map(
          ({ ids, quote, type }) => `${quote} ${type} at ${placeOf(this.#cells, ids)?.start}`,
        );
        const text = this.text.slice(shown.start, shown.end);
        throw new Wrong(
          'moved',
          `“${text}” at ${shown.start} is shown as ${shown.type}; known are ${all.join(', ')}`,
        );
      }
    return new Map([...owners].map(([mark, shown]) => [shown, mark]));
  }

  /** The annotations that may stand where one is shown, the most likely ones first. */
  #candidates(shown: Shown): Mark[] {
    const [start, end] = this.#cellsAt(shown.start, shown.end);
    // Of two at one place the one that is not stale is meant, or of which it is known that it must not be.
    const doubt = (one: Mark) => 2 * Number(this.#stale.has(one)) + Number(this.#unseen.has(one));
    const isHere = ({ ids, type }: Mark) => {
      const place = placeOf(this.#cells, ids);
      return place?.start === start && place.end === end && type === shown.type;
    };
    const here = this.#marks.filter(isHere).sort((x, y) => doubt(x) - doubt(y));
    const others = this.#marks.filter(
      (one) =>
        !here.includes(one) &&
        (this.#isBack(one, start, end, shown.type) ||
          this.#isAsItWas(one, shown.start, shown.end, shown.type)),
    );
    return [...here, ...others];
  }

  /**
   * Whether a text that had gone is there again as it was: behind all that stood before it and is left, before
   * all that stood behind it, and with the same around it.
   */
  #isBack(mark: Mark, start: number, end: number, shown: string): boolean {
    const { ids, type, quote, left, right, reads } = mark;
    if (type !== shown || placeOf(this.#cells, ids)) return false;
    if (this.text === mark.whole && offsetOf(this.#cells, start) === mark.offset) return true;
    if (!isSame(textOf(this.#cells.slice(start, end)), quote) || !isSame(this.#reads(start, end), reads))
      return false;
    const [before, behind] = [new Set(left), new Set(right)];
    return this.#cells.every(({ id }, n) => (n < start ? !behind.has(id) : n < end || !before.has(id)));
  }

  /**
   * Whether two texts, of which nobody has seen how the one became the other, say that a mark stands here: they
   * differ at one place at most, which lies before it or behind it, whichever of equal pieces has come or gone.
   */
  #isAsItWas(mark: Mark, start: number, end: number, shown: string): boolean {
    const { whole, type, quote, filed } = mark;
    if (
      type === shown &&
      this.#reverted.has(mark) &&
      filed !== undefined &&
      readsLike(filed.inLine, this.#inLine(...this.#cellsAt(start, end)))
    )
      return true;
    if (type === shown && filed?.text === this.text && filed.offset === start) return true;
    if (type !== shown || this.text.slice(start, end) !== quote) return false;
    const stands = (then: string, offset: number) => standsAt(start, quote, this.text, then, offset);
    return (
      (this.#unseen.has(mark) && stands(whole, mark.offset)) ||
      (this.#reverted.has(mark) && filed !== undefined && stands(filed.text, filed.offset))
    );
  }

  #cellsAt(start: number, end: number): [number, number] {
    return [indexOf(this.#cells, start), indexOf(this.#cells, end)];
  }

  #replace(old: Mark, now: Mark): void {
    const put = (mark: Mark) => (mark === old ? now : mark);
    for (const set of [this.#unseen, this.#unsaved, this.#stale, this.#covered, this.#reverted])
      if (set.delete(old)) set.add(now);
    const left = this.#relabelled.get(old);
    this.#relabelled.delete(old);
    if (left !== undefined) this.#relabelled.set(now, left);
    this.#marks = this.#marks.map(put);
    const inAction = ({ removed, added, same, ...others }: Action): Action => ({
      ...others,
      removed: removed.map(put),
      added: added.map(put),
      ...(others.folded ? { folded: others.folded.map(put) } : {}),
      ...(others.before ? { before: others.before.map(put) } : {}),
      ...(others.asLeft ? { asLeft: new Set([...others.asLeft].map(put)) } : {}),
      ...(same ? { same: same.map(([one, other]) => [put(one), put(other)] as const) } : {}),
    });
    this.#done = this.#done.map(inAction);
    this.#undone = this.#undone.map(inAction);
  }
}

/** What the server says of a cursor. */
interface Target {
  readonly range: Range;
  readonly text: string;
  readonly label?: string;
  readonly status?: string;
}

const isAt = (one: Span, other: Span) => one.start === other.start && one.end === other.end;

/** How many names and dates are accepted in the file. */
const accepted = (entries: readonly string[]) =>
  entries.filter((entry) => / (?:PER|LOC|ORG|MISC|DATE) accepted$/.test(entry)).length;

function spliced(cells: Cells, splices: readonly Splice[]): Cell[] {
  const result: Cell[] = [];
  let done = 0;
  for (const { start, end, cells: fresh } of splices) {
    result.push(...cells.slice(done, start), ...fresh);
    done = end;
  }
  return [...result, ...cells.slice(done)];
}

/** A text in which nothing but blank lines has another place reads as if they alone had been moved. */
function inOrder(cells: readonly Cell[], old: Cells): Cells {
  const lines = (some: Cells) =>
    linesOf(some)
      .map(({ start, end }) => some.slice(start, end))
      .filter((line) => textOf(line).trim() !== '');
  const [now, then] = [lines(cells), lines(old)];
  if (now.map(textOf).join('\n') !== then.map(textOf).join('\n')) return cells;
  const ids = new Map(now.flat().map(({ id }, n) => [id, then.flat()[n]!.id]));
  return cells.map((cell) => ({ ...cell, id: ids.get(cell.id) ?? cell.id }));
}

/** Whether of edits, done one after the other, one takes lines away and another one puts in what reads like them. */
function movesLine(cells: Cells, edits: readonly (readonly Splice[])[]): boolean {
  let now = cells;
  const parts = edits.flatMap((splices, n) => {
    const old = now;
    now = spliced(now, splices);
    return splices.map(({ start, end, cells: fresh }) => ({
      n,
      gone: textOf(old.slice(start, end)),
      come: textOf(fresh),
    }));
  });
  const lines = (text: string) => text.replace(/^[\r\n]+|[\r\n]+$/g, '');
  return parts.some(
    ({ n, gone, come }) =>
      come === '' &&
      parts.some((other) => other.n !== n && other.gone === '' && lines(other.come) === lines(gone)),
  );
}

/** What takes splices back. */
function inverse(cells: Cells, splices: readonly Splice[]): Splice[] {
  let shift = 0;
  return splices.map(({ start, end, cells: fresh }) => {
    const back = { start: start + shift, end: start + shift + fresh.length, cells: cells.slice(start, end) };
    shift += fresh.length - (end - start);
    return back;
  });
}
