import { commands, type Disposable, l10n, type TextEditor, window } from 'vscode';
import { COMMANDS } from '../../../server/src/protocol';
import type { Move } from '../../../server/src/protocol/facts';
import type { Articles } from '../articles';
import type { Dashboard } from '../dashboard/panel';
import { articleEditor } from '../language';
import { openWalkthrough } from '../offers';
import { presentFailure } from '../results';
import {
  acceptAllKey,
  acceptEveryKey,
  acceptKey,
  acceptRestKey,
  againInFront,
  backKey,
  explainKey,
  type LabelArgument,
  labelKey,
  markLineKey,
  mergeKey,
  noteKey,
  orderKey,
  publishedKey,
  type ReviewKey,
  readingKey,
  rejectEveryKey,
  rejectKey,
  resizeKey,
  reviewNextArticle,
  scopeKey,
  skipKey,
  splitKey,
  valueKey,
} from '../review/commands';
import { jumpKey, type MarkArgument, markKey, reachKey } from '../review/jumping';
import { showKeys } from '../review/keys';
import { REHEARSAL } from '../review/mode';
import type { Session } from '../session';
import type { Views } from '../views/views';
import { annotateFile, openArticle, openSidecar } from './article';
import { nextArticle, rename, search } from './corpus';
import { exportArticles } from './exporting';
import { finish, reopen } from './finish';
import { importAnnotations } from './importing';
import { acceptAll, markLines, markLinesAs } from './many';
import { showMenu } from './menu';
import { goTo, isAny, isSuggestion } from './navigate';
import { setPublished } from './published';
import { resize } from './resize';
import { setUpFolder, setUpMerging } from './setup';
import { accept, editValue, reject, remove, tag, tagEveryMention } from './tag';
import { trainModel } from './training';
import { whatNext } from './worth';

type Handler = (...args: never[]) => unknown;
type EditorHandler = (session: Session, editor: TextEditor, argument?: unknown) => unknown;

