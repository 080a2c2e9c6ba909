import type { Sidecar, SidecarProblem } from '../../core/sidecar/model';
import { LineMap } from '../../core/text/lines';
import type { FeatureContext } from '../context';
import type { Messages } from '../messages';
import { type Fix, rule } from './finding';

/** On the article itself: why nothing is saved. Conflict marks are a finding of their own. */
export const sidecarUnreadable = rule({
  code: 'sidecar-unreadable',
  subjects: ({ article }) => (problemOf(article.annotations.sidecar) ? [article.lines.span(0)] : []),
  finding({ article, messages, sidecarName }: FeatureContext) {
    const sidecar = article.annotations.sidecar!;
    const { code, detail, source } = problemOf(sidecar)!;
    const what = messages.sidecarProblem[code](detail);
    return {
      severity: 'error',
      message: messages.sidecarUnreadable(sidecarName, lineOf(sidecar, source.start), what),
      cause: { span: source, message: what },
    };
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
export const lineOf = ({ source }: Sidecar, offset: number) => new LineMap(source).lineAt(offset) + 1;

const problemOf = (sidecar: Sidecar | undefined) =>
  sidecar?.problems.find(({ fatal, code }) => fatal && code !== 'merge');
