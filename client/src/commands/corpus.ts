import {
  CancellationTokenSource,
  l10n,
  languages,
  type QuickPickItem,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  COMMANDS,
  type LabelInfo,
  type LabelsArgument,
  type RenameArgument,
  type RenameResult,
  type RenamingArgument,
  type RenamingResult,
} from '../../../server/src/protocol';
import {
  CORPUS,
  type CorpusMention,
  type MentionsParams,
  type MentionsResult,
  type NextArticleParams,
  type NextArticleResult,
} from '../../../server/src/protocol/corpus';
import { fromRange, toRange } from '../annotations';
import { ARTICLE, articleEditor, isArticle } from '../language';
import { presentFailure, presentResult } from '../results';
import type { Session } from '../session';

const MILLISECONDS = 4000;

/** Opens the next article that is not finished. */
export async function nextArticle(session: Session): Promise<void> {
  const uri = articleEditor(window.activeTextEditor)?.document.uri.toString();
  const params: NextArticleParams = uri === undefined ? {} : { uri };
  const found = await session.server.ask<NextArticleResult>(CORPUS.next, params);
  if (!found) {
    window.setStatusBarMessage(l10n.t('$(pass-filled) There is no other article to review'), MILLISECONDS);
    return;
  }
  await showArticle(Uri.parse(found.uri));
  window.setStatusBarMessage(l10n.t('Articles to review: {0}', found.left), MILLISECONDS);
}

/** Opens a file as an article from the first moment on, or what is typed at once would be text. */
export async function showArticle(uri: Uri): Promise<TextEditor> {
  const document = await workspace.openTextDocument(uri);
  return window.showTextDocument(
    isArticle(document) ? document : await languages.setTextDocumentLanguage(document, ARTICLE),
  );
}

interface Found extends QuickPickItem {
  readonly mention?: CorpusMention;
}

/** Names and dates of all articles, found while one types; `< 2024-08` means articles published before that. */
export async function search(session: Session): Promise<void> {
  const pick = window.createQuickPick<Found>();
  pick.title = l10n.t('Names and dates in all articles');
  pick.placeholder = l10n.t(
    'A name, a value or a part of one; < 2024-08 or > 2024 for when it was published',
  );
  let asking: CancellationTokenSource | undefined;
  const ask = async (filter: string) => {
    asking?.cancel();
    const source = new CancellationTokenSource();
    asking = source;
    pick.busy = true;
    const params: MentionsParams = { filter };
    const found = await session.server.ask<MentionsResult>(CORPUS.mentions, params, source.token);
    if (source.token.isCancellationRequested) return;
    pick.busy = !found.complete;
    pick.items = found.items.map(toItem);
    const rest = found.total - found.items.length;
    if (rest > 0) pick.items = [...pick.items, { label: l10n.t('and {0} more', rest), alwaysShow: true }];
  };
  const typed = (filter: string) => {
    ask(filter).catch((error) => {
      if (!(error instanceof Error && error.name === 'Canceled')) presentFailure(error);
    });
  };
  pick.onDidChangeValue(typed);
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems;
    if (!chosen?.mention) return;
    pick.hide();
    void goTo(chosen.mention);
  });
  pick.onDidHide(() => {
    asking?.cancel();
    pick.dispose();
  });
  pick.show();
  typed('');
}

/** The server has found it: what the list itself would filter stays. */
function toItem(mention: CorpusMention): Found {
  const { text, label, value, canonical, name, range, published } = mention;
  const more = value ?? canonical;
  return {
    label: text.replace(/\s+/g, ' '),
    description: more === undefined ? label : `${label} · ${more}`,
    detail: `${name}:${range.start.line + 1}${published === undefined ? '' : ` · ${published}`}`,
    alwaysShow: true,
    mention,
  };
}

async function goTo({ uri, range }: CorpusMention): Promise<void> {
  const editor = await window.showTextDocument(Uri.parse(uri));
  const place = toRange(range);
  editor.selection = new Selection(place.start, place.end);
  editor.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
}

interface Choice extends QuickPickItem {
  readonly to?: { readonly label: string };
}

/** Gives what is under the cursor another full name or another label in all articles; says before in which. */
export async function rename(session: Session, { document, selection }: TextEditor): Promise<void> {
  const where: RenamingArgument = { uri: document.uri.toString(), at: fromRange(selection) };
  const called = await session.server.execute<RenamingResult>(COMMANDS.renaming, where);
  if (!called || called.articles.length === 0) {
    const nothing = l10n.t('There is no accepted name under the cursor');
    window.setStatusBarMessage(nothing, MILLISECONDS);
    return;
  }
  const to = await askWhat(session, document.uri, called);
  const uris = to && (await askWhere(called, to.label ?? to.name ?? ''));
  if (!uris) return;
  const argument: RenameArgument = { label: called.label, name: called.name, to, uris };
  const result = await session.server.execute<RenameResult>(COMMANDS.rename, argument);
  presentResult(COMMANDS.rename, result);
}

type Called = NonNullable<RenamingResult>;

async function askWhat(
  session: Session,
  uri: Uri,
  { label, name }: Called,
): Promise<RenameArgument['to'] | undefined> {
  const argument: LabelsArgument = { uri: uri.toString() };
  const labels = await session.server.execute<LabelInfo[]>(COMMANDS.labels, argument);
  const choices: Choice[] = [
    { label: l10n.t('$(edit) Another full name…'), description: name },
    ...labels
      .filter((one) => !one.isDate && one.name !== label)
      .map((one) => ({
        label: l10n.t('$(tag) Label {0}', one.name),
        description: one.description,
        to: { label: one.name },
      })),
  ];
  const title = `${label} · ${name}`;
  const picked = await window.showQuickPick(choices, { title });
  if (!picked || picked.to) return picked?.to;
  const typed = await window.showInputBox({ title, value: name, prompt: l10n.t('The full name') });
  const wanted = typed?.trim();
  return wanted ? { name: wanted } : undefined;
}

/** All articles are chosen at first. */
async function askWhere({ articles, name, mentions }: Called, to: string): Promise<string[] | undefined> {
  if (articles.length === 1) return [articles[0]!.uri];
  const items = articles.map((one) => ({
    label: one.name,
    description: l10n.t('mentions: {0}', one.mentions),
    picked: true,
    uri: one.uri,
  }));
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    title: l10n.t('“{0}” becomes “{1}”: mentions {2}, articles {3}', name, to, mentions, articles.length),
    placeHolder: l10n.t('In which articles'),
  });
  return picked && picked.length > 0 ? picked.map(({ uri }) => uri) : undefined;
}
