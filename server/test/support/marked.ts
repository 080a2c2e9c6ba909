import type {
  DateSuggestion,
  EntitySuggestion,
  LineKind,
  LineMark,
  PublicationDate,
  Recognition,
  TimexType,
} from '../../src/core/recognition/types';
import { splitLines } from '../../src/core/text/lines';

/** `{PER|Yoon}`, `{PER:0.4|Yoon}`, `{PER>Kishida Fumio|Kishida}`, `{DATE=2024-09-06|ngày 6/9}` */
const MARK = /\{([A-Z]+)(?::([\d.]+))?(?:>([^|}]*))?(?:=([^|}]*))?\|([^}]*)\}/y;
const TYPES: readonly string[] = ['DATE', 'TIME', 'DURATION', 'SET'] satisfies TimexType[];
const KIND = /^(title|byline|lead|caption|boilerplate)(?::([\d.]+))?> /;

export interface Marked {
  readonly text: string;
  readonly recognition: Recognition;
}

/** An article from marked text; the marks are what the recognizer suggests, by default with 0.9. */
export function marked(source: string, published?: PublicationDate): Marked {
  const entities: EntitySuggestion[] = [];
  const dates: DateSuggestion[] = [];
  const lines: LineMark[] = [];
  let text = '';
  for (const { start, end } of splitLines(source)) {
    const line = source.slice(start, end);
    const prefix = KIND.exec(line);
    const begin = text.length;
    for (let i = prefix?.[0].length ?? 0; i < line.length; ) {
      MARK.lastIndex = i;
      const mark = MARK.exec(line);
      if (!mark) {
        text += line[i++];
        continue;
      }
      const [whole, label = '', sure = '0.9', canonical, value = '', quoted = ''] = mark;
      const span = { start: text.length, end: text.length + quoted.length };
      const confidence = Number(sure);
      if (TYPES.includes(label)) {
        const type = label as TimexType;
        dates.push({ ...span, type, value, rule: 'rule', resolution: { how: 'explicit' }, confidence });
      } else {
        entities.push({
          ...span,
          label,
          confidence,
          canonical: canonical ?? quoted,
          evidence: [{ rule: 'rule' }],
        });
      }
      text += quoted;
      i += whole.length;
    }
    const kind = (prefix?.[1] ?? (text.length === begin ? 'blank' : 'body')) as LineKind;
    const boilerplate = kind === 'boilerplate' ? Number(prefix?.[2] ?? 0.9) : 0.1;
    lines.push({ start: begin, end: text.length, kind, boilerplate, evidence: [{ rule: 'rule' }] });
    const next = source.slice(end).match(/^(?:\r\n|\r|\n)/);
    text += next?.[0] ?? '';
  }
  const recognition = { lang: 'vi', entities, dates, lines, ...(published ? { published } : {}) } as const;
  return { text, recognition };
}
