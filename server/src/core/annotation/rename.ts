import { applyEdits, setHeader } from '../sidecar/edit';
import { readSidecar } from '../sidecar/read';
import { finishedNow, reviewState } from '../sidecar/state';
import type { Article } from './article';
import type { Author } from './decide';
import { type Change, fullName, quoteFields, replacement } from './entries';
import { type Annotation, isDate } from './model';
import { rewrite } from './rewrite';

/** What somebody is to be called from now on. */
export interface Renaming {
  readonly name?: string | undefined;
  readonly label?: string | undefined;
}

/**
 * The sidecar's source with another full name, or another label, for the accepted names that are meant, and how many
 * of them have changed. An article that was finished stays so, because nothing else is decided anew.
 */
export function renameIn(
  article: Article,
  isMeant: (annotation: Annotation) => boolean,
  { name, label }: Renaming,
  author: Author,
): { readonly source: string; readonly changes: number } {
  const { spans, sidecar } = article.annotations;
  if (!sidecar?.writable) return { source: sidecar?.source ?? '', changes: 0 };
  const changes = spans.flatMap((span): Change[] => {
    const { item } = span;
    if (!item || span.status !== 'accepted' || isDate(span) || !isMeant(span)) return [];
    const quote = quoteFields(article, span, 'spans');
    const canonical = name ?? span.canonical;
    const fields = {
      canonical: fullName(canonical, quote.text),
      label: label ?? span.label,
    };
    const { record } = item;
    if (record.canonical === fields.canonical && record.label === fields.label) return [];
    const distinct = record.label === fields.label ? record.distinct : undefined;
    return [replacement(item, { ...item.fields, ...quote, ...fields, distinct, ...author })];
  });
  if (changes.length === 0) return { source: sidecar.source, changes: 0 };
  const { finished, sha256 } = sidecar.header;
  const source = rewrite(article, sidecar, changes);
  if (!finished || reviewState(sidecar, (hash) => hash === sha256) !== 'finished')
    return { source, changes: changes.length };
  const now = readSidecar(source);
  const again = now.header.sha256 === sha256 ? finishedNow(now, finished) : finished;
  return { source: applyEdits(source, setHeader(now, 'finished', again)), changes: changes.length };
}
