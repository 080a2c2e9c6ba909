import { type Range, SymbolKind, WorkspaceSymbolRequest } from 'vscode-languageserver';
import { REVIEW_STATES } from '../../core/sidecar/state';
import {
  type ArticlesResult,
  CORPUS,
  type CorpusMention,
  type EntitiesResult,
  type MentionsResult,
  type NextArticleResult,
  type ProblemsResult,
} from '../../protocol/corpus';
import { DASHBOARD, type DashboardResult } from '../../protocol/dashboard';
import { dashboard } from '../../workspace/index/dashboard';
import {
  articlesBy,
  elsewhere,
  entitiesBy,
  labelCounts,
  mentionsBy,
  nextArticle,
  type Place,
  problemCounts,
  problemsBy,
} from '../../workspace/index/query';
import { Slices } from '../../workspace/slices';
import { canonical } from '../../workspace/uris';
import { number, oneOf, optional, shape, string } from '../check';
import { untilSettled } from '../corpus';
import { answers, type Handler } from '../dispatch';
import { Cancelled } from '../errors';
import type { Session } from '../session';

// What is asked of all articles of the workspace.

const page = { start: optional(number), count: optional(number) };

/** Several pieces of one answer are of one moment. */
const whole = ({ corpus }: Session) => ({ complete: corpus.complete });

const articles = answers(
  CORPUS.articles,
  shape({
    ...page,
    state: optional(oneOf(REVIEW_STATES)),
    filter: optional(string),
    sort: optional(oneOf(['name', 'left'])),
  }),
  {
    latency: 'later',
    run(session, query): ArticlesResult {
      const { index } = session.corpus;
      const { items, total } = articlesBy(index, query);
      return {
        items: items.map(({ uri, name, state, accepted, rejected, suggested, problems }) => ({
          uri,
          name,
          state,
          accepted,
          rejected,
          suggested,
          problems: problems.length,
        })),
        total,
        states: index.states(),
        ...whole(session),
      };
    },
  },
);

const entities = answers(
  CORPUS.entities,
  shape({
    ...page,
    label: optional(string),
    filter: optional(string),
    sort: optional(oneOf(['mentions', 'articles', 'name'])),
  }),
  {
    latency: 'later',
    run(session, query): EntitiesResult {
      const { index } = session.corpus;
      const { items, total } = entitiesBy(index, query);
      return {
        items: items.map(({ id, label, name, texts, mentions, articles }) => ({
          id,
          label,
          name,
          forms: texts,
          mentions,
          articles,
        })),
        total,
        labels: labelCounts(index),
        ...whole(session),
      };
    },
  },
);

const mentions = answers(
  CORPUS.mentions,
  shape({
    ...page,
    entity: optional(number),
    uri: optional(string),
    label: optional(string),
    filter: optional(string),
    from: optional(string),
    until: optional(string),
  }),
  {
    latency: 'later',
    run(session, { uri, ...query }): MentionsResult {
      const found = mentionsBy(session.corpus.index, {
        ...query,
        ...(uri === undefined ? {} : { uri: canonical(uri) }),
      });
      return { ...found, items: found.items.map((place) => toMention(session, place)), ...whole(session) };
    },
  },
);

function toMention({ corpus }: Session, { article, mention }: Place): CorpusMention {
  const { label, text, name, type, accepted } = corpus.index.mention(mention);
  const { published } = article;
  return {
    uri: article.uri,
    name: article.name,
    range: rangeOf(mention),
    text,
    label,
    status: accepted ? 'accepted' : 'suggested',
    ...(type ? { type, value: name } : name === text ? {} : { canonical: name }),
    ...(published === undefined ? {} : { published }),
  };
}

const rangeOf = ({ start, end }: Pick<Place['mention'], 'start' | 'end'>): Range => ({ start, end });

const problems = answers(CORPUS.problems, shape({ ...page, code: optional(string), uri: optional(string) }), {
  latency: 'later',
  run(session, { uri, ...query }): ProblemsResult {
    const { index } = session.corpus;
    const { items, total } = problemsBy(index, {
      ...query,
      ...(uri === undefined ? {} : { uri: canonical(uri) }),
    });
    return {
      items: items.map(({ article, problem: { code, severity, message, ...place } }) => ({
        uri: article.uri,
        name: article.name,
        code,
        severity,
        message,
        range: rangeOf(place),
      })),
      total,
      codes: problemCounts(index),
      ...whole(session),
    };
  },
});

const next = answers(CORPUS.next, shape({ uri: optional(string) }), {
  latency: 'now',
  async run({ corpus }, { uri }, token): Promise<NextArticleResult> {
    await untilSettled(corpus, token);
    const found = nextArticle(corpus.index, uri === undefined ? undefined : canonical(uri));
    return found ? { uri: found.article.uri, state: found.article.state, left: found.left } : null;
  },
});

/** Symbols that editors show; of more a longer query must tell. */
const MOST_SYMBOLS = 100;

const symbols = answers(WorkspaceSymbolRequest.type, shape({ query: string }), {
  latency: 'later',
  capability: () => ({ workspaceSymbolProvider: true }),
  run({ corpus: { index }, config: { messages } }, { query }) {
    return entitiesBy(index, { filter: query, count: MOST_SYMBOLS }).items.flatMap((entity) => {
      const [first] = elsewhere(index, entity, '', 1);
      if (!first) return [];
      return [
        {
          name: entity.name,
          kind: SymbolKind.Object,
          containerName: `${entity.label} · ${messages.inArticles(entity.articles)}`,
          location: { uri: first.article.uri, range: rangeOf(first.mention) },
        },
      ];
    });
  },
});

/** So often the dashboard begins anew when something has changed meanwhile; then its parts may be of two moments. */
const BEGINNINGS = 4;

const overview = answers(DASHBOARD, shape({}), {
  latency: 'later',
  async run(session, _, token): Promise<DashboardResult> {
    const slices = new Slices(session.host);
    for (let n = 1; ; n++) {
      const { index } = session.corpus;
      const { revision } = index;
      const isOther = () => session.corpus.index !== index || index.revision !== revision;
      const found = await slices.run(
        dashboard(index, session.agreement.ask()),
        () => token.isCancellationRequested || (n < BEGINNINGS && isOther()),
      );
      if (found) return { ...found, ...whole(session) };
      if (token.isCancellationRequested) throw new Cancelled();
    }
  },
});

export const CORPUS_HANDLERS: readonly Handler[] = [
  articles,
  entities,
  mentions,
  problems,
  next,
  overview,
  symbols,
];
