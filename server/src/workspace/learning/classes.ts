import type { WordClasses } from '../../core/recognition/learned/classes';
import { hashText } from '../../core/recognition/names/hash';
import { splitLines } from '../../core/text/lines';
import { WordCounts, wordClasses } from '../../training/learned/classes';
import { cutsOf } from '../../training/learned/pieces';
import type { Found } from '../find';
import type { Source } from '../load';

/**
 * Word classes from all texts of a corpus, whether anybody has decided something in them or not; of a corpus that is too
 * large from a part of it that is always the same. Undefined where there is too little text.
 *
 * @param read other texts, which come first
 * @throws the signal's reason when it is aborted
 */
export async function classesIn(
  found: readonly Found[],
  { files, slices }: Pick<Source, 'files' | 'slices'>,
  signal: AbortSignal,
  read: Iterable<string> = [],
): Promise<WordClasses | undefined> {
  const counts = new WordCounts();
  const add = async (text: string) => {
    for (const { start, end } of splitLines(text)) {
      const line = text.slice(start, end);
      let from = 0;
      for (const to of [...cutsOf(line), line.length]) {
        await slices.turn();
        signal.throwIfAborted();
        if (from < to && !counts.add(line.slice(from, to))) return false;
        from = to;
      }
    }
    return true;
  };
  for (const text of read) if (!(await add(text))) break;
  // By chance, or else of a large corpus all would come from the folder that comes first; the same wherever the corpus lies.
  const order = found.map(({ uri, name }) => ({ uri, key: hashText(name) })).sort((a, b) => a.key - b.key);
  for (const { uri } of order) {
    const file = await files.read(uri);
    if (file.kind === 'text' && !(await add(file.text))) break;
  }
  const classes = await slices.run(wordClasses(counts), () => signal.aborted);
  signal.throwIfAborted();
  return classes;
}
