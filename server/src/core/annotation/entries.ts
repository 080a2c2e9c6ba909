import { type Fields, withPlaces } from '../sidecar/format';
import type { AnyItem, Section } from '../sidecar/model';
import type { Span } from '../text/span';
import { contextOf, type Quotable, quotedPart } from './surroundings';

/** What becomes of an entry: other fields, or none where it goes. Without a target it is added. */
export interface Change {
  readonly section: Section;
  readonly target?: AnyItem;
  readonly fields?: Fields;
  /** Where it stands, or will. */
  readonly start: number;
  readonly end: number;
}

/**
 * Offsets in code points, the quote (of a line no more than its beginning) and what stands around it. Whatever
 * gets these fields is not stale.
 */
export function quoteFields({ quoted, annotations }: Quotable, span: Span, section: Section) {
  const { text, codePoints } = quoted;
  const quote = quotedPart(quoted, span, section);
  return {
    start: codePoints.fromUtf16(quote.start),
    end: codePoints.fromUtf16(quoted.fromArticle(span.end)),
    text: text.slice(quote.start, quote.end),
    stale: undefined,
    ...contextOf({ quoted, annotations }, quote, section),
  };
}

/** The full name of a text; none where it is the text itself, in whatever normal form. */
export function fullName(canonical: string | undefined, text: string): string | undefined {
  return canonical?.normalize() === text.normalize() ? undefined : canonical;
}

/** An entry that is added, its fields in their usual order; unknown ones last. It gets its id when it is written. */
export function addition(section: Section, fields: Fields): Change {
  return { ...placeIn(fields), section, fields: withPlaces({}, fields) };
}

/** An entry with other fields; those that it has stay in their order. */
export function replacement(target: AnyItem, fields: Fields): Change {
  return { ...placeIn(fields), section: target.section, target, fields: withPlaces(target.fields, fields) };
}

export function removal(target: AnyItem): Change {
  return { section: target.section, target, start: target.record.start, end: target.record.end };
}

function placeIn(fields: Fields) {
  return { start: Number(fields['start']), end: Number(fields['end']) };
}
