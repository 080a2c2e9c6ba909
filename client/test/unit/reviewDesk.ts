import type {
  AcceptAllArgument,
  ApplyArgument,
  ApplyResult,
  TagEveryArgument,
  WireSpan,
} from '../../../server/src/protocol';
import { COMMANDS } from '../../../server/src/protocol';
import { type Request, Reviewer } from '../../src/review/reviewer';
import { comparePlaces, isSamePlace, isSeenIn, overlaps, type Place } from '../../src/review/spans';

/**
 * An article in front of a person, and a server that answers when it is told to. In the lines annotations stand between
 * brackets, `[Seoul:LOC]` accepted, `[Seoul:LOC?62]` suggested with 62 %, `[Seoul:LOC*62]` accepted together with
 * others.
 */
export class Desk {
  readonly lines: string[];
  version = 1;
  spans: WireSpan[];
  boilerplate: Place[] = [];
  readonly reviewer: Reviewer;
  /** What the server has not looked at yet. */
  readonly waiting: { readonly request: Request; readonly answer: (result: ApplyResult) => void }[] = [];
  /** What the server was asked for, in order. */
  readonly asked: Request[] = [];
  readonly refused: string[] = [];
  /** Names the last action. */
  action = 0;

  constructor(marked: string) {
    const spans: WireSpan[] = [];
    this.lines = marked.split('\n').map((source, line) => {
      let text = '';
      let last = 0;
      for (const found of source.matchAll(/\[([^[\]:]+):([A-Z]+)([?*]?)(\d*)(?:=([^\]]*))?\]/g)) {
        const [all, word = '', label = '', mark, sure, value] = found;
        text += source.slice(last, found.index);
        const range = place(line, text.length, text.length + word.length);
        text += word;
        last = found.index + all.length;
        spans.push({
          range,
          label,
          status: mark === '?' ? 'suggested' : 'accepted',
          ...(sure ? { confidence: Number(sure) / 100 } : {}),
          ...(mark === '*' ? { bulk: true } : {}),
          ...(value ? { value } : {}),
        });
      }
      return text + source.slice(last);
    });
    this.spans = spans;
    this.reviewer = new Reviewer({
      uri: 'file:///a.txt',
      shown: () => ({ version: this.version, spans: this.spans, boilerplate: this.boilerplate }),
      line: (n) => this.lines[n] ?? '',
      send: (request) => {
        this.asked.push(request);
        return new Promise((answer) => this.waiting.push({ request, answer }));
      },
      draw: () => undefined,
      refused: (count, why) => this.refused.push(`${count} ${why}`),
    });
  }

  /** What a person sees, as it is written in the lines; what they look at stands between `«»`. */
  get screen(): string[] {
    const { current, spans } = this.reviewer;
    return spans.map((span) => {
      const { range, label, status, bulk, value, note } = span;
      const text = this.textOf(range);
      const mark = status === 'suggested' ? '?' : bulk ? '*' : '';
      const said = `${text}:${label}${mark}${value ? `=${value}` : ''}${note ? ` (${note})` : ''}`;
      return current && isSamePlace(current.range, range) ? `«${said}»` : said;
    });
  }

  textOf({ start, end }: Place): string {
    return this.lines[start.line]!.slice(start.character, end.character);
  }

  /** What the server does next. */
  async next(): Promise<Request | undefined> {
    await ticks();
    return this.waiting[0]?.request;
  }

  /** The server does the next thing that it was asked for, and answers. @param why it does not */
  async serve(why?: string): Promise<void> {
    await ticks();
    const next = this.waiting.shift();
    if (!next) return;
    const result = why === undefined ? this.#do(next.request) : refusal(why);
    next.answer(result.applied ? { ...result, action: ++this.action } : result);
    await ticks();
  }

  async serveAll(): Promise<void> {
    await ticks();
    while (this.waiting.length > 0) await this.serve();
    await this.reviewer.settled();
  }

  /** What others, or the server, make of the annotations. */
  tell(spans: readonly WireSpan[]): void {
    this.spans = [...spans].sort((a, b) => comparePlaces(a.range, b.range));
  }

  #do({ command, argument }: Request): ApplyResult {
    if (command === COMMANDS.acceptAll) {
      const { threshold = 0.9 } = argument as AcceptAllArgument;
      const sure = ({ confidence = 0, status }: WireSpan) =>
        status === 'suggested' && confidence >= threshold;
      const changes = this.spans.filter(sure).length;
      this.tell(
        this.spans.map((span): WireSpan => (sure(span) ? { ...span, status: 'accepted', bulk: true } : span)),
      );
      return { applied: changes > 0, changes };
    }
    const { seen = [], version } = argument as ApplyArgument | TagEveryArgument;
    if (version !== this.version) return refusal('outdated');
    if (!seen.every((one) => isSeenIn(this.spans, one))) return refusal('not as seen');
    if (command === COMMANDS.tagEvery) return this.#every(argument as TagEveryArgument);
    const before = JSON.stringify([this.spans, this.boilerplate]);
    for (const action of (argument as ApplyArgument).actions) {
      switch (action.do) {
        case 'tag': {
          const from = this.#at(action.from ?? action.range);
          const value = action.value ?? (from?.label === action.label ? from.value : undefined);
          this.#put([from?.range ?? action.range, action.range], {
            range: action.range,
            label: action.label,
            status: 'accepted',
            ...(from?.confidence === undefined ? {} : { confidence: from.confidence }),
            ...(value ? { value } : {}),
            ...(from?.note ? { note: from.note } : {}),
          });
          break;
        }
        case 'reject':
        case 'remove':
          this.tell(this.spans.filter(({ range }) => !isSamePlace(range, action.range)));
          break;
        case 'split': {
          const { label } = this.#at(action.range)!;
          this.#put(
            [action.range],
            ...action.parts.map((range): WireSpan => ({ range, label, status: 'accepted' })),
          );
          break;
        }
        case 'note':
          this.tell(
            this.spans.map((span) => {
              const { note: _, ...rest } = span;
              if (!isSamePlace(span.range, action.range)) return span;
              return action.text === '' ? rest : { ...rest, note: action.text };
            }),
          );
          break;
        case 'mark':
          this.boilerplate = [...this.boilerplate, action.range];
          break;
        case 'unmark':
          this.boilerplate = this.boilerplate.filter((range) => !isSamePlace(range, action.range));
          break;
        default:
          throw new Error(action.do);
      }
    }
    if (before === JSON.stringify([this.spans, this.boilerplate])) return refusal('nothing to do');
    return { applied: true, changes: 1 };
  }

  #every({ range, label }: TagEveryArgument): ApplyResult {
    const text = this.textOf(range);
    const isMeant = (span: WireSpan) => this.textOf(span.range) === text;
    const changes = this.spans.filter(isMeant).length;
    this.tell(
      this.spans.flatMap((span): WireSpan[] => {
        if (!isMeant(span)) return [span];
        return label === undefined ? [] : [{ range: span.range, label, status: 'accepted' }];
      }),
    );
    return { applied: true, changes };
  }

  #at(range: Place): WireSpan | undefined {
    return this.spans.find((span) => isSamePlace(span.range, range));
  }

  #put(gone: readonly Place[], ...spans: readonly WireSpan[]): void {
    const stays = ({ range }: WireSpan) => !gone.some((one) => overlaps(one, range));
    this.tell([...this.spans.filter(stays), ...spans]);
  }
}

const refusal = (message: string): ApplyResult => ({ applied: false, changes: 0, message });

function place(line: number, start: number, end: number): Place {
  return { start: { line, character: start }, end: { line, character: end } };
}

/** Lets all promises go on that can. */
async function ticks(): Promise<void> {
  for (let n = 0; n < 8; n++) await Promise.resolve();
}
