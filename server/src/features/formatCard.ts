import { FIELDS, type Format } from '../core/formats/model';
import type { Messages } from './messages';

/** A format as lists show it. */
export interface FormatCard {
  readonly name: string;
  readonly title: string;
  /** What it has no place for. */
  readonly detail: string;
  readonly extensions: readonly string[];
  /** Whether it depends on tokens. */
  readonly tokens: boolean;
}

export function formatCard(format: Format, { exchange }: Messages): FormatCard {
  const { name, title, extensions, tokens, holds } = format;
  const lost = [
    ...(holds.text === 'tokens' ? [exchange.whiteSpace] : []),
    ...(holds.text === 'quotes' ? [exchange.articleText] : []),
    ...(holds.datesOnly ? [exchange.names] : []),
    ...(holds.overlap === 'none' ? [exchange.overlapping] : []),
    ...(holds.overlap === 'nested' ? [exchange.crossing] : []),
    ...(holds.fields.length === 0
      ? [exchange.allFields]
      : FIELDS.filter((field) => !holds.fields.includes(field)).map((field) => exchange.fields[field])),
    ...(['path', 'lang', 'published'] as const)
      .filter((key) => !holds.document.includes(key))
      .map((key) => exchange.document[key]),
  ];
  return {
    name,
    title: exchange.formatTitle(name, title),
    detail: lost.length > 0 ? exchange.loses(lost.join(', ')) : exchange.losesNothing,
    extensions,
    tokens,
  };
}

const LANGUAGES: readonly (readonly [ending: string, language: string])[] = [
  ['.conllu', 'conll'],
  ['.bdocjs', 'json'],
  ['.jsonld', 'json'],
  ['.xmi', 'xml'],
  ['.tml', 'xml'],
];

/** The language identifier of a file, where editors do not know it by the ending of its name. */
export function languageOf(file: string): string | undefined {
  return LANGUAGES.find(([ending]) => file.endsWith(ending))?.[1];
}
