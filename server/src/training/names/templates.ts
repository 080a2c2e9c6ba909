import { type KnowledgeData, unpackEntities, unpackNumbers } from '../../core/recognition/names/knowledge';
import { Word } from '../../core/recognition/names/lexicon';
import { parseLine } from '../corpus/marks';
import type { Random } from '../random';
import type { NamedLine } from './gold';

/** Sentences with slots, and what may stand in these. */
export interface Templates {
  readonly lines: readonly string[];
  /** For each slot what may stand there; may have slots itself. */
  readonly pools: ReadonlyMap<string, readonly string[]>;
}

const DEFINITION = /^(\w+) = (.*)$/;
const SLOT = /\$(?:(\w+)|\{(\w+)\})/g;
/** Pools within pools: deeper ones are most likely circular. */
const DEEPEST = 8;

/**
 * Reads marked sentences with slots, one a line: `{ORG|$club} beat {ORG|$club} $score.` A line `score = 1-0 | 2-1`
 * says what may stand in `$score` (`${score}` before a letter); besides, each kind of the lists (`$city`, in the form
 * of its canonical names) and each class of words (`$surname`) is a slot, `$plain` is a common word in lower case, and `$CITY` a
 * city in capitals.
 * @throws {Error} naming the slot that nothing is known of, or the line whose marks are malformed
 */
export function readTemplates(sources: readonly string[], knowledge: KnowledgeData): Templates {
  const pools = poolsOf(knowledge);
  const lines: string[] = [];
  for (const row of sources.flatMap((source) => source.split('\n'))) {
    if (row === '' || row.startsWith('# ')) continue;
    const definition = DEFINITION.exec(row);
    if (!definition) lines.push(row);
    else pools.set(definition[1]!, definition[2]!.split(' | '));
  }
  const texts = [...lines, ...[...pools.values()].flat()];
  for (const text of texts) {
    for (const [slot, bare, braced] of text.matchAll(SLOT)) {
      const name = bare ?? braced!;
      if (!pools.has(name) && !pools.has(name.toLowerCase())) throw new Error(`Unknown slot: ${slot}`);
    }
  }
  return { lines, pools };
}

/** Where all that stands outside of marks and slots is in capitals, the line is a headline in capitals. */
function isHeadline(line: string): boolean {
  const own = line.replace(/\{[A-Z]+\|[^}|]*\}/g, '').replace(SLOT, '');
  return /\p{Lu}{2}/u.test(own) && !/\p{Ll}/u.test(own);
}

/** One sentence for each template, its slots filled at random; headlines in capitals are so as a whole. */
export function expandTemplates({ lines, pools }: Templates, random: Random): NamedLine[] {
  const fill = (text: string, depth: number): string => {
    if (depth > DEEPEST) throw new Error(`Circular slots: ${text}`);
    return text.replace(SLOT, (_, bare: string | undefined, braced: string) => {
      const name = bare ?? braced;
      const pool = pools.get(name);
      if (pool) return fill(random.pick(pool), depth + 1);
      return fill(random.pick(pools.get(name.toLowerCase())!), depth + 1).toUpperCase();
    });
  };
  return lines.map((line, i) => {
    const { text, spans } = parseLine(fill(line, 0), i + 1);
    const upper = isHeadline(line) ? text.toUpperCase() : text;
    return { text: upper.length === text.length ? upper : text, names: spans };
  });
}

function poolsOf(data: KnowledgeData): Map<string, readonly string[]> {
  const pools = new Map<string, string[]>();
  const add = (pool: string, name: string) => {
    const names = pools.get(pool);
    if (names) names.push(name);
    else pools.set(pool, [name]);
  };
  const tokens = data.tokens.split('\n');
  unpackNumbers(data.words).forEach((bits, i) => {
    for (const [word, bit] of Object.entries(Word)) if (bits & bit) add(word, capitalised(tokens[i]!));
    if (bits === Word.english || bits === Word.common) add('plain', tokens[i]!);
  });
  const { kindOf } = unpackEntities(data.entities);
  data.canonical.split('\n').forEach((name, i) => {
    add(data.kinds[kindOf[i]!]!.split(' ')[1]!, name);
  });
  return pools;
}

/** The lists hold words in lower case. */
function capitalised(word: string): string {
  return word.replace(/^(?:mc|o['’]|d['’])?\p{L}/u, (head) =>
    head.length > 1
      ? `${head[0]!.toUpperCase()}${head.slice(1, -1)}${head.at(-1)!.toUpperCase()}`
      : head.toUpperCase(),
  );
}
