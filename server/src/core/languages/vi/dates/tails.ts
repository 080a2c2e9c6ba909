/** What narrows a named time down from behind: "quý I/2021 vừa qua", "Tết sắp tới", "cuối tuần vừa rồi". */
import type { Aim, DateExpression, Meaning } from '../../../recognition/dates/types';

/** Not the verbs: "vừa qua đời", "sắp tới Hà Nội", "sắp tới gần". */
const TAIL =
  /^ (?:(vừa qua|vừa rồi)(?! (?:đời|mặt|tay|khỏi|cầu))|sắp tới(?! (?:\p{Lu}|gần|hạn|lúc|nơi|đây))|tới đây)(?![\p{L}\p{N}])/u;
/** Units that a tail has at most. */
const LONGEST = 16;
const NAMED = new Set(['date', 'quarter', 'half', 'season', 'feast', 'weekday', 'weekend', 'range', 'lunar']);

export function narrowedBehind(text: string, found: readonly DateExpression[]): DateExpression[] {
  return found.map((expression) => {
    const { meaning, end } = expression;
    if (!NAMED.has(meaning.kind)) return expression;
    const tail = TAIL.exec(text.slice(end, end + LONGEST).normalize('NFC'));
    // A letter with its tone in decomposed form is longer than it looks: such a tail stays outside.
    if (!tail || text.slice(end, end + tail[0].length) !== tail[0]) return expression;
    const aim: Aim = tail[1] ? 'past' : 'future';
    return { ...expression, end: end + tail[0].length, meaning: aimed(meaning, aim) };
  });
}

/** Which one is meant, where the expression does not say so itself. */
function aimed(meaning: Meaning, aim: Aim): Meaning {
  switch (meaning.kind) {
    case 'date':
    case 'season':
      return meaning.year === undefined ? { ...meaning, aim } : meaning;
    case 'weekday':
      return meaning.week === undefined ? { ...meaning, aim } : meaning;
    case 'weekend':
      return meaning.week === undefined ? { ...meaning, week: aim === 'past' ? -1 : 1 } : meaning;
    case 'range':
      return { ...meaning, to: aimed(meaning.to, aim) };
    default:
      return meaning;
  }
}
