import type { Article } from '../core/annotation/article';
import type { LineAnnotation } from '../core/annotation/model';
import type { Span } from '../core/text/span';
import type { FeatureContext } from './context';

/** The lines that a range touches, without blank ones. */
export function linesAt({ annotations, lines }: Article, { start, end }: Span): LineAnnotation[] {
  const last = lines.lineAt(Math.max(start, end - 1));
  return annotations.lines.slice(lines.lineAt(start), last + 1).filter(({ kind }) => kind !== 'blank');
}

/** Whether a line is of one of the project's own kinds. */
export const isOwnKind = ({ project }: Pick<FeatureContext, 'project'>, { kind }: LineAnnotation): boolean =>
  project.lines.some(({ name }) => name === kind);
