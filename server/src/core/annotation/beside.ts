import type { Decided } from '../recognition/names/types';
import type { Recognition } from '../recognition/types';
import type { Sidecar } from '../sidecar/model';
import { bySpan, inOrder, overlaps, type Span } from '../text/span';
import { SpanIndex } from '../text/spanIndex';
import type { Places } from './places';

/** What may stand beside what is decided, in place of suggestions that are lost by that. */
export type Beside = (
  lost: readonly Span[],
  decided: readonly Decided[],
) => Pick<Recognition, 'entities' | 'dates'>;

/**
 * What is suggested, with what is left of suggestions of which people have accepted another part: who makes `Sở Y tế Hà Nội` of
 * `Sở Y tế Hà Nội và Bộ Y tế` is offered `Bộ Y tế`. Linear in the text, and nothing but a look at the places where no
 * suggestion is lost.
 */
export function layBeside(
  recognition: Recognition,
  sidecar: Sidecar,
  places: Places,
  beside: Beside,
): Recognition {
  const decided = acceptedIn(sidecar, places);
  const lost = lostIn(recognition, decided);
  if (lost.size === 0) return recognition;
  const entities = recognition.entities.filter((one) => !lost.has(one));
  const dates = recognition.dates.filter((one) => !lost.has(one));
  const taken = new SpanIndex<Span>([...entities, ...dates, ...decided]);
  const isFree = (span: Span) => taken.overlapping(span).length === 0;
  const found = beside(inOrder([...lost]), decided);
  const names = found.entities.filter(isFree);
  const times = found.dates.filter((date) => isFree(date) && !names.some((name) => overlaps(name, date)));
  return {
    ...recognition,
    entities: [...entities, ...names].sort(bySpan),
    dates: [...dates, ...times].sort(bySpan),
  };
}

/** What is accepted, by position; of two that overlap the first. */
function acceptedIn(sidecar: Sidecar, places: Places): Decided[] {
  const all: Decided[] = [];
  for (const item of sidecar.spans) {
    const place = places.get(item)!;
    if (item.record.status === 'accepted' && !place.was)
      all.push({ start: place.start, end: place.end, label: item.record.label });
  }
  let end = 0;
  return inOrder(all).filter((one) => {
    const isFree = one.start >= end;
    if (isFree) end = one.end;
    return isFree;
  });
}

/** Suggestions that overlap something decided and are not what it is. */
function lostIn({ entities, dates }: Recognition, decided: readonly Span[]): Set<Span> {
  const lost = new Set<Span>();
  for (const suggestions of [entities, dates] as readonly (readonly Span[])[]) {
    let next = 0;
    for (const one of suggestions) {
      while (next < decided.length && decided[next]!.end <= one.start) next++;
      const other = decided[next];
      if (other && other.start < one.end && bySpan(one, other) !== 0) lost.add(one);
    }
  }
  return lost;
}
