import type { Evidence, LineMark } from '../types';
import type { Line } from './own';

/** `# url = https://…`, as crawlers and treebanks write what they know of a text above it. */
const ENTRY = /^#\s*[\p{L}_][\p{L}\p{N}_.-]*\s*=/u;
const EVIDENCE: readonly Evidence[] = [{ rule: 'header' }];

/**
 * The marks of an article's lines, those of a header of such entries at its very top being boilerplate. So is a notice
 * about cookies or terms there, also where an article is too short to show its headline.
 *
 * @param own what each line tells by itself
 */
export function withHeader(
  marks: readonly LineMark[],
  text: string,
  own: readonly (Line | undefined)[] = [],
): readonly LineMark[] {
  const isEntry = ({ start, end }: LineMark) => ENTRY.test(text.slice(start, end));
  const isTitled = marks.some(({ kind }) => kind === 'title');
  const isNotice = (n: number) => !isTitled && own[n]?.notice === true;
  let count = 0;
  while (count < marks.length && (isEntry(marks[count]!) || isNotice(count))) count++;
  if (count === 0) return marks;
  return marks.map((mark, n) =>
    n < count
      ? { start: mark.start, end: mark.end, kind: 'boilerplate', boilerplate: 1, evidence: EVIDENCE }
      : mark,
  );
}
