import type { Project } from '../project/model';
import { bySpan, overlaps } from '../text/span';
import type { EntitySuggestion } from './types';

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
  if (project.names.size === 0 && project.ignore.size === 0) return entities;
  const own = project.names.size > 0 ? find(text, indexOf(project)) : [];
  const kept = entities.filter(
    ({ start, end }) => !project.ignore.has(text.slice(start, end).normalize('NFC')),
  );
  let next = 0;
  const free = kept.filter((entity) => {
    while (next < own.length && own[next]!.end <= entity.start) next++;
    return next >= own.length || !overlaps(own[next]!, entity);
  });
  return [...free, ...own].sort(bySpan);
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
