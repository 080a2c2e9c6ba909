import type { PublicationDate } from '../types';
import type { DateExpression } from './types';

export function findPublicationDate(
  _lines: readonly { text: string; start: number; expressions: readonly DateExpression[] }[],
  _options: { fileName?: string; template?: string },
): PublicationDate | undefined {
  return undefined;
}
