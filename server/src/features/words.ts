import type { Article } from '../core/annotation/article';
import { type Annotation, isDate } from '../core/annotation/model';
import { foldWord } from '../core/text/fold';
import type { Span } from '../core/text/span';

const LONGEST_QUOTE = 60;

/** The text of a span for a message: on one line and not too long. */
export function quote(text: string, { start, end }: Span): string {
  // A span may be a line of megabytes, of which the beginning is enough.
  const shown = text.slice(start, Math.min(end, start + 4 * LONGEST_QUOTE)).replace(/\s+/g, ' ');
  const points = [...shown];
  const whole = points.length <= LONGEST_QUOTE && end - start <= 4 * LONGEST_QUOTE;
  return whole ? shown : `${points.slice(0, LONGEST_QUOTE - 1).join('')}…`;
}

/** `0.974` → `97 %`; never 100, as only people are certain. */
export function percent(probability: number): string {
  return `${Math.min(99, Math.round(probability * 100))} %`;
}

/**
 * The accepted names of an article whose text stands under several labels, without regard to normal form and the
 * place of tone marks; those that a person has called right are none of them.
 */
export function conflictsIn({ text, annotations }: Article): Annotation[][] {
  // Most names stand many times, and folding takes far longer than looking up.
  const written = new Map<string, Annotation[]>();
  const forms = new Map<string, Annotation[]>();
  for (const span of annotations.spans) {
    if (span.status !== 'accepted' || isDate(span) || span.item?.record.distinct) continue;
    const surface = surfaceOf(text, span);
    let mentions = written.get(surface);
    if (!mentions) {
      const form = foldWord(surface);
      mentions = forms.get(form) ?? [];
      forms.set(form, mentions);
      written.set(surface, mentions);
    }
    mentions.push(span);
  }
  return [...forms.values()].filter((mentions) => mentions.some(({ label }) => label !== mentions[0]!.label));
}

/** The text of an annotation; that of the sidecar where it is the same, as engines know its hash already. */
function surfaceOf(text: string, { start, end, item }: Annotation): string {
  const quoted = item?.record.text ?? '';
  const same = quoted.length === end - start && text.startsWith(quoted, start);
  return same ? quoted : text.slice(start, end);
}
