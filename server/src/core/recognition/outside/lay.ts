import { bySpan, overlaps, type Span } from '../../text/span';
import { SpanIndex } from '../../text/spanIndex';
import type { Hint } from '../learned/model';
import type { EntitySuggestion, Recognition } from '../types';
import type { OutsideModel } from './model';

/** What one model says of an article: sorted, disjoint. */
export interface Said {
  readonly model: OutsideModel;
  readonly found: readonly Hint[];
}

/** The label that the project has for one of a model, if it has one. */
export function labelIn(
  { labels }: OutsideModel,
  label: string,
  known: ReadonlySet<string>,
): string | undefined {
  const mapped = labels && Object.hasOwn(labels, label) ? labels[label] : label;
  return mapped !== undefined && mapped !== false && known.has(mapped) ? mapped : undefined;
}

/** What was laid over a version before: what stays the same is the same object again. */
export type OutsideMemory = Map<string, EntitySuggestion>;

/**
 * Lays what other models say over the suggestions. Where both say the same the surer one says how sure; of what
 * overlaps the surer one stays, and that of the recognizer where they are equals. Dates and the project's own names
 * stay in any case. Linear in the text but for sorting.
 *
 * @param labels of the project; others are left out
 */
export function layOutside(
  recognition: Recognition,
  text: string,
  said: readonly Said[],
  labels: readonly string[],
  ignore: ReadonlySet<string>,
  memory: OutsideMemory = new Map(),
): Recognition {
  const known = new Set(labels);
  const fixed = new SpanIndex<Span>(recognition.dates);
  let entities = recognition.entities;
  const before = new Map(memory);
  memory.clear();
  for (const { model, found } of said) {
    const own = found.flatMap((each): EntitySuggestion[] => {
      const label = labelIn(model, each.label, known);
      const name = text.slice(each.start, each.end);
      if (label === undefined || ignore.has(name.normalize('NFC'))) return [];
      if (fixed.overlapping(each).length > 0) return [];
      const confidence = each.confidence * (model.trust ?? 1);
      return [
        { ...each, label, confidence, canonical: name, evidence: [{ rule: 'outside', detail: model.name }] },
      ];
    });
    entities = merged(entities, own, before, memory);
  }
  return entities === recognition.entities ? recognition : { ...recognition, entities };
}

const keyOf = ({ start, end, label, confidence, canonical, evidence }: EntitySuggestion) =>
  JSON.stringify([start, end, label, confidence, canonical, evidence]);

/** Both sorted and disjoint. */
function merged(
  entities: readonly EntitySuggestion[],
  own: readonly EntitySuggestion[],
  before: OutsideMemory,
  memory: OutsideMemory,
): readonly EntitySuggestion[] {
  const lost = new Set<EntitySuggestion>();
  const added: EntitySuggestion[] = [];
  const again = (made: EntitySuggestion) => {
    const key = keyOf(made);
    const result = before.get(key) ?? made;
    memory.set(key, result);
    return result;
  };
  let next = 0;
  for (const each of own) {
    while (next < entities.length && entities[next]!.end <= each.start) next++;
    const rivals: EntitySuggestion[] = [];
    for (let i = next; i < entities.length && entities[i]!.start < each.end; i++)
      if (overlaps(entities[i]!, each)) rivals.push(entities[i]!);
    const [same] = rivals;
    if (rivals.length === 1 && bySpan(same!, each) === 0 && same!.label === each.label) {
      lost.add(same!);
      const evidence = [...same!.evidence, ...each.evidence];
      added.push(again({ ...same!, confidence: Math.max(same!.confidence, each.confidence), evidence }));
    } else if (rivals.every((rival) => !isOfProject(rival) && rival.confidence < each.confidence)) {
      for (const rival of rivals) lost.add(rival);
      added.push(again(each));
    }
  }
  if (added.length === 0) return entities;
  return [...entities.filter((entity) => !lost.has(entity)), ...added].sort(bySpan);
}

/** The project's own lists are what somebody has said already. */
const isOfProject = ({ evidence }: EntitySuggestion) => evidence[0]?.rule === 'project';
