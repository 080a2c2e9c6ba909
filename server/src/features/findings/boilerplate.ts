import type { Action } from '../../core/annotation/decide';
import type { LineAnnotation } from '../../core/annotation/model';
import type { Span } from '../../core/text/span';
import { alwaysBoilerplate } from '../corpusDecisions';
import { linesAt } from '../lines';
import { wordFor } from '../words';
import { rule } from './finding';

const isOpen = ({ kind, status }: LineAnnotation) => kind === 'boilerplate' && status === 'suggested';
const mark = (lines: readonly Span[]) =>
  lines.map((span): Action => ({ do: 'mark', span, kind: 'boilerplate' }));

/** The line does not look like part of the article. */
export const boilerplate = rule<LineAnnotation>({
  code: 'boilerplate',
  isOpen: true,
  subjects: ({ article }) => article.annotations.lines.filter(isOpen),
  finding({ messages }, line) {
    const reason = line.mark?.evidence[0]?.rule;
    const why = reason === undefined ? '' : (wordFor(messages.evidence, reason) ?? reason);
    return { severity: 'hint', message: messages.boilerplate(why), unnecessary: true };
  },
  fixes(context, { touched }) {
    const { article, messages } = context;
    const chrome = linesAt(article, touched).filter(({ kind }) => kind === 'boilerplate');
    const [line] = chrome;
    if (!line) return [];
    const span = { start: line.start, end: line.end };
    const open = chrome.filter(isOpen);
    const all = article.annotations.lines.filter(isOpen);
    return [
      ...(open.length > 0 ? [{ title: messages.markBoilerplate, actions: mark(open), span }] : []),
      ...(open.length > 0 && all.length > open.length
        ? [{ title: messages.markAllBoilerplate(all.length), actions: mark(all), span }]
        : []),
      {
        title: messages.unmarkBoilerplate,
        actions: chrome.map((one): Action => ({ do: 'unmark', span: one })),
        span,
      },
      ...(chrome.length === 1 ? alwaysBoilerplate(context, line) : []),
    ];
  },
});
