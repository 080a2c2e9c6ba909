import type { Hint } from '../core/recognition/learned/model';
import { type OutsideRequest, readAnswer } from '../core/recognition/outside/answer';
import { labelIn, layOutside, type Said } from '../core/recognition/outside/lay';
import { OUTSIDE_SECONDS, type OutsideFault, type OutsideModel } from '../core/recognition/outside/model';
import type { Lang } from '../core/recognition/types';
import { TextCache } from '../core/text/cache';
import { splitLines } from '../core/text/lines';
import type { Recognize } from './load';

/** One model that runs somewhere else. */
export interface Connection {
  /**
   * One request at a time.
   *
   * @returns what it has said, parsed and not checked
   * @throws Error in words for people, and the signal's reason
   */
  ask(request: OutsideRequest, signal: AbortSignal): Promise<unknown>;
  /** Ends what was started; nothing is asked afterwards. */
  end(): void;
}

export type Connect = (model: OutsideModel) => Connection;

/** Code units that are asked for at once. */
const PORTION = 20_000;
/** Longer lines are not asked for. */
const LONGEST_LINE = 100_000;
/** Code units of lines whose answers are remembered. */
const REMEMBERED = 2_000_000;
/** So many failures in a row, and it is not asked again. */
const PATIENCE = 3;
/** Seconds for the first answer, before which a model is read from disk. */
const FIRST = 120;
/** Articles that wait; others are asked for again when somebody looks at them. */
const WAITING = 20;

interface Listener {
  fault(fault: OutsideFault): void;
  /** Something is known that was not before. */
  answered(): void;
}

/**
 * What models say that the user has named. Lines are remembered by their text, so that of an edited article only the
 * changed lines are asked for again; a model that is slow, wrong or dead costs its own suggestions and nothing else.
 */
export class OutsideModels {
  readonly #connect: Connect;
  readonly #listener: Listener;
  readonly #said = new Set<string>();
  #asked: readonly Asked[] = [];
  #revision = 0;

  constructor(connect: Connect, listener: Listener) {
    this.#connect = connect;
    this.#listener = listener;
  }

  /** Another one whenever something else is known. */
  get revision(): number {
    return this.#revision;
  }

  get isEmpty(): boolean {
    return this.#asked.length === 0;
  }

  /** Those of models that stay the same go on. */
  configure(models: readonly OutsideModel[]): void {
    const keys = new Set(models.map(keyOf));
    const kept = new Map<string, Asked>();
    for (const asked of this.#asked)
      if (keys.has(keyOf(asked.model))) kept.set(keyOf(asked.model), asked);
      else asked.end();
    if (kept.size === models.length && this.#asked.length === models.length) return;
    this.#asked = models.map(
      (model) =>
        kept.get(keyOf(model)) ??
        new Asked(model, this.#connect, (fault) => this.tell({ model: model.name, ...fault })),
    );
    this.#said.clear();
    this.#revision++;
  }

  end(): void {
    this.configure([]);
  }

  /** What is known of an article now; what is not is asked for, and `answered` called when it is there. */
  known(uri: string, text: string, lang: Lang): Said[] {
    return this.#asked.map((asked) => {
      void asked.wish(uri, text, lang, () => {
        this.#revision++;
        this.#listener.answered();
      });
      return { model: asked.model, found: asked.found(text, lang) };
    });
  }

  /** The same when all have answered, or have failed to. */
  async all(text: string, lang: Lang, signal?: AbortSignal): Promise<Said[]> {
    return Promise.all(
      this.#asked.map(async (asked) => {
        await asked.ask(text, lang, signal);
        return { model: asked.model, found: asked.found(text, lang) };
      }),
    );
  }

  /** Says once what labels of a model the project does not know. */
  tellLabels(said: readonly Said[], labels: readonly string[]): void {
    const known = new Set(labels);
    for (const { model, found } of said) {
      // Dates have a grammar of their own, and who leaves a label out knows it.
      const isLeftOut = ({ label }: Hint) =>
        label !== 'DATE' && model.labels?.[label] !== false && !labelIn(model, label, known);
      const names = new Set(found.filter(isLeftOut).map(({ label }) => label));
      for (const detail of names) this.tell({ model: model.name, reason: 'labels', detail }, detail);
    }
  }

  /** @param also what makes it another fault than one of the same kind */
  tell(fault: OutsideFault, also = ''): void {
    const key = JSON.stringify([fault.model, fault.reason, also]);
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.#listener.fault(fault);
  }
}

const keyOf = (model: OutsideModel) => JSON.stringify(model);

/** Recognition with what the models say, which is waited for. */
export const withOutside =
  (recognize: Recognize, outside: OutsideModels, signal?: AbortSignal): Recognize =>
  async (text, options, slices) => {
    const recognition = await recognize(text, options, slices);
    const { project } = options;
    if (!recognition || !project || outside.isEmpty) return recognition;
    const said = await outside.all(text, recognition.lang, signal);
    const labels = project.labels.map(({ name }) => name);
    outside.tellLabels(said, labels);
    return layOutside(recognition, text, said, labels, project.ignore);
  };

type Trouble = Pick<OutsideFault, 'reason' | 'detail'>;

