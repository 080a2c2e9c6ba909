import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { ReviewState } from '../../../server/src/protocol';
import {
  type ArticlesParams,
  type ArticlesResult,
  CORPUS,
  type CorpusArticle,
  type CorpusEntity,
  type CorpusMention,
  type CorpusProblem,
  type EntitiesParams,
  type EntitiesResult,
  type MentionsParams,
  type MentionsResult,
  type Paged,
  type ProblemsParams,
  type ProblemsResult,
} from '../../../server/src/protocol/corpus';
import { toRange } from '../annotations';
import { nameOf } from '../badges';

/** What stands in a tree. Its key stays while its meaning does, so that what is open stays open. */
export interface Node {
  readonly key: string;
  readonly item: TreeItem;
  readonly entity?: CorpusEntity;
  readonly mention?: CorpusMention;
  readonly children?: (ask: Ask) => Promise<readonly Node[]>;
}

/** Asks the server. */
export type Ask = <R>(request: string, params: object) => Promise<R>;

/** What a person has chosen to see. */
export interface Wish {
  readonly filter?: string;
  readonly sort?: string;
}

/** So many rows of a list are shown; the filter finds the others. */
const COUNT = 1000;

const STATES: readonly ReviewState[] = ['review', 'changed', 'untouched', 'finished'];
const STATE_ICONS: Readonly<Record<ReviewState, string>> = {
  untouched: 'circle-outline',
  review: 'edit',
  changed: 'history',
  finished: 'pass-filled',
};

function node(
  key: string,
  label: string,
  more: Partial<TreeItem>,
  rest: Omit<Node, 'key' | 'item'> = {},
): Node {
  const open = rest.children ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
  return { key, item: Object.assign(new TreeItem(label, open), { id: key }, more), ...rest };
}

/** Of a longer list the rest, which the filter finds. */
function rest({ items, total }: Paged<unknown>, key: string): Node[] {
  const left = total - items.length;
  return left > 0 ? [node(`${key} …`, l10n.t('and {0} more', left), {})] : [];
}

/** Articles by state; with a filter those that have it in their names. */
export async function articleNodes(ask: Ask, { filter, sort }: Wish): Promise<readonly Node[]> {
  const list = async (params: ArticlesParams, key: string) => {
    const wish = { count: COUNT, ...(filter ? { filter } : {}), ...(sort ? { sort } : {}) };
    const found = await ask<ArticlesResult>(CORPUS.articles, { ...wish, ...params });
    return [...found.items.map(articleNode), ...rest(found, key)];
  };
  if (filter) return list({}, 'articles');
  const { states } = await ask<ArticlesResult>(CORPUS.articles, { count: 1 } satisfies ArticlesParams);
  return STATES.filter((state) => states[state] > 0).map((state) =>
    node(
      `state ${state}`,
      nameOf(state),
      { description: String(states[state]), iconPath: new ThemeIcon(STATE_ICONS[state]) },
      { children: () => list({ state }, `state ${state}`) },
    ),
  );
}

function articleNode({ uri, name, state, accepted, suggested, problems }: CorpusArticle): Node {
  const slash = name.lastIndexOf('/');
  const counts = [
    ...(accepted > 0 ? [`${accepted} ✓`] : []),
    ...(suggested > 0 ? [`${suggested} ?`] : []),
    ...(problems > 0 ? [`${problems} !`] : []),
  ];
  return node(`article ${uri}`, name.slice(slash + 1), {
    description: [...counts, ...(slash > 0 ? [name.slice(0, slash)] : [])].join(' · '),
    tooltip: `${name} · ${nameOf(state)}`,
    iconPath: new ThemeIcon(STATE_ICONS[state]),
    contextValue: 'article',
    command: { command: 'vscode.open', title: l10n.t('Open'), arguments: [Uri.parse(uri)] },
  });
}

/** Names by label; with a filter those that it is part of. */
export async function nameNodes(ask: Ask, { filter, sort }: Wish): Promise<readonly Node[]> {
  const list = async (params: EntitiesParams, key: string) => {
    const wish = { count: COUNT, ...(filter ? { filter } : {}), ...(sort ? { sort } : {}) };
    const found = await ask<EntitiesResult>(CORPUS.entities, { ...wish, ...params });
    return [...found.items.map(entityNode), ...rest(found, key)];
  };
  if (filter) return list({}, 'names');
  const { labels } = await ask<EntitiesResult>(CORPUS.entities, { count: 1 } satisfies EntitiesParams);
  return Object.entries(labels).map(([label, count]) =>
    node(
      `label ${label}`,
      label,
      { description: String(count), iconPath: new ThemeIcon('tag') },
      { children: () => list({ label }, `label ${label}`) },
    ),
  );
}

function entityNode(entity: CorpusEntity): Node {
  const { label, name, forms, mentions, articles } = entity;
  const others = forms.filter((form) => form !== name);
  const tooltip = new MarkdownString();
  tooltip.appendText([name, ...others].join('\n'));
  return node(
    `name ${label} ${name}`,
    name,
    {
      description: [l10n.t('{0} in {1}', mentions, articles), ...others].join(' · '),
      tooltip,
      contextValue: 'name',
      accessibilityInformation: {
        label: l10n.t('{0}, {1}, mentions {2}, articles {3}', name, label, mentions, articles),
      },
    },
    {
      entity,
      children: async (ask) => {
        const params: MentionsParams = { entity: entity.id, count: COUNT };
        const found = await ask<MentionsResult>(CORPUS.mentions, params);
        return [
          ...found.items.map((mention) => mentionNode(entity, mention)),
          ...rest(found, `name ${label} ${name}`),
        ];
      },
    },
  );
}

function mentionNode(entity: CorpusEntity, mention: CorpusMention): Node {
  const { uri, name, range, text } = mention;
  const { line, character } = range.start;
  return node(
    `mention ${uri} ${line}:${character}`,
    text.replace(/\s+/g, ' '),
    {
      description: `${name}:${line + 1}`,
      contextValue: 'mention',
      command: openAt(uri, range),
    },
    { entity, mention },
  );
}

const SEVERITY_ICONS: Readonly<Record<CorpusProblem['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'lightbulb',
};

/** What is wrong with decisions, by kind. */
export async function problemNodes(ask: Ask): Promise<readonly Node[]> {
  const { codes } = await ask<ProblemsResult>(CORPUS.problems, { count: 1 } satisfies ProblemsParams);
  return Object.entries(codes).map(([code, count]) =>
    node(
      `code ${code}`,
      code,
      { description: String(count) },
      {
        children: async (ask) => {
          const params: ProblemsParams = { code, count: COUNT };
          const found = await ask<ProblemsResult>(CORPUS.problems, params);
          return [...found.items.map(problemNode), ...rest(found, `code ${code}`)];
        },
      },
    ),
  );
}

function problemNode({ uri, name, code, severity, range, message }: CorpusProblem, n: number): Node {
  const { line, character } = range.start;
  return node(`problem ${code} ${uri} ${line}:${character} ${n}`, message, {
    description: `${name}:${line + 1}`,
    iconPath: new ThemeIcon(SEVERITY_ICONS[severity]),
    command: openAt(uri, range),
  });
}

const openAt = (uri: string, range: CorpusMention['range']) => ({
  command: 'vscode.open',
  title: l10n.t('Open'),
  arguments: [Uri.parse(uri), { selection: toRange(range) }],
});
