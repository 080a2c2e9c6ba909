import { SemanticTokensBuilder } from 'vscode-languageserver';
import type { BuiltInLabel } from '../core/annotation/model';
import type { FeatureContext } from '../features/context';
import { isSeen } from '../features/shown';

export const TOKEN_TYPES = ['person', 'place', 'organisation', 'name', 'date'] as const;
export const TOKEN_MODIFIERS = ['suggested', 'accepted'] as const;

const TYPE_OF: Readonly<Record<BuiltInLabel, (typeof TOKEN_TYPES)[number]>> = {
  PER: 'person',
  LOC: 'place',
  ORG: 'organisation',
  MISC: 'name',
  DATE: 'date',
};
const types: ReadonlyMap<string, (typeof TOKEN_TYPES)[number]> = new Map(Object.entries(TYPE_OF));

/** Annotations as semantic tokens, for editors without an extension of their own. */
export function semanticTokens({ article, showThreshold }: FeatureContext): number[] {
  const builder = new SemanticTokensBuilder();
  let done = 0;
  for (const span of article.annotations.spans) {
    const shown = isSeen(span, showThreshold);
    const { line, character } = article.lines.positionAt(span.start);
    const end = Math.min(span.end, article.lines.span(line).end);
    // Tokens must neither overlap nor run over a line end.
    if (!shown || span.start < done || end <= span.start) continue;
    done = end;
    const type = TOKEN_TYPES.indexOf(types.get(span.label) ?? 'name');
    builder.push(line, character, end - span.start, type, 1 << (span.status === 'accepted' ? 1 : 0));
  }
  return builder.build().data;
}
