import type { Action } from '../../core/annotation/decide';
import type { LineAnnotation } from '../../core/annotation/model';
import { linesAt } from '../lines';
import { percent, wordFor } from '../words';
import { rule } from './finding';

/** A kind of the project's own that decisions on other lines speak for. */
const isOpen = ({ status, mark }: LineAnnotation) => status === 'suggested' && mark?.confidence !== undefined;

/** The line looks like those of a kind of the project. */
export const lineKind = rule<LineAnnotation>({
  code: 'line-kind',
  isOpen: true,
  subjects: ({ article }) => article.annotations.lines.filter(isOpen),
  finding({ messages }, { kind, mark }) {
    const [reason] = mark!.evidence;
    const why =
      reason && `${wordFor(messages.evidence, reason.rule) ?? reason.rule} “${reason.detail ?? ''}”`;
    return { severity: 'hint', message: messages.lineKind(kind, why ?? '', percent(mark!.confidence!)) };
  },
  fixes({ article, messages }, { touched }) {
    return linesAt(article, touched)
      .filter(isOpen)
      .flatMap(({ start, end, kind }) => {
        const span = { start, end };
        const same = article.annotations.lines.filter((line) => isOpen(line) && line.kind === kind);
        const marks = (lines: readonly LineAnnotation[]) =>
          lines.map((line): Action => ({ do: 'mark', span: { start: line.start, end: line.end }, kind }));
        return [
          {
            title: messages.markAs(kind),
            actions: [{ do: 'mark' as const, span, kind }],
            span,
            preferred: true,
          },
          ...(same.length > 1
            ? [{ title: messages.markAllAs(same.length, kind), actions: marks(same), span }]
            : []),
          { title: messages.notAs(kind), actions: [{ do: 'unmark' as const, span }], span },
        ];
      });
  },
});
