import { legacyEncoding as encodingOf } from '../../core/text/legacy';
import { perArticle } from '../memo';
import { rule } from './finding';

const encoding = perArticle(({ text }) => encodingOf(text));

/** The text is for a font from before Unicode, and was saved without being converted. */
export const legacyEncoding = rule({
  code: 'legacy-encoding',
  subjects: ({ article }) => (encoding(article) === undefined ? [] : [article.lines.span(0)]),
  finding: ({ article, messages }) => ({
    severity: 'warning',
    message: messages.legacyEncoding(encoding(article) ?? ''),
  }),
});
