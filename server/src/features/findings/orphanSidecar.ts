import { rule } from './finding';

/** The annotations of this article are there, under the name that it had. */
export const orphanSidecar = rule({
  code: 'orphan-sidecar',
  subjects: ({ article, orphanName }) => (orphanName === undefined ? [] : [article.lines.span(0)]),
  finding: ({ messages, sidecarName, orphanName = '' }) => ({
    severity: 'warning',
    message: messages.orphanFits(orphanName, sidecarName),
  }),
  fixes({ article, messages, orphanName }, { range }) {
    const span = article.lines.span(0);
    if (orphanName === undefined || range.start > span.end) return [];
    return [{ title: messages.adopt(orphanName), actions: [], adopts: true, span, preferred: true }];
  },
});
