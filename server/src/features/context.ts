import type { Fact } from '../core/annotation/adapt/facts';
import type { Article } from '../core/annotation/article';
import type { Annotation } from '../core/annotation/model';
import type { Project } from '../core/project/model';
import type { Evidence } from '../core/recognition/types';
import type { Span } from '../core/text/span';
import type { Messages } from './messages';

/** What a link of a card does. */
export type CardAction =
  | { readonly do: 'accept' | 'reject' | 'remove'; readonly span: Span }
  | { readonly do: 'tag'; readonly span: Span; readonly label: string; readonly value?: string }
  | { readonly do: 'tagEvery'; readonly span: Span; readonly label: string };

/** An editor that follows links that run commands, and shows the findings of a place above its card. */
export interface CardHost {
  readonly link: (action: CardAction) => string;
  /** The keys of commands, as people read them. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Other articles that mention somebody. */
export interface Elsewhere {
  readonly articles: number;
  /** In the first of them, with a link for Markdown. */
  readonly places: readonly { readonly name: string; readonly line: number; readonly link: string }[];
}

/** Where somebody has decided, with a link for Markdown. */
export interface DecidedAt {
  readonly name: string;
  readonly line: number;
  readonly link: string;
}

/** All that a feature may look at. A plain value: the same context always gives the same result. */
export interface FeatureContext {
  readonly article: Article;
  readonly project: Project;
  readonly messages: Messages;
  /** Suggestions below this confidence are not shown. */
  readonly showThreshold: number;
  /** Suggestions from this confidence on are accepted together. */
  readonly acceptThreshold: number;
  /**
   * - `byName`: of a name that is not tagged one finding, and nothing that asks for attention; of labels that conflict
   *   the rarer ones
   * - `byMention`: every place
   */
  readonly problems: 'byName' | 'byMention';
  /** The file name of the sidecar, for messages. */
  readonly sidecarName: string;
  /** The file name of a sidecar that has lost its article and was made for this text, where there is none. */
  readonly orphanName?: string;
  /** Where else in the corpus somebody is mentioned by a full name under a label, if anywhere. */
  readonly elsewhere?: (label: string, name: string) => Elsewhere | undefined;
  /** Where the decisions were made that say something: in this article, and in the others of its project. */
  readonly decisions?: (fact: Fact) => readonly DecidedAt[];
  /** What spoke most for a name that the model of the corpus has found, and from which decisions. */
  readonly why?: (name: Annotation) => readonly Evidence[];
  /** A link for Markdown to a place in the article. */
  readonly link: (span: Span) => string;
  /** Where the editor can do more with cards than show them. */
  readonly card?: CardHost;
}