/** The commands of the manifest. They exist from activation on; what they need is started by them. */
export function registerCommands(
  session: Session,
  articles: Articles,
  views: Views,
  dashboard: Dashboard,
): Disposable[] {
  const editorCommands: Record<string, EditorHandler> = {
    nextSuggestion: inReview(skipKey, (s, editor) => goTo(s, editor, 1, isSuggestion)),
    previousSuggestion: inReview(backKey, (s, editor) => goTo(s, editor, -1, isSuggestion)),
    nextAnnotation: (s, editor) => goTo(s, editor, 1, isAny),
    previousAnnotation: (s, editor) => goTo(s, editor, -1, isAny),
    accept: inReview(acceptKey, accept),
    reject: inReview(rejectKey, reject),
    remove: inReview(rejectKey, remove),
    tag: inReview(labelKey({}), (s, editor) => tag(s, editor)),
    tag1: tagNumber(1),
    tag2: tagNumber(2),
    tag3: tagNumber(3),
    tag4: tagNumber(4),
    tag5: tagNumber(5),
    tag6: tagNumber(6),
    tag7: tagNumber(7),
    tag8: tagNumber(8),
    tag9: tagNumber(9),
    editValue: inReview(valueKey, editValue),
    extendEnd: moveEnd({ end: 'end', to: 'right' }),
    shortenEnd: moveEnd({ end: 'end', to: 'left' }),
    extendStart: moveEnd({ end: 'start', to: 'left' }),
    shortenStart: moveEnd({ end: 'start', to: 'right' }),
    tagEveryMention: inReview(acceptEveryKey, tagEveryMention),
    acceptAll: inReview(acceptAllKey, acceptAll),
    markBoilerplate: inReview(markLineKey, (s, editor) => markLines(s, editor, 'boilerplate')),
    unmarkBoilerplate: (s, editor) => markLines(s, editor),
    markLine: markLinesAs,
    setPublished: inReview(publishedKey, (s, editor) => setPublished(s, editor)),
    review: (s, editor) => s.review.enter(editor),
    stopReview: (s, editor) => s.review.leave(editor),
    reviewSkip: inReview(skipKey),
    reviewBack: inReview(backKey),
    reviewJump: inReview(jumpKey),
    reviewReach: inReview(reachKey),
    reviewGo: withArgument<MarkArgument>(markKey),
    reviewLabel: withArgument<LabelArgument>(labelKey),
    reviewRejectEvery: inReview(rejectEveryKey),
    reviewAcceptRest: inReview(acceptRestKey),
    reviewSplit: inReview(splitKey),
    reviewMerge: inReview(mergeKey),
    reviewReading: inReview(readingKey(1)),
    reviewReadingBefore: inReview(readingKey(-1)),
    reviewNote: inReview(noteKey),
    reviewExplain: inReview(explainKey),
    reviewOrder: inReview(orderKey),
    reviewScope: inReview(scopeKey),
    reviewNextArticle: (s, editor) => reviewNextArticle(s, editor),
    showKeys: (s, editor) => showKeys(s, editor),
    finish,
    reopen,
    rename,
    openSidecar: (_s, editor) => openSidecar(editor),
  };
  const others: Record<string, Handler> = {
    annotate: (uri) => annotateFile(articles, uri),
    undo: (action) => againInFront(session, COMMANDS.undo, action),
    redo: () => againInFront(session, COMMANDS.redo),
    export: (uri, selected) => exportArticles(session, uri, selected),
    import: (uri) => importAnnotations(session, uri),
    train: (uri) => trainModel(session, uri),
    whatNext: (uri) => whatNext(session, uri),
    setUpFolder: (uri) => setUpFolder(session, uri),
    setUpMerging: () => setUpMerging(session),
    nextArticle: () => nextArticle(session),
    search: () => search(session),
    dashboard: () => dashboard.show(),
    menu: showMenu,
    filterArticles: () => views.filter('articles'),
    sortArticles: () => views.sort('articles'),
    filterNames: () => views.filter('names'),
    sortNames: () => views.sort('names'),
    renameName: (node) => views.rename(node),
    mergeNames: (node, nodes) => views.merge(node, nodes),
    refreshViews: () => views.refresh(),
    openArticle: () => openArticle(),
    walkthrough: () => openWalkthrough(),
    toggleHighlights: () => session.toggleHighlights(),
    showOutput: () => session.output().show(),
    restart: () => session.server.restart(),
  };
  return [
    ...Object.entries(editorCommands).map(([name, run]) =>
      register(name, (argument?: unknown) => inArticle(session, run, argument)),
    ),
    ...Object.entries(others).map(([name, run]) => register(name, run)),
  ];
}

/** The same wish while an article is reviewed and otherwise; what there is only in a review begins one. */
function inReview(key: ReviewKey, otherwise: EditorHandler = (s, editor) => s.review.enter(editor)) {
  return (session: Session, editor: TextEditor): unknown => {
    const reviewed = session.review.of(editor);
    if (!reviewed && !session.review.isMoving) return otherwise(session, editor);
    return session.review.key(() => {
      // What is in front when its turn has come.
      const front = articleEditor(window.activeTextEditor);
      const now = front && session.review.of(front);
      return now && key(session, front, now);
    });
  };
}

const tagNumber = (number: number) =>
  inReview(labelKey({ number }), (session, editor) => tag(session, editor, number));

const moveEnd = (move: Move) => inReview(resizeKey(move), resize(move.end, move.to));

/** A key that keybindings give an argument. */
const withArgument =
  <A extends object>(keyFor: (argument: A | Record<string, never>) => ReviewKey) =>
  (session: Session, editor: TextEditor, argument: unknown): unknown =>
    inReview(keyFor((argument ?? {}) as A))(session, editor);

function register(name: string, run: Handler): Disposable {
  return commands.registerCommand(`dateline.${name}`, async (...args: never[]) => {
    if (args[0] === REHEARSAL) return undefined;
    try {
      return await run(...args);
    } catch (error) {
      presentFailure(error);
      return undefined;
    }
  });
}

function inArticle(session: Session, run: EditorHandler, argument: unknown): unknown {
  const editor = articleEditor(window.activeTextEditor);
  if (editor) return run(session, editor, argument);
  void window.showInformationMessage(
    l10n.t('This works in an article. For one that is not noticed run “Annotate This File”.'),
  );
  return undefined;
}
