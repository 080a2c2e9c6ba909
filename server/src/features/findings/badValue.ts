import { isDate } from '../../core/annotation/model';
import { type TimexFault, timexFault } from '../../core/annotation/timex';
import { TextCache } from '../../core/text/cache';
import type { Span } from '../../core/text/span';
import { accept } from '../suggestions';
import { quote } from '../words';
import { rule } from './finding';

interface Faulty extends Span {
  readonly value: string;
  readonly fault: TimexFault;
}

/** The same values come again and again; in code units of them. */
const faults = new TextCache<TimexFault | 'none'>(100_000);

function faultOf(value: string): TimexFault | 'none' {
  let fault = faults.get(value);
  if (fault === undefined) {
    fault = timexFault(value) ?? 'none';
    faults.set(value, fault);
  }
  return fault;
}

/** An accepted date whose value is none, or one that the text itself gets wrong: "31/4/2024". */
export const badValue = rule<Faulty>({
  code: 'bad-value',
  subjects({ article }) {
    const faulty: Faulty[] = [];
    for (const annotation of article.annotations.spans) {
      const { start, end, value = '', status, date } = annotation;
      if (status === 'suggested' && date?.resolution.how === 'impossible') {
        faulty.push({ start, end, value: quote(article.text, annotation), fault: 'impossible' });
      }
      if (status !== 'accepted' || !isDate(annotation)) continue;
      const fault = faultOf(value);
      if (fault !== 'none') faulty.push({ start, end, value, fault });
    }
    return faulty;
  },
  finding: ({ messages }, { value, fault }) => ({
    severity: 'warning',
    message: messages.badValue[fault](value),
  }),
  /** The recognizer may know better. */
  fixes: ({ article, messages }, { annotations }) =>
    annotations.flatMap((annotation) => {
      const { start, end, label, date, value, status } = annotation;
      if (status === 'suggested' || !isDate(annotation) || !date || date.value === value) return [];
      const span = { start, end };
      return [
        {
          title: messages.acceptDate(quote(article.text, span), date.value),
          actions: [accept({ ...date, label, status: 'suggested' })],
          span,
          preferred: timexFault(value ?? '') !== undefined,
        },
      ];
    }),
});
