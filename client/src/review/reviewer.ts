import {
  type AcceptAllArgument,
  type ApplyArgument,
  type ApplyResult,
  COMMANDS,
  type TagEveryArgument,
  type WireAction,
  type WireSpan,
} from '../../../server/src/protocol';
import type { Move } from '../../../server/src/protocol/facts';
import { facts } from '../facts';
import { reaching } from './jump';
import { type Answer, Queue, type Shown, type Step } from './queue';
import { comparePoints, isSamePlace, overlaps, type Place, type Point, seenOf, touches } from './spans';
import { countOn, nextOn, type Stand, standOn, type Walk } from './walk';

/** A command of the server with its argument. */
export interface Request {
  readonly command: string;
  readonly argument: object;
}

export interface Screen {
  readonly uri: string;
  /** What the server says of the article; undefined while it has not seen the present text. */
  shown(): Shown | undefined;
  line(n: number): string;
  send(request: Request): Promise<ApplyResult>;
  /** Annotations, or the one that is looked at, are others than before. */
  draw(): void;
  refused(count: number, why: string): void;
}

/** What may stand at a place. */
export type Reading = Pick<WireSpan, 'range' | 'label' | 'value'>;

/** What came of a key. */
export interface Done {
  readonly what:
    | 'accepted'
    | 'rejected'
    | 'kept'
    | 'skipped'
    | 'resized'
    | 'read'
    | 'split'
    | 'merged'
    | 'marked'
    | 'unmarked'
    | 'noted'
    | 'nothing';
  readonly label?: string;
  /** The server's answer, where it was asked. */
  readonly answer?: Promise<Answer | ApplyResult>;
}

const NOTHING: Done = { what: 'nothing' };

/** Where a decision was made; nowhere if it was about no annotation. */
interface Decision {
  readonly at: Point | undefined;
  /** The server's name of it, as soon as it has answered. */
  action?: number;
}

/**
 * One article as it is reviewed: what is on the screen, which annotation is looked at, and what a key does to it. It
 * never waits: a decision is made on what is shown and is shown itself, and the queue settles it with the server.
 */
export class Reviewer {
  walk: Walk = { order: 'position', over: 'suggestions' };
  readonly #screen: Screen;
  readonly #queue: Queue<Request, ApplyResult>;
  #place: Place | undefined;
  #stand: Stand = { at: { line: 0, character: 0 }, sure: 0, passed: false };
  #behind: Point[] = [];
  /** The decisions that were made here and stand, in their order. */
  #decisions: Decision[] = [];
  /** Those that were taken back, and may be made again. */
  #takenBack: Decision[] = [];
  /** Rises with every key. */
  #keys = 0;

