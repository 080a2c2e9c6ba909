import type { Article } from '../../core/annotation/article';
import type { Places } from '../../core/annotation/places';
import type { LabelDefinition } from '../../core/project/model';
import { projectSchema } from '../../core/project/schema';
import type { AnyItem, Sidecar } from '../../core/sidecar/model';
import { scanChunks } from '../../core/sidecar/scan';
import { sidecarSchema } from '../../core/sidecar/schema';
import type { LineMap } from '../../core/text/lines';
import { contains, type Span } from '../../core/text/span';
import { type Field, fieldOf } from '../../core/yaml/fields';
import { placeAt, type YamlPlace } from '../../core/yaml/placeAt';
import { fieldWords, type Messages } from '../messages';
import { wordFor } from '../words';

/** The article of a sidecar. */
export interface Annotated {
  readonly text: string;
  readonly lines: LineMap;
  /** Where the entries of the sidecar stand in the text. */
  readonly places: Places;
  /** A link for Markdown to a place in the text. */
  readonly link: (span: Span) => string;
  /** What is known of it while it is open. */
  readonly article?: Article;
}

/** A sidecar or `dateline.yaml` in an editor: all that features of these files may look at. */
export type YamlFile =
  | {
      readonly kind: 'sidecar';
      readonly sidecar: Sidecar;
      readonly labels: readonly LabelDefinition[];
      readonly messages: Messages;
      /** Undefined where the file is not there. */
      readonly annotated?: Annotated;
    }
  | { readonly kind: 'project'; readonly source: string; readonly messages: Messages };

const fields: Partial<Record<YamlFile['kind'], Field>> = {};

/** What the declaration of the file says of its keys. */
export function fieldsOf({ kind }: YamlFile): Field {
  fields[kind] ??= fieldOf(kind === 'sidecar' ? sidecarSchema : projectSchema);
  return fields[kind];
}

/** What a cursor in the file is on, by the keys of the file's declaration. */
export function cursorIn(file: YamlFile, offset: number): YamlPlace | undefined {
  if (file.kind === 'project') return placeAt(file.source, offset);
  const { source, layout } = file.sidecar;
  // One broken entry must not take the others along.
  const chunk = scanChunks(source).chunks.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!chunk) return undefined;
  // Lines that go on are indented absolutely.
  const shift = chunk.span.start - chunk.indent;
  const text = ' '.repeat(chunk.indent) + source.slice(chunk.span.start, chunk.span.end);
  const place = placeAt(text, offset - shift);
  if (!place) return undefined;
  const keys = [...layout.entries.keys(), ...layout.sections.keys()];
  return {
    ...place,
    ...(chunk.kind === 'item'
      ? { path: [chunk.name, ...place.path] }
      : { others: keys.filter((key) => key !== place.key) }),
    span: { start: place.span.start + shift, end: place.span.end + shift },
  };
}

/** What a key means, in the language of the messages. */
export function describe(file: YamlFile, path: readonly string[], description?: string): string | undefined {
  const known = fieldWords(file.messages)[file.kind];
  // Entries of both lists have most keys in common.
  return wordFor(known, path.join('.')) ?? wordFor(known, path.at(-1) ?? '') ?? description;
}

/** The entry of a sidecar at an offset of its source. */
export function entryAt({ spans, lines, doubles }: Sidecar, offset: number): AnyItem | undefined {
  const at = { start: offset, end: offset };
  return [...spans, ...lines, ...doubles].find(({ source }) => contains(source, at));
}
