import type { Annotation } from '../core/annotation/model';

/** Whether a suggestion is sure enough to be shown. */
export function isShown(annotation: Annotation, showThreshold: number): boolean {
  return annotation.status === 'suggested' && (annotation.confidence ?? 1) >= showThreshold;
}

/** Whether people see an annotation: a decision, or a suggestion that is sure enough. */
export function isSeen(annotation: Annotation, showThreshold: number): boolean {
  return annotation.status === 'accepted' || isShown(annotation, showThreshold);
}