  constructor(screen: Screen) {
    this.#screen = screen;
    this.#queue = new Queue<Request, ApplyResult>({
      changed: () => screen.draw(),
      refused: (steps, why) => screen.refused(steps.length, why),
      shown: () => screen.shown(),
      send: (request) => screen.send(request),
    });
  }

  /** What the screen shows: decisions that are not answered yet are made. */
  over<S extends Shown>(shown: S): S {
    return this.#queue.over(shown);
  }

  get spans(): readonly WireSpan[] {
    const shown = this.#screen.shown();
    return shown ? this.#queue.over(shown).spans : [];
  }

  /** The annotation that keys are about. */
  get current(): WireSpan | undefined {
    const place = this.#place;
    if (!place) return undefined;
    const { spans } = this;
    return (
      spans.find(({ range }) => isSamePlace(range, place)) ??
      spans.find(({ range }) => overlaps(range, place))
    );
  }

  /** How many annotations are left to walk over. */
  get left(): number {
    return countOn(this.spans, this.walk);
  }

  /** From where on a person who reads from top to bottom has not decided yet. */
  get unread(): Point {
    const decided = this.#decisions.findLast(({ at }) => at)?.at ?? { line: 0, character: 0 };
    const { at } = this.#stand;
    return comparePoints(decided, at) < 0 ? decided : at;
  }

  /** Resolves when the server has answered all. */
  settled(): Promise<void> {
    return this.#queue.settled();
  }

  /** A person has put the cursor somewhere. */
  lookAt(point: Point): void {
    const here = this.spans.filter(({ range }) => touches(range, point));
    this.#place = here.at(-1)?.range;
    this.#stand = { at: point, sure: 0, passed: this.#place !== undefined };
    this.#screen.draw();
  }

  /** Goes to the first of a walk, from a point on; from the beginning when there is none. */
  begin(walk: Walk, from: Point = { line: 0, character: 0 }): void {
    this.walk = walk;
    this.#stand = { at: from, sure: 0, passed: false };
    this.#goOn();
  }

  skip(): Done {
    this.#keys++;
    this.#remember();
    this.#goOn();
    return { what: 'skipped' };
  }

  /** To where one was before; from the first place on to the annotation before it. */
  back(): Done {
    this.#keys++;
    const { spans } = this;
    for (let point = this.#behind.pop(); point; point = this.#behind.pop()) {
      const at = point;
      const span = spans.find(({ range }) => touches(range, at));
      if (!span) continue;
      this.#go(span);
      return { what: 'skipped' };
    }
    this.#go(nextOn(spans, this.#stand, { order: this.walk.order, over: 'all' }, -1));
    return { what: 'skipped' };
  }

  /** @param everywhere also wherever else the text stands as a word of its own */
  accept(everywhere = false): Done {
    const { current } = this;
    if (!current) return NOTHING;
    return this.label(current.label, everywhere);
  }

  reject(everywhere = false): Done {
    const { current } = this;
    if (!current) return NOTHING;
    const { range, status, label } = current;
    const how = status === 'suggested' ? 'reject' : 'remove';
    const actions: WireAction[] = [{ do: how, range }];
    const answer = this.#decide(
      [current],
      [],
      everywhere ? this.#every(current, undefined) : this.#apply([current], actions),
    );
    this.#goOn();
    return { what: 'rejected', label, answer };
  }

  /** Gives the annotation a label, or accepts it where it has that; a date keeps its value. */
  label(label: string, everywhere = false): Done {
    const { current } = this;
    if (!current) return NOTHING;
    const { range, status, bulk, note, confidence, value } = current;
    const isSame = current.label === label;
    if (isSame && status === 'accepted' && !bulk && !everywhere) {
      this.skip();
      return { what: 'kept', label };
    }
    const placed: WireSpan = {
      range,
      label,
      status: 'accepted',
      ...(confidence === undefined ? {} : { confidence }),
      ...(isSame && value !== undefined ? { value } : {}),
      ...(note === undefined ? {} : { note }),
    };
    // A date has its own value at each place.
    const request =
      everywhere && value === undefined
        ? this.#every(current, label)
        : this.#apply([current], [{ do: 'tag', range, label }]);
    const answer = this.#decide([current], [placed], request);
    this.#goOn();
    return { what: 'accepted', label, answer };
  }

  /** Tags what is no annotation yet, and looks at it. */
  tag(range: Place, label: string, value?: string, everywhere = false): Done {
    const placed: WireSpan = { range, label, status: 'accepted', ...(value ? { value } : {}) };
    const action: WireAction = { do: 'tag', range, label, ...(value ? { value } : {}) };
    const every: TagEveryArgument = { ...this.#argument(), range, label };
    const request = everywhere ? { command: COMMANDS.tagEvery, argument: every } : this.#apply([], [action]);
    const answer = this.#decide([], [placed], request);
    this.#look(placed);
    return { what: 'accepted', label, answer };
  }

  /** @param value TIMEX3, of a date; '' takes it away */
  value(label: string, value: string): Done {
    const { current } = this;
    if (!current) return NOTHING;
    const { range } = current;
    const placed: WireSpan = { range, label, status: 'accepted', ...(value ? { value } : {}) };
    const action: WireAction = { do: 'tag', range, label, ...(value ? { value } : {}) };
    const answer = this.#decide([current], [placed], this.#apply([current], [action]));
    this.#goOn();
    return { what: 'accepted', label, answer };
  }

  /** Gives the annotation a syllable more or less at one end; it stays the one that is looked at. */
  resize(move: Move): Done {
    const { current } = this;
    if (!current || current.range.start.line !== current.range.end.line) return NOTHING;
    const { line } = current.range.start;
    const span = { start: current.range.start.character, end: current.range.end.character };
    const moved = facts().movedIn(this.#screen.line(line), span, move);
    if (!moved) return NOTHING;
    const answer = this.#become(current, placeIn(line, moved));
    return { what: 'resized', label: current.label, answer };
  }

  /** Lets the annotation begin or end at a word; it stays the one that is looked at. */
  reach(word: Place): Done {
    const { current } = this;
    if (!current) return NOTHING;
    const range = reaching(current.range, word);
    if (isSamePlace(range, current.range)) return NOTHING;
    return { what: 'resized', label: current.label, answer: this.#become(current, range) };
  }

  /** Makes another reading of what is looked at; where that is nothing, tags it. It stays what is looked at. */
  read(reading: Reading): Done {
    const { range, label, value } = reading;
    const { current } = this;
    if (!current) return this.tag(range, label, value);
    return { what: 'read', label, answer: this.#become(current, range, undefined, reading) };
  }

  /** The ways to cut the annotation in two, the likeliest first. */
  cuts(): (readonly [Place, Place])[] {
    const { range } = this.current ?? {};
    if (!range || range.start.line !== range.end.line) return [];
    const { line } = range.start;
    const span = { start: range.start.character, end: range.end.character };
    return facts()
      .cuts(this.#screen.line(line), span)
      .map(([a, b]) => [placeIn(line, a), placeIn(line, b)] as const);
  }

  /** Cuts the annotation; the first part is the one that is looked at. */
  split(parts: readonly Place[]): Done {
    const { current } = this;
    if (!current) return NOTHING;
    const { range, label } = current;
    const placed = parts.map((part): WireSpan => ({ range: part, label, status: 'accepted' }));
    const actions: WireAction[] = [{ do: 'split', range, parts }];
    const answer = this.#decide([current], placed, this.#apply([current], actions));
    this.#look(placed[0]);
    return { what: 'split', label, answer };
  }

  /** Makes one of the annotation and the next in its line, with all that stands between them. */
  merge(): Done {
    const { current, spans } = this;
    if (!current) return NOTHING;
    const { start, end } = current.range;
    const next = spans.find(
      ({ range }) => comparePoints(range.start, end) >= 0 && range.start.line === end.line,
    );
    if (!next) return NOTHING;
    const answer = this.#become(current, { start, end: next.range.end }, next);
    return { what: 'merged', label: current.label, answer };
  }

  /** Says that the line is boilerplate, or that it is not, and goes on behind it. */
  markLine(point: Point): Done {
    const shown = this.#screen.shown();
    const length = this.#screen.line(point.line).length;
    if (!shown || length === 0) return NOTHING;
    const range = placeIn(point.line, { start: 0, end: length });
    const { boilerplate } = this.#queue.over(shown);
    const is = boilerplate.some(({ start }) => start.line === point.line);
    const action: WireAction = is ? { do: 'unmark', range } : { do: 'mark', range, kind: 'boilerplate' };
    const answer = this.#decide([], [], this.#apply([], [action]), { range, boilerplate: !is });
    this.#stand = { ...this.#stand, at: range.end };
    this.#goOn();
    return { what: is ? 'unmarked' : 'marked', answer };
  }

  /** @param text '' takes the note away */
  note(text: string): Done {
    const { current } = this;
    if (!current) return NOTHING;
    const { note: _, ...rest } = current;
    const placed: WireSpan = { ...rest, ...(text === '' ? {} : { note: text }) };
    const actions: WireAction[] = [{ do: 'note', range: current.range, text }];
    const answer = this.#decide([current], [placed], this.#apply([current], actions));
    return { what: 'noted', label: current.label, answer };
  }

  /**
   * Accepts all that is sure, and then goes to the first of the doubtful rest.
   *
   * @param rest accepts that, too
   */
  async acceptAll(rest = false): Promise<Answer | ApplyResult> {
    const argument: AcceptAllArgument = { ...this.#argument(), ...(rest ? { threshold: 0 } : {}) };
    const answer = this.#decide([], [], { command: COMMANDS.acceptAll, argument });
    const at = this.#keys;
    const result = await answer;
    // Who has gone on meanwhile stays there.
    if (at === this.#keys) this.begin({ order: this.walk.order, over: 'suggestions' });
    return result;
  }

  /**
   * After an action was taken back: goes to where it was decided.
   *
   * @returns false where that is no place here
   */
  undone(action: number): boolean {
    const decision = this.#decisions.find((one) => one.action === action);
    if (!decision) return false;
    this.#decisions = this.#decisions.filter((one) => one !== decision);
    this.#takenBack.push(decision);
    if (decision.at) this.lookAt(decision.at);
    return decision.at !== undefined;
  }

  /** After it was done again. */
  redone(action: number): void {
    const decision = this.#takenBack.find((one) => one.action === action);
    if (!decision) return;
    this.#takenBack = this.#takenBack.filter((one) => one !== decision);
    this.#decisions.push(decision);
  }

  /** @param to a label and value that it gets as well; a date that gets none says what is written there then */
  #become(
    current: WireSpan,
    range: Place,
    next?: WireSpan,
    { label, value }: Pick<Reading, 'label' | 'value'> = { label: current.label },
  ): Promise<Answer | ApplyResult> {
    const { note } = current;
    const placed: WireSpan = {
      range,
      label,
      status: 'accepted',
      ...(value === undefined ? {} : { value }),
      ...(note === undefined ? {} : { note }),
    };
    const seen = next ? [current, next] : [current];
    const action: WireAction = {
      do: 'tag',
      range,
      from: current.range,
      label,
      ...(value ? { value } : {}),
    };
    const answer = this.#decide(seen, [placed], this.#apply(seen, [action]));
    this.#look(placed);
    return answer;
  }

  #argument() {
    return { uri: this.#screen.uri, version: this.#screen.shown()?.version ?? 0 };
  }

  #apply(seen: readonly WireSpan[], actions: readonly WireAction[]): Request {
    const argument: ApplyArgument = { ...this.#argument(), seen: seen.map(seenOf), actions };
    return { command: COMMANDS.apply, argument };
  }

  #every(current: WireSpan, label: string | undefined): Request {
    const argument: TagEveryArgument = {
      ...this.#argument(),
      range: current.range,
      seen: [seenOf(current)],
      ...(label === undefined ? {} : { label }),
    };
    return { command: COMMANDS.tagEvery, argument };
  }

  #decide(
    seen: readonly WireSpan[],
    placed: readonly WireSpan[],
    request: Request,
    line?: Step<Request>['line'],
  ): Promise<Answer | ApplyResult> {
    this.#keys++;
    this.#remember();
    const decision: Decision = { at: (this.#place ?? placed[0]?.range)?.start };
    this.#decisions.push(decision);
    const { version } = this.#argument();
    const step = { seen: seen.map(seenOf), placed, request, version, ...(line ? { line } : {}) };
    return this.#queue.push(step).then((answer) => {
      if (answer.applied && 'action' in answer) decision.action = answer.action;
      else this.#decisions = this.#decisions.filter((one) => one !== decision);
      return answer;
    });
  }

  #remember(): void {
    const { start } = this.#place ?? {};
    if (start) this.#behind.push(start);
  }

  #goOn(): void {
    this.#go(nextOn(this.spans, this.#stand, this.walk));
  }

  #go(span: WireSpan | undefined): void {
    if (span) this.#look(span);
    else {
      this.#place = undefined;
      this.#screen.draw();
    }
  }

  #look(span: WireSpan | undefined): void {
    if (!span) return;
    this.#place = span.range;
    this.#stand = standOn(span);
    this.#screen.draw();
  }
}

function placeIn(line: number, { start, end }: { readonly start: number; readonly end: number }): Place {
  return { start: { line, character: start }, end: { line, character: end } };
}
