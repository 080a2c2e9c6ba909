import { is } from 'valibot';
import { isMap, isScalar, parseDocument } from 'yaml';
import { LANGUAGE_IDS } from '../recognition/language';
import type { Span } from '../text/span';
import { DEFAULT_PROJECT, type LabelDefinition, type Project, type ProjectProblem } from './model';
import { label, labelName, lineKindName, SETTINGS } from './schema';

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

  for (const key of Object.keys(fields)) if (!Object.hasOwn(SETTINGS, key)) bad(key, key);
  /** The value of a key where it is one that the key may have. */
  function value<K extends keyof typeof SETTINGS>(key: K, expected: string) {
    const found = fields[key];
    if (is(SETTINGS[key], found)) return found;
    if (found !== undefined) bad(key, expected);
    return undefined;
  }
  const texts = (key: 'articles' | 'exclude' | 'ignore'): readonly string[] | undefined => {
    const found = fields[key];
    const listed = value(key, `${key}: ["…"]`) ?? undefined;
    // A text for a list of one: what it leaves out must not be taken for want of brackets.
    return listed ?? (typeof found === 'string' && found !== '' ? [found] : undefined);
  };
  value('version', 'version: 1');
  const language = value('language', `language: ${LANGUAGE_IDS.join(' | ')}`);
  const published = value('published', 'published: "*YYYY-MM-DD*"');

  const project: Project = {
    labels: readLabels('labels', fields['labels'], bad),
    lines: readLabels('lines', fields['lines'], bad),
    articles: texts('articles') ?? DEFAULT_PROJECT.articles,
    exclude: texts('exclude') ?? [],
    names: new Map(Object.entries(value('names', 'names: {ORG: ["…"]}') ?? {})),
    ignore: new Set(texts('ignore')),
    aliases: DEFAULT_PROJECT.aliases,
    boilerplate: DEFAULT_PROJECT.boilerplate,
    nested: value('nested', 'nested: true | false') ?? false,
    recognize: new Map(
      Object.entries(value('recognize', 'recognize: {LOC: PLACE, MISC: false}') ?? {}).flatMap(
        ([name, becomes]): [string, string | false][] => (becomes === undefined ? [] : [[name, becomes]]),
      ),
    ),
    ...(language === undefined ? {} : { language }),
    ...(published === undefined ? {} : { published }),
  };
  return { project, problems };
}

type Report = (key: string, detail: string) => void;

function readLabels(key: 'labels' | 'lines', value: unknown, bad: Report): readonly LabelDefinition[] {
  if (value === undefined || value === null) return DEFAULT_PROJECT[key];
  if (typeof value !== 'object' || Array.isArray(value)) {
    bad(key, `${key}: {${key === 'labels' ? 'PER' : 'question'}: {colour: "#rrggbb"}}`);
    return DEFAULT_PROJECT[key];
  }
  const named = key === 'labels' ? labelName : lineKindName;
  return Object.entries(value).flatMap(([name, content]): LabelDefinition[] => {
    if (!is(named, name)) {
      bad(key, name);
      return [];
    }
    if (content !== null && (typeof content !== 'object' || Array.isArray(content))) {
      bad(key, `${name}: {colour: "#rrggbb", description: "…"}`);
      return [{ name }];
    }
    const { colour, description, ...others } = (content ?? {}) as Record<string, unknown>;
    const isColour = is(label.entries.colour, colour);
    if (colour !== undefined && !isColour) bad(key, `${name}.colour: "#rrggbb"`);
    if (description !== undefined && typeof description !== 'string') bad(key, `${name}.description: "…"`);
    for (const other of Object.keys(others)) bad(key, `${name}.${other}`);
    return [
      {
        name,
        ...(isColour ? { colour } : {}),
        ...(typeof description === 'string' ? { description } : {}),
      },
    ];
  });
}
