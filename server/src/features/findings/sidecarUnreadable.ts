import type { Sidecar } from '../../core/sidecar/model';
import { LineMap } from '../../core/text/lines';
import type { FeatureContext } from '../context';
import { rule } from './finding';

/** On the article itself: why nothing is saved. */
export const sidecarUnreadable = rule({
  code: 'sidecar-unreadable',
  subjects: ({ article }) => (problemOf(article.annotations.sidecar) ? [article.lines.span(0)] : []),
  finding({ article, messages, sidecarName }: FeatureContext) {
    const sidecar = article.annotations.sidecar!;
    const { code, detail, source } = problemOf(sidecar)!;
    const line = new LineMap(sidecar.source).lineAt(source.start) + 1;
    const what = messages.sidecarProblem[code](detail);
    return { severity: 'error', message: messages.sidecarUnreadable(sidecarName, line, what) };
  },
});

const problemOf = (sidecar: Sidecar | undefined) => sidecar?.problems.find(({ fatal }) => fatal);
