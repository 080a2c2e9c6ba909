import type { LineMark } from '../../recognition/types';
import { LINE_QUOTE } from '../../sidecar/model';
import { TextCache } from '../../text/cache';
import { ownCopy } from '../../text/ownCopy';
import { type Fact, facts, folded, type Known } from './facts';

/** What tells the kind of a line, and how many decisions make a rule of it. */
interface Cue {
  readonly cue: string;
  /** As people are told of it. */
  readonly words: string;
  readonly enough: number;
}

/** The less a cue says the more decisions it takes. */
const ENOUGH = { whole: 2, lead: 2, three: 2, two: 3, one: 4, mark: 4 } as const;
/** So many times as many decisions must be for a kind as against it. */
const CLEAR = 10;
/** Code points of a line that a sidecar quotes; nothing else of it is looked at. */
const QUOTED = LINE_QUOTE;
/** Words before a colon or dash that still open a line. */
const LEAD = /^.{1,40}?(?=\s*[:：]|\s+[–—-]\s)/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const MARK = /^[^\p{L}\p{M}\p{N}\s]+/u;

const known = new TextCache<readonly Cue[]>(1_000_000);

/** From the most to the least particular: the whole line, what stands before a colon, its first words, its first mark. */
export function cuesOf(line: string): readonly Cue[] {
  const quoted = [...line.slice(0, 2 * QUOTED)].slice(0, QUOTED).join('');
  let cues = known.get(quoted);
  if (!cues) {
    cues = cuesIn(quoted);
    known.set(ownCopy(quoted), cues);
  }
  return cues;
}

function cuesIn(line: string): Cue[] {
  const text = folded(line.trim());
  if (text === '') return [];
  const cue = (kind: keyof typeof ENOUGH, words: string): Cue => ({
    cue: `${kind} ${words}`,
    words: ownCopy(words),
    enough: ENOUGH[kind],
  });
  const [lead] = LEAD.exec(text) ?? [];
  const [mark] = MARK.exec(text) ?? [];
  const ends = [...text.matchAll(WORD)].map(({ index, 0: word }) => index + word.length);
  const first = (count: number) => (ends.length > count ? text.slice(0, ends[count - 1]) : undefined);
  const [one, two, three] = [first(1), first(2), first(3)];
  return [
    cue('whole', text),
    ...(lead === undefined ? [] : [cue('lead', lead)]),
    ...(three === undefined ? [] : [cue('three', three)]),
    ...(two === undefined ? [] : [cue('two', two)]),
    ...(one === undefined ? [] : [cue('one', one)]),
    ...(mark === undefined ? [] : [cue('mark', mark)]),
  ];
}

interface Said {
  readonly kind: string;
  readonly decisions: number;
  readonly fact: Fact;
  readonly words: string;
}

/** Verdicts on lines by their text, for as long as the same is known. */
export type LineVerdicts = Map<string, Said | null>;

/** The marks with the project's own kinds where decisions speak for them. Marks that stay are the same objects. */
export function adaptLines(
  marks: readonly LineMark[],
  text: string,
  { here, elsewhere, lines: kinds = [] }: Known,
  verdicts: LineVerdicts,
): readonly LineMark[] {
  if (kinds.length === 0) return marks;
  const all = (fact: Fact) => here.of(fact) + elsewhere.of(fact);
  let isChanged = false;
  const result = marks.map((mark) => {
    if (mark.kind === 'blank') return mark;
    const line = text.slice(mark.start, mark.end);
    let said = verdicts.get(line);
    if (said === undefined) {
      said = verdictOn(line, kinds, all) ?? null;
      verdicts.set(ownCopy(line), said);
    }
    if (!said) return mark;
    isChanged = true;
    const { kind, decisions, fact, words } = said;
    return {
      ...mark,
      kind,
      confidence: (decisions + 1) / (decisions + 2),
      evidence: [{ rule: 'learned-line', detail: words, learned: { decisions, fact } }],
    };
  });
  return isChanged ? result : marks;
}

/** The most particular cue that people have said something of decides. */
function verdictOn(line: string, kinds: readonly string[], all: (fact: Fact) => number): Said | undefined {
  for (const { cue, words, enough } of cuesOf(line)) {
    const total = all(facts.anyLine(cue));
    if (total < enough) continue;
    for (const kind of kinds) {
      const fact = facts.line(kind, cue);
      const decisions = all(fact);
      if (decisions >= enough && decisions >= CLEAR * (total - decisions))
        return { kind, decisions, fact, words };
    }
    return undefined;
  }
  return undefined;
}
