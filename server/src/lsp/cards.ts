import type { CardHost } from '../features/context';
import { type AtArgument, COMMANDS, type TagArgument, type TagEveryArgument } from '../protocol';
import type { ArticleState } from '../workspace/openArticles';
import { toRange } from './convert';

/** Links of hover cards, for an editor that runs commands of the server by them. */
export function cardHost(
  { uri, version, article }: Pick<ArticleState, 'uri' | 'version' | 'article'>,
  keys: CardHost['keys'],
): CardHost {
  return {
    keys,
    link(action) {
      const range = toRange(article.lines, action.span);
      const at: AtArgument = { uri, version, at: [range] };
      switch (action.do) {
        case 'tag': {
          const { label, value } = action;
          return link(COMMANDS.tag, {
            ...at,
            label,
            ...(value === undefined ? {} : { value }),
          } satisfies TagArgument);
        }
        case 'tagEvery':
          return link(COMMANDS.tagEvery, {
            uri,
            version,
            range,
            label: action.label,
          } satisfies TagEveryArgument);
        default:
          return link(COMMANDS[action.do], at);
      }
    },
  };
}

/** Round brackets would end the link in Markdown. */
const link = (command: string, argument: object) =>
  `command:${command}?${encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;
