import { plain } from '../project/decisions';
import type { Project } from '../project/model';
import { bySpan, overlaps } from '../text/span';
import type { EntitySuggestion, LineMark } from './types';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Names of a project by their first word, longest first. */
type Index = ReadonlyMap<string, readonly { readonly name: string; readonly label: string }[]>;

const indexes = new WeakMap<Project, Index>();

/**
 * Applies the word lists of a project: its names win over what overlaps them, and texts to ignore are no
 * suggestions. Linear in the text.
 */
export function applyProject(
  entities: readonly EntitySuggestion[],
  text: string,
  project: Project,
): readonly EntitySuggestion[] {
  if (project.names.size === 0 && project.ignore.size === 0 && project.aliases.size === 0) return entities;
  const own = project.names.size > 0 ? find(text, indexOf(project)) : [];
  const kept = entities.filter(
    ({ start, end }) => !project.ignore.has(text.slice(start, end).normalize('NFC')),
  );
  let next = 0;
  const free = kept.filter((entity) => {
    while (next < own.length && own[next]!.end <= entity.start) next++;
    return next >= own.length || !overlaps(own[next]!, entity);
  });
  return [...free.map((entity) => named(entity, text, project)), ...own].sort(bySpan);
}

/** The names of the shipped recognizer under the labels that the project has for them. */
export function mappedNames<E extends { readonly label: string }>(
  entities: readonly E[],
  project: Project | undefined,
): readonly E[] {
  if (!project || project.recognize.size === 0) return entities;
  return entities.flatMap((entity) => {
    const label = project.recognize.get(entity.label) ?? entity.label;
    if (label === false) return [];
    if (label === entity.label) return [entity];
    const known = relabelled.get(entity);
    if (known?.label === label) return [known as E];
    const result = { ...entity, label };
    relabelled.set(entity, result);
    return [result];
  });
}

const relabelled = new WeakMap<object, { readonly label: string }>();

/** The dates, unless the project does without. */
export function mappedDates<D>(dates: readonly D[], project: Project | undefined): readonly D[] {
  return project?.recognize.get('DATE') === false ? [] : dates;
}

/** What has become of suggestions by the aliases of a project: one that stays the same gives the same again. */
const renamed = new WeakMap<EntitySuggestion, EntitySuggestion>();

/** With the full name that people have given its text. */
function named(entity: EntitySuggestion, text: string, { aliases }: Project): EntitySuggestion {
  if (aliases.size === 0) return entity;
  const alias = plain(text.slice(entity.start, entity.end));
  const canonical = aliases.get(alias);
  if (canonical === undefined) return entity;
  const known = renamed.get(entity);
  if (known?.canonical === canonical) return known;
  const { facts: _, ...rest } = entity;
  const result = { ...rest, canonical, evidence: [...entity.evidence, { rule: 'alias', detail: canonical }] };
  renamed.set(entity, result);
  return result;
}

/** The same of lines. */
const marked = new WeakMap<LineMark, LineMark>();

/** Lines that people have called boilerplate in all articles. */
export function applyBoilerplate(
  marks: readonly LineMark[],
  text: string,
  { boilerplate }: Project,
): readonly LineMark[] {
  if (boilerplate.size === 0) return marks;
  return marks.map((mark) => {
    if (mark.kind === 'blank' || !boilerplate.has(plain(text.slice(mark.start, mark.end)))) return mark;
    let result = marked.get(mark);
    if (!result) {
      result = { ...mark, kind: 'boilerplate', boilerplate: 1, evidence: [{ rule: 'every-article' }] };
      marked.set(mark, result);
    }
    return result;
  });
}

function find(text: string, index: Index): EntitySuggestion[] {
  const found: EntitySuggestion[] = [];
  let done = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    if (start < done) continue;
    const entry = index.get(match[0].normalize('NFC'))?.find(({ name }) => lengthAt(text, start, name) > 0);
    if (!entry) continue;
    const end = start + lengthAt(text, start, entry.name);
    done = end;
    found.push({
      start,
      end,
      label: entry.label,
      confidence: 1,
      canonical: entry.name,
      evidence: [{ rule: 'project', detail: entry.name }],
    });
  }
  return found;
}

/** How long the name is where it stands in the text, in whatever normal form; 0 when it does not. */
function lengthAt(text: string, start: number, name: string): number {
  for (const form of [name, name.normalize('NFD')]) {
    const end = start + form.length;
    if (text.startsWith(form, start) && !/[\p{L}\p{M}\p{N}]/u.test(text.slice(end, end + 1)))
      return form.length;
  }
  return 0;
}

function indexOf(project: Project): Index {
  const known = indexes.get(project);
  if (known) return known;
  const index = new Map<string, { name: string; label: string }[]>();
  for (const [label, names] of project.names) {
    for (const raw of names) {
      const name = raw.normalize('NFC');
      const first = name.match(WORD)?.[0];
      if (first === undefined || !name.startsWith(first)) continue;
      index.set(first, [...(index.get(first) ?? []), { name, label }]);
    }
  }
  for (const entries of index.values()) entries.sort((a, b) => b.name.length - a.name.length);
  indexes.set(project, index);
  return index;
}
