import type { Sidecar, SidecarProblem } from '../../core/sidecar/model';
import { LineMap } from '../../core/text/lines';
import type { Span } from '../../core/text/span';
import type { FeatureContext } from '../context';
import type { Messages } from '../messages';
import { type Finding, type Fix, rule } from './finding';

/** On the article itself: why nothing is saved. Conflict marks are a finding of their own. */
export const sidecarUnreadable = rule({
  code: 'sidecar-unreadable',
  subjects: ({ article }) => (problemOf(article.annotations.sidecar) ? [article.lines.span(0)] : []),
  finding({ article, messages, sidecarName }: FeatureContext) {
    const sidecar = article.annotations.sidecar!;
    const { code, detail, source } = problemOf(sidecar)!;
    return unreadable(sidecar, source, messages.sidecarProblem[code](detail), sidecarName, messages);
  },
  fixes({ article, messages, sidecarName }, { range }) {
    const { sidecar } = article.annotations;
    const problem = problemOf(sidecar);
    const span = article.lines.span(0);
    if (!sidecar || !problem || range.start > span.end) return [];
    return [{ ...toCause(sidecar, problem, sidecarName, messages), span }];
  },
});

/** Leads from the article to what is wrong in its sidecar. */
export function toCause(sidecar: Sidecar, { source }: SidecarProblem, name: string, messages: Messages): Fix {
  const title = messages.openLine(lineOf(sidecar, source.start), name);
  return { title, actions: [], opens: source };
}

/** As people count. */
const lineOf = ({ source }: Sidecar, offset: number) => new LineMap(source).lineAt(offset) + 1;

const problemOf = (sidecar: Sidecar | undefined) =>
  sidecar?.problems.find(({ fatal, code }) => fatal && code !== 'merge');

/** What is said of a place in a sidecar for which nothing of it is used. */
export function unreadable(
  sidecar: Sidecar,
  source: Span,
  what: string,
  name: string,
  messages: Messages,
): Omit<Finding, 'code' | 'span'> {
  return {
    severity: 'error',
    message: messages.sidecarUnreadable(name, lineOf(sidecar, source.start), what),
    cause: { span: source, message: what },
  };
}
