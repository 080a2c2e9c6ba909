import type { Article } from '../../core/annotation/article';
import type { Action } from '../../core/annotation/decide';
import type { Annotation } from '../../core/annotation/model';
import type { CorpusDecision } from '../../core/project/decisions';
import type { Keep } from '../../core/sidecar/merge';
import { wholeCharacters } from '../../core/text/characters';
import type { Span } from '../../core/text/span';
import type { FeatureContext } from '../context';
import { quote } from '../words';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Something to say about a place of a file; documented under its code in `docs/DIAGNOSTICS.md`. */
export interface Finding {
  readonly span: Span;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Other places that it is about, with what to say of each; only some clients show them. */
  readonly related?: () => readonly { readonly span: Span; readonly message: string }[];
  /** The text is not part of the article and may be shown faded. */
  readonly unnecessary?: boolean;
  /** Where in the sidecar of the article the cause stands, in UTF-16 code units of its source. */
  readonly cause?: { readonly span: Span; readonly message: string };
}

/** Something that can be done at a place. */
export interface Offer {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor' | 'fixAll';
  readonly actions: readonly Action[];
  /** The sidecar that has lost its article is to be taken over. */
  readonly adopts?: true;
  /** The conflict marks in the sidecar are to be settled; `differing`: what stays where both sides differ. */
  readonly settles?: { readonly differing?: Keep };
  /** It is decided for all articles below the folder. */
  readonly decides?: CorpusDecision;
  /** This place of the sidecar is to be shown, in UTF-16 code units of its source. */
  readonly opens?: Span;
  /** The code and the span of the finding that it settles. */
  readonly fixes?: string;
  readonly span?: Span;
  readonly preferred?: boolean;
}

/** Where somebody asks what can be done. */
export interface Place {
  /** The selection; empty for a cursor. */
  readonly range: Span;
  /** The selection, or the character behind the cursor. */
  readonly touched: Span;
  /** The annotations there. */
  readonly annotations: readonly Annotation[];
}

/** One kind of finding: what it is about, what is said, and what settles it. */
export interface Rule<S extends Span = Span> {
  readonly code: string;
  /**
   * These are suggestions, and of very many the later ones are not shown. What is wrong with decisions always is.
   */
  readonly isOpen?: true;
  /** What in an article it is about, by position; cheap, as only some of them may be shown. */
  subjects?(context: FeatureContext): readonly S[];
  finding?(context: FeatureContext, subject: S): Omit<Finding, 'code' | 'span'>;
  fixes?(context: FeatureContext, place: Place): readonly Fix[];
}

/** An offer that settles the finding of its rule. */
export type Fix = Omit<Offer, 'kind' | 'fixes'>;

/** More places of a finding than these help nobody, and more in all make each answer long. */
const MOST_RELATED = 10;
const MOST_RELATED_IN_ALL = 1000;
/** How much of the line is shown beside a place, in UTF-16 code units. */
const BESIDE = 20;

/** Other places of one of so many findings, with the words around each: of very many each has fewer. */
export function relatedTo(
  { text, lines }: Article,
  places: readonly Span[],
  findings: number,
): ReturnType<NonNullable<Finding['related']>> {
  const share = Math.floor(MOST_RELATED_IN_ALL / findings);
  return places.slice(0, Math.max(1, Math.min(MOST_RELATED, share))).map(({ start, end }) => {
    const line = lines.span(lines.lineAt(start));
    const around = wholeCharacters(text, {
      start: Math.max(line.start, start - BESIDE),
      end: Math.max(end, Math.min(line.end, end + BESIDE)),
    });
    return { span: { start, end }, message: quote(text, around) };
  });
}

/** Lets the subject's type be inferred. */
export const rule = <S extends Span>(one: Rule<S>): Rule<S> => one;
