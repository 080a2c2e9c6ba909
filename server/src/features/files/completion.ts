import { DATE } from '../../core/annotation/model';
import type { Span } from '../../core/text/span';
import { type Field, fieldAt } from '../../core/yaml/fields';
import type { YamlPlace } from '../../core/yaml/placeAt';
import { candidatesFor } from '../values';
import { wordFor } from '../words';
import { cursorIn, describe, entryAt, fieldsOf, type YamlFile } from './file';

/** Something that may stand at the cursor. */
export interface Completion {
  readonly label: string;
  readonly detail?: string;
  readonly kind: 'key' | 'value';
  /** What is written instead of `span`, which has what is there of it already. */
  readonly text: string;
  readonly span: Span;
}

/** What may stand at an offset of a sidecar or `dateline.yaml`, the likeliest first. */
export function completionsAt(file: YamlFile, offset: number): Completion[] {
  const place = cursorIn(file, offset);
  if (!place) return [];
  const field = fieldAt(fieldsOf(file), place.path);
  if (!field) return [];
  return place.role === 'key' ? keys(file, place, field) : values(file, place, field, offset);
}

function keys(file: YamlFile, { path, span, others }: YamlPlace, field: Field): Completion[] {
  const key = (label: string, detail: string | undefined): Completion => ({
    label,
    kind: 'key',
    text: `${label}: `,
    span,
    ...(detail === undefined ? {} : { detail }),
  });
  const fresh = [...field.fields].filter(([name]) => !others.includes(name));
  const isLabels = file.kind === 'project' && ['labels', 'names'].includes(path.join('.'));
  const labels = isLabels ? Object.entries(file.messages.labels).filter(([name]) => name !== DATE) : [];
  return [
    ...fresh.map(([name, { description }]) => key(name, describe(file, [...path, name], description))),
    ...labels.filter(([name]) => !others.includes(name)).map(([name, meaning]) => key(name, meaning)),
  ];
}

function values(
  file: YamlFile,
  { path, key = '', span }: YamlPlace,
  parent: Field,
  offset: number,
): Completion[] {
  const source = file.kind === 'sidecar' ? file.sidecar.source : file.source;
  const quote = /^["']/.exec(source.slice(span.start, span.end))?.[0] ?? (file.kind === 'sidecar' ? '"' : '');
  const value = (label: string, isText: boolean, detail: string | undefined): Completion => ({
    label,
    kind: 'value',
    text: isText ? quote + label + quote : label,
    span,
    ...(detail === undefined ? {} : { detail }),
  });
  const field = parent.fields.get(key);
  const known = field?.options.map((option) =>
    value(String(option), typeof option === 'string', meaningOf(file, key, String(option))),
  );
  if (known && known.length > 0) return known;
  if (file.kind === 'sidecar' && path[0] === 'spans') {
    if (key === 'label') return labelsOf(file).map(([name, meaning]) => value(name, true, meaning));
    if (key === 'value') {
      const candidates = valuesFor(file, offset).map(([name, why]) => value(name, true, why));
      if (candidates.length > 0) return candidates;
    }
  }
  return (field?.examples ?? []).map((example) => value(example, true, meaningOf(file, key, example)));
}

function meaningOf({ kind, messages }: YamlFile, key: string, option: string): string | undefined {
  if (kind === 'project') return undefined;
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    status: messages.statuses,
    type: messages.types,
    kind: messages.lineKinds,
  };
  return wordFor(words[key] ?? {}, option);
}

type SidecarFile = Extract<YamlFile, { kind: 'sidecar' }>;

function labelsOf({ labels, messages }: SidecarFile): [string, string | undefined][] {
  const known = labels.map(({ name, description }): [string, string | undefined] => [
    name,
    description ?? wordFor(messages.labels, name),
  ]);
  return [...known, [DATE, messages.labels.DATE]];
}

/** The values that the date of an entry may have; its article must be open. */
function valuesFor({ sidecar, annotated, messages }: SidecarFile, offset: number): [string, string][] {
  const item = entryAt(sidecar, offset);
  const place = item && annotated?.places.get(item);
  if (!place || place.was || !annotated?.article) return [];
  const annotation = annotated.article.annotations.spans.find(
    ({ start, end }) => start === place.start && end === place.end,
  );
  const { why } = messages.values;
  return candidatesFor(annotated.article, place, annotation).map((one) => [one.value, why[one.why]]);
}
