import type { Span } from '../text/span';
import type { ExportDocument, ExportFormat, Loss } from './model';

/** Runs of letters, marks and digits, or one other character that is not white space. */
const TOKEN = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;

/**
 * CoNLL-2003 columns (`token -X- _ tag`) with IOB2 tags, one token a line: syllables, numbers and single
 * punctuation marks. A blank line ends a line of the article; `-DOCSTART-` begins each article. A span that
 * cuts a token is expanded to it.
 */
export const conll: ExportFormat = {
  name: 'conll',
  fileName: 'dateline.conll',
  write(document, lose) {
    const { article } = document;
    const spans = [...onTokens(document, lose)];
    let next = 0;
    let out = '-DOCSTART- -X- -X- O\n\n';
    for (const line of article.annotations.lines) {
      const text = article.text.slice(line.start, line.end);
      let any = false;
      for (const match of text.matchAll(TOKEN)) {
        const token = { start: line.start + match.index, end: line.start + match.index + match[0].length };
        while (next < spans.length && spans[next]!.end <= token.start) next++;
        const span = spans[next];
        const inside = span !== undefined && span.start <= token.start && token.end <= span.end;
        const tag = inside ? `${span.start === token.start ? 'B' : 'I'}-${span.label}` : 'O';
        out += `${match[0]} -X- _ ${tag}\n`;
        any = true;
      }
      if (any) out += '\n';
    }
    return out;
  },
};

interface Labelled extends Span {
  readonly label: string;
}

function* onTokens(document: ExportDocument, lose: (loss: Loss) => void): Generator<Labelled> {
  const { article, annotations, path } = document;
  let done = 0;
  for (const annotation of annotations) {
    const loss = (reason: Loss['reason']): Loss => ({
      path,
      start: article.codePoints.fromUtf16(annotation.start),
      end: article.codePoints.fromUtf16(annotation.end),
      text: article.text.slice(annotation.start, annotation.end),
      reason,
    });
    const span = expanded(article.text, annotation);
    if (span.start < done) {
      lose(loss('overlap'));
      continue;
    }
    if (!TOKEN_CHAR.test(article.text.slice(span.start, span.end))) {
      lose(loss('no-token'));
      continue;
    }
    if (span.start !== annotation.start || span.end !== annotation.end) lose(loss('expanded-to-tokens'));
    done = span.end;
    yield { ...span, label: annotation.label };
  }
}

const TOKEN_CHAR = /\S/;
const WORD = /[\p{L}\p{M}\p{N}]/u;

/** Moves both ends outward while they stand between two characters of one token. */
function expanded(text: string, { start, end }: Span): Span {
  const inWord = (offset: number) =>
    WORD.test(charBefore(text, offset)) && WORD.test(charAfter(text, offset));
  let from = start;
  while (from > 0 && inWord(from)) from -= charBefore(text, from).length;
  let to = end;
  while (to < text.length && inWord(to)) to += charAfter(text, to).length;
  return { start: from, end: to };
}

function charAfter(text: string, offset: number): string {
  const point = text.codePointAt(offset);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function charBefore(text: string, offset: number): string {
  const pair = offset >= 2 && (text.charCodeAt(offset - 2) & 0xfc00) === 0xd800;
  return text.slice(pair ? offset - 2 : offset - 1, offset);
}
