import {
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  Selection,
  TextEditorRevealType,
  Uri,
  window,
} from 'vscode';
import { COMMANDS } from '../../../server/src/protocol';
import type {
  NextArgument,
  NextResult,
  WorthyArticle,
  WorthySpan,
} from '../../../server/src/protocol/learning';
import { toRange } from '../annotations';
import { runWithProgress } from '../exchange/run';
import type { Session } from '../session';
import { showArticle } from './corpus';
import { corpusInFront } from './training';

interface Entry extends QuickPickItem {
  readonly article?: WorthyArticle;
  readonly span?: WorthySpan;
}

/** Lists the articles, and the places in them, from which most is to be learned, and opens the one that is chosen. */
export async function whatNext(session: Session, uri?: Uri): Promise<void> {
  const corpus = uri ?? (await corpusInFront(l10n.t('Folder of the articles')));
  if (!corpus) return;
  const title = l10n.t('What to annotate next');
  const argument: NextArgument = { uri: corpus.toString() };
  const { state, message, articles } = await runWithProgress<NextResult>(
    session,
    title,
    COMMANDS.next,
    argument,
  );
  if (state === 'cancelled') return;
  if (articles.length === 0) {
    void window.showInformationMessage(message);
    return;
  }
  const picked = await window.showQuickPick(articles.flatMap(entriesOf), {
    title,
    placeHolder: message || l10n.t('The article or suggestion from which most is to be learned comes first'),
    matchOnDescription: true,
  });
  if (picked?.article) await open(picked.article, picked.span);
}

function entriesOf(article: WorthyArticle, n: number): Entry[] {
  return [
    { label: `${n + 1}`, kind: QuickPickItemKind.Separator },
    { label: `$(file) ${article.name}`, detail: article.reason, article },
    ...article.spans.map((span) => ({
      label: `$(question) ${span.text.replace(/\s+/g, ' ')}`,
      description: `${span.label} · ${span.reason}`,
      article,
      span,
    })),
  ];
}

async function open({ uri, spans }: WorthyArticle, span = spans[0]): Promise<void> {
  const editor = await showArticle(Uri.parse(uri));
  if (!span) return;
  const range = toRange(span.range);
  // What is in the editor may not be what is saved.
  if (editor.document.getText(range) !== span.text) return;
  editor.selection = new Selection(range.end, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
