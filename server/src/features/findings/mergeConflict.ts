import type { Sidecar, SidecarProblem } from '../../core/sidecar/model';
import { settleSteps } from '../../core/sidecar/settle';
import type { Span } from '../../core/text/span';
import { runToEnd, type Steps } from '../../core/text/steps';
import type { Messages } from '../messages';
import { type Fix, rule } from './finding';
import { toCause, unreadable } from './sidecarUnreadable';

export const isMark = ({ code }: SidecarProblem) => code === 'merge';
const markOf = (sidecar: Sidecar | undefined) => sidecar?.problems.find(isMark);

/** How many entries two people have decided in different ways; undefined when one of the sides cannot be read. */
export const leftToSettle = (sidecar: Sidecar) => runToEnd(leftSteps(sidecar));

const left = new WeakMap<Sidecar, { readonly count: number | undefined }>();

/** The same in steps; whoever has gone through them has the answer at once afterwards. */
export function* leftSteps(sidecar: Sidecar): Steps<number | undefined> {
  const known = left.get(sidecar) ?? { count: (yield* settleSteps(sidecar.source))?.conflicts.length };
  left.set(sidecar, known);
  return known.count;
}

/** On the article itself: git has left conflict marks in the sidecar. */
export const mergeConflict = rule({
  code: 'merge-conflict',
  subjects: ({ article }) => (markOf(article.annotations.sidecar) ? [article.lines.span(0)] : []),
  finding({ article, messages, sidecarName }) {
    const sidecar = article.annotations.sidecar!;
    const { source } = markOf(sidecar)!;
    const what = messages.mergeConflict(leftToSettle(sidecar));
    return unreadable(sidecar, source, what, sidecarName, messages);
  },
  fixes({ article, messages, sidecarName }, { range }) {
    const { sidecar } = article.annotations;
    const mark = markOf(sidecar);
    const span = article.lines.span(0);
    if (!sidecar || !mark || range.start > span.end) return [];
    return [
      ...settling(sidecar, messages).map((fix) => ({ ...fix, span })),
      { ...toCause(sidecar, mark, sidecarName, messages), span },
    ];
  },
});

/** The same in the sidecar, at its marks. */
export function fixesAtMark(sidecar: Sidecar, messages: Messages, range: Span): Fix[] {
  const mark = sidecar.problems.find((problem) => isMark(problem) && touches(problem.source, range));
  return mark ? settling(sidecar, messages).map((fix) => ({ ...fix, span: mark.source })) : [];
}

const touches = (a: Span, b: Span) => a.start <= b.end && b.start <= a.end;

function settling(sidecar: Sidecar, messages: Messages): Fix[] {
  const count = leftToSettle(sidecar);
  if (count === undefined) return [];
  if (count === 0) return [{ title: messages.settle.all, actions: [], settles: {}, preferred: true }];
  return (['ours', 'theirs'] as const).map((differing) => ({
    title: messages.settle[differing],
    actions: [],
    settles: { differing },
  }));
}
