import type { Action } from '../../core/annotation/decide';
import type { LineAnnotation } from '../../core/annotation/model';
import type { LineItem } from '../../core/sidecar/model';
import { linesAt } from '../lines';
import type { Messages } from '../messages';
import { wordFor } from '../words';
import { rule } from './finding';

/** All decisions on a line, the one that counts last. */
const decisionsOn = ({ item, rivals = [] }: LineAnnotation): readonly LineItem[] =>
  item ? [...rivals, item] : [];

const said = (messages: Messages, { record }: LineItem) =>
  messages.lineDecision(
    wordFor(messages.lineKinds, record.kind) ?? record.kind,
    record.status === 'rejected',
  );

/** Two people have said of one line what cannot both be right. */
export const lineConflict = rule<LineAnnotation>({
  code: 'line-conflict',
  subjects: ({ article }) => article.annotations.lines.filter(({ rivals }) => rivals),
  finding({ messages }, line) {
    const decisions = decisionsOn(line);
    const whole = decisions.map((item) => {
      const { by } = item.record;
      return by === undefined ? said(messages, item) : `${said(messages, item)} (${by})`;
    });
    return { severity: 'warning', message: messages.lineConflict(whole.join(', ')) };
  },
  fixes({ article, messages }, { touched }) {
    return linesAt(article, touched).flatMap((line) => {
      if (!line.rivals) return [];
      const decisions = decisionsOn(line);
      const span = { start: line.start, end: line.end };
      return decisions.map((item) => ({
        title: messages.keepLineDecision(said(messages, item)),
        actions: decisions.filter((other) => other !== item).map(({ id }): Action => ({ do: 'forget', id })),
        span,
      }));
    });
  },
});