/** One model, what it has said of lines, and what it is still to be asked. */
class Asked {
  readonly #connect: Connect;
  readonly #tell: (trouble: Trouble) => void;
  readonly #lines = new TextCache<readonly Hint[]>(REMEMBERED);
  /** The latest text of each article that somebody looks at. */
  readonly #wishes = new Map<string, { readonly text: string; readonly lang: Lang }>();
  readonly #ended = new AbortController();
  #connection: Connection | undefined;
  #hasAnswered = false;
  #failures = 0;
  #asking: Promise<unknown> = Promise.resolve();
  #isServing = false;
  #id = 0;

  constructor(
    readonly model: OutsideModel,
    connect: Connect,
    tell: (trouble: Trouble) => void,
  ) {
    this.#connect = connect;
    this.#tell = tell;
  }

  end(): void {
    this.#ended.abort();
    this.#wishes.clear();
    this.#disconnect();
  }

  /** In the article; of a line that it has not been asked for it has said nothing. */
  found(text: string, lang: Lang): Hint[] {
    return splitLines(text).flatMap(({ start, end }) => {
      const known = this.#lines.get(keyOfLine(lang, text.slice(start, end))) ?? [];
      return known.map((hint) => ({ ...hint, start: hint.start + start, end: hint.end + start }));
    });
  }

  /** Asks in turn, of each article for its latest text; after a failure not before the next wish. */
  async wish(uri: string, text: string, lang: Lang, answered: () => void): Promise<void> {
    if (this.#isOff || this.#unknown(text, lang).length === 0) return;
    this.#wishes.delete(uri);
    this.#wishes.set(uri, { text, lang });
    const [oldest] = this.#wishes.keys();
    if (this.#wishes.size > WAITING) this.#wishes.delete(oldest!);
    if (this.#isServing) return;
    this.#isServing = true;
    while (this.#wishes.size > 0 && !this.#isOff) {
      const [uri, latest] = [...this.#wishes].at(-1)!;
      this.#wishes.delete(uri);
      if (!(await this.ask(latest.text, latest.lang))) break;
      answered();
    }
    this.#isServing = false;
  }

  /** Asks for the lines that are not known yet, in turn with others. @returns whether it has answered */
  ask(text: string, lang: Lang, signal?: AbortSignal): Promise<boolean> {
    const turn = this.#asking.then(() => this.#ask(text, lang, signal));
    this.#asking = turn.catch(() => undefined);
    return turn;
  }

  get #isOff(): boolean {
    return this.#ended.signal.aborted || this.#failures >= PATIENCE;
  }

  #unknown(text: string, lang: Lang): string[] {
    const lines = new Set(splitLines(text).map(({ start, end }) => text.slice(start, end)));
    return [...lines].filter(
      (line) => line.trim() !== '' && line.length <= LONGEST_LINE && !this.#lines.get(keyOfLine(lang, line)),
    );
  }

  async #ask(text: string, lang: Lang, signal?: AbortSignal): Promise<boolean> {
    for (const lines of portions(this.#unknown(text, lang))) {
      if (this.#isOff || signal?.aborted) return false;
      if (!(await this.#portion(lines, lang, signal))) return false;
    }
    return true;
  }

  async #portion(lines: readonly string[], lang: Lang, signal?: AbortSignal): Promise<boolean> {
    const text = lines.join('\n');
    const limit = this.model.seconds ?? (this.#hasAnswered ? OUTSIDE_SECONDS : FIRST);
    const controller = new AbortController();
    const stop = () => controller.abort();
    const timer = setTimeout(() => controller.abort(), limit * 1000);
    const signals = [this.#ended.signal, ...(signal ? [signal] : [])];
    for (const each of signals) each.addEventListener('abort', stop);
    try {
      this.#connection ??= this.#connect(this.model);
      const said = await this.#connection.ask({ id: ++this.#id, text, lang }, controller.signal);
      const { found, fault } = readAnswer(said, text);
      if (fault !== undefined) this.#tell({ reason: 'entries', detail: fault });
      this.#keep(lines, lang, found);
      this.#hasAnswered = true;
      this.#failures = 0;
      return true;
    } catch (error) {
      // It may be in the middle of something.
      this.#disconnect();
      if (signals.some(({ aborted }) => aborted)) return false;
      const isSlow = controller.signal.aborted;
      const detail = isSlow ? String(limit) : (error as Error).message;
      this.#tell({ reason: isSlow ? 'slow' : 'failed', detail });
      if (++this.#failures >= PATIENCE) this.#tell({ reason: 'off', detail });
      return false;
    } finally {
      clearTimeout(timer);
      for (const each of signals) each.removeEventListener('abort', stop);
    }
  }

  #keep(lines: readonly string[], lang: Lang, found: readonly Hint[]): void {
    let [start, next] = [0, 0];
    for (const line of lines) {
      const end = start + line.length;
      const hints: Hint[] = [];
      for (; next < found.length && found[next]!.end <= end; next++) {
        const hint = found[next]!;
        hints.push({ ...hint, start: hint.start - start, end: hint.end - start });
      }
      this.#lines.set(keyOfLine(lang, line), hints);
      start = end + 1;
    }
  }

  #disconnect(): void {
    this.#connection?.end();
    this.#connection = undefined;
  }
}

const keyOfLine = (lang: Lang, line: string) => `${lang}\0${line}`;

/** Lines that are asked for at once. */
function portions(lines: readonly string[]): string[][] {
  const result: string[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (size + line.length > PORTION) {
      result.push([]);
      size = 0;
    }
    result.at(-1)!.push(line);
    size += line.length + 1;
  }
  return result;
}
