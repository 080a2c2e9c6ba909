import { isDate } from '../annotation/model';
import type { ExportFormat } from './model';

/** One JSON object a line and article: the text and its spans, offsets in code points. */
export const jsonl: ExportFormat = {
  name: 'jsonl',
  fileName: 'dateline.jsonl',
  write({ path, article, annotations }) {
    const { codePoints, text, recognition } = article;
    const spans = annotations.map((annotation) => ({
      start: codePoints.fromUtf16(annotation.start),
      end: codePoints.fromUtf16(annotation.end),
      text: text.slice(annotation.start, annotation.end),
      label: annotation.label,
      ...(isDate(annotation) ? { type: annotation.type, value: annotation.value } : {}),
      ...(annotation.canonical === undefined ? {} : { canonical: annotation.canonical }),
      status: annotation.status,
    }));
    const published = recognition.published?.value ?? null;
    return `${JSON.stringify({ path, unit: 'codepoint', published, text, spans })}\n`;
  },
};
