import type { Span } from '../../core/text/span';
import { CodePoints } from '../../core/text/units';
import type { Annotation, Dispute, Gold, LineLabel } from './model';

/** Gold of one article by two annotators. Offsets are code points. */
interface GoldJson {
  readonly published: string;
  readonly agreed: readonly Annotation[];
  readonly disputes?: readonly Dispute[];
  readonly lines?: readonly LineLabel[];
}

/**
 * Reads gold of the form `{published, agreed, disputes, lines}` for the text that it was made of.
 *
 * @throws {SyntaxError} when the source is not JSON
 */
export function readGoldJson(source: string, text: string): Gold & { readonly published: string } {
  const json = JSON.parse(source) as GoldJson;
  const units = new CodePoints(text);
  const utf16 = <T extends Span>(span: T): T => ({
    ...span,
    start: units.toUtf16(span.start),
    end: units.toUtf16(span.end),
  });
  return {
    published: json.published,
    spans: json.agreed.map(utf16),
    disputes: (json.disputes ?? []).map(({ a, b }) => ({ a: a.map(utf16), b: b.map(utf16) })),
    lines: (json.lines ?? []).map(utf16),
  };
}
