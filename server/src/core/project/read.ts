import { isMap, isScalar, parseDocument } from 'yaml';
import { LANGUAGE_IDS } from '../recognition/language';
import type { Span } from '../text/span';
import { DEFAULT_PROJECT, type LabelDefinition, type Project, type ProjectProblem } from './model';

const LABEL = /^[\p{L}][\p{L}\p{N}_-]{0,31}$/u;
const COLOUR = /^#[0-9a-f]{6}$/i;
/** More names would slow down every article; keep such lists in the recognizer. */
const MAX_NAMES = 20_000;
const MAX_SOURCE = 4 * 1024 * 1024;

/** Reads `dateline.yaml`. Never throws: what is not understood is reported and its default used. */
export function readProject(source: string): { project: Project; problems: readonly ProjectProblem[] } {
  const problems: ProjectProblem[] = [];
  const whole = { start: 0, end: Math.min(source.length, 1) };
  if (source.length > MAX_SOURCE)
    return { project: DEFAULT_PROJECT, problems: [{ detail: '> 4 MB', source: whole }] };
  const document = parseDocument(source, { prettyErrors: false, stringKeys: true });
  for (const error of document.errors) {
    // At the end of the file the parser may point behind it.
    const [start, end] = error.pos.map((offset) => Math.min(offset, source.length)) as [number, number];
    problems.push({ detail: error.message, source: { start, end } });
  }
  let values: unknown;
  try {
    values = problems.length > 0 ? {} : (document.toJS({ maxAliasCount: 0 }) ?? {});
  } catch {
    problems.push({ detail: 'aliases', source: whole });
    values = {};
  }
  if (typeof values !== 'object' || Array.isArray(values)) {
    problems.push({ detail: 'key: value', source: whole });
    values = {};
  }
  const fields = values as Record<string, unknown>;
  const at = (key: string): Span => {
    const pair = isMap(document.contents)
      ? document.contents.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    const range = isScalar(pair?.key) ? pair.key.range : undefined;
    return range ? { start: range[0], end: range[1] } : whole;
  };
  const bad = (key: string, detail: string) => void problems.push({ detail, source: at(key) });

  const keys = ['version', 'language', 'labels', 'articles', 'exclude', 'published', 'names', 'ignore'];
  for (const key of Object.keys(fields)) if (!keys.includes(key)) bad(key, key);
  if (fields['version'] !== undefined && fields['version'] !== 1) bad('version', 'version: 1');

  const { language, published } = fields;
  const known = LANGUAGE_IDS.find((id) => id === language);
  if (language !== undefined && known === undefined) bad('language', `language: ${LANGUAGE_IDS.join(' | ')}`);
  if (published !== undefined && !(typeof published === 'string' && isDatePattern(published))) {
    bad('published', 'published: "*YYYY-MM-DD*"');
  }

  const project: Project = {
    labels: readLabels(fields['labels'], bad),
    articles: strings('articles') ?? DEFAULT_PROJECT.articles,
    exclude: strings('exclude') ?? [],
    names: readNames(fields['names'], bad),
    ignore: new Set(strings('ignore')),
    ...(known === undefined ? {} : { language: known }),
    ...(typeof published === 'string' && isDatePattern(published) ? { published } : {}),
  };
  return { project, problems };

  function strings(key: string): string[] | undefined {
    const value = fields[key];
    if (value === undefined || value === null) return undefined;
    if (isStrings(value)) return value;
    bad(key, `${key}: ["…"]`);
    // A text for a list of one: what it leaves out must not be taken for want of brackets.
    return typeof value === 'string' && value !== '' ? [value] : undefined;
  }
}

function isDatePattern(text: string): boolean {
  return text.length <= 200 && ['YYYY', 'MM', 'DD'].every((part) => text.includes(part));
}

type Report = (key: string, detail: string) => void;

function isStrings(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length <= MAX_NAMES &&
    value.every((item) => typeof item === 'string' && item !== '')
  );
}

function readLabels(value: unknown, bad: Report): readonly LabelDefinition[] {
  if (value === undefined || value === null) return DEFAULT_PROJECT.labels;
  if (typeof value !== 'object' || Array.isArray(value)) {
    bad('labels', 'labels: {PER: {colour: "#rrggbb"}}');
    return DEFAULT_PROJECT.labels;
  }
  return Object.entries(value).flatMap(([name, content]): LabelDefinition[] => {
    if (!LABEL.test(name) || name === 'DATE') {
      bad('labels', name);
      return [];
    }
    if (content !== null && (typeof content !== 'object' || Array.isArray(content))) {
      bad('labels', `${name}: {colour: "#rrggbb", description: "…"}`);
      return [{ name }];
    }
    const { colour, description, ...others } = (content ?? {}) as Record<string, unknown>;
    const isColour = typeof colour === 'string' && COLOUR.test(colour);
    if (colour !== undefined && !isColour) bad('labels', `${name}.colour: "#rrggbb"`);
    if (description !== undefined && typeof description !== 'string')
      bad('labels', `${name}.description: "…"`);
    for (const key of Object.keys(others)) bad('labels', `${name}.${key}`);
    return [
      { name, ...(isColour ? { colour } : {}), ...(typeof description === 'string' ? { description } : {}) },
    ];
  });
}

function readNames(value: unknown, bad: Report): ReadonlyMap<string, readonly string[]> {
  if (value === undefined || value === null) return new Map();
  if (typeof value !== 'object' || Array.isArray(value) || !Object.values(value).every(isStrings)) {
    bad('names', 'names: {ORG: ["…"]}');
    return new Map();
  }
  return new Map(Object.entries(value as Record<string, string[]>));
}
