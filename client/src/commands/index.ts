import { commands, type Disposable, l10n, type TextEditor, window } from 'vscode';
import { COMMANDS } from '../../../server/src/protocol';
import type { Articles } from '../articles';
import { articleEditor } from '../language';
import { openWalkthrough } from '../offers';
import { presentFailure } from '../results';
import type { Session } from '../session';
import { annotateFile, openArticle, openSidecar } from './article';
import { exportArticles } from './exporting';
import { finish, reopen } from './finish';
import { importAnnotations } from './importing';
import { acceptAll, again, markLines } from './many';
import { showMenu } from './menu';
import { goTo, isAny, isSuggestion } from './navigate';
import { setPublished } from './published';
import { resize } from './resize';
import { setUpFolder } from './setup';
import { accept, editValue, reject, remove, tag, tagEveryMention } from './tag';

type Handler = (...args: never[]) => unknown;
type EditorHandler = (session: Session, editor: TextEditor) => unknown;

/** The commands of the manifest. They exist from activation on; what they need is started by them. */
export function registerCommands(session: Session, articles: Articles): Disposable[] {
  const editorCommands: Record<string, EditorHandler> = {
    nextSuggestion: (s, editor) => goTo(s, editor, 1, isSuggestion),
    previousSuggestion: (s, editor) => goTo(s, editor, -1, isSuggestion),
    nextAnnotation: (s, editor) => goTo(s, editor, 1, isAny),
    previousAnnotation: (s, editor) => goTo(s, editor, -1, isAny),
    accept,
    reject,
    remove,
    tag: (s, editor) => tag(s, editor),
    tag1: (s, editor) => tag(s, editor, 1),
    tag2: (s, editor) => tag(s, editor, 2),
    tag3: (s, editor) => tag(s, editor, 3),
    tag4: (s, editor) => tag(s, editor, 4),
    tag5: (s, editor) => tag(s, editor, 5),
    tag6: (s, editor) => tag(s, editor, 6),
    tag7: (s, editor) => tag(s, editor, 7),
    tag8: (s, editor) => tag(s, editor, 8),
    tag9: (s, editor) => tag(s, editor, 9),
    editValue,
    extendEnd: resize('end', 'right'),
    shortenEnd: resize('end', 'left'),
    extendStart: resize('start', 'left'),
    shortenStart: resize('start', 'right'),
    tagEveryMention,
    acceptAll,
    markBoilerplate: (s, editor) => markLines(s, editor, true),
    unmarkBoilerplate: (s, editor) => markLines(s, editor, false),
    setPublished,
    finish,
    reopen,
    openSidecar: (_s, editor) => openSidecar(editor),
  };
  const others: Record<string, Handler> = {
    annotate: (uri) => annotateFile(articles, uri),
    undo: (action) => again(session, COMMANDS.undo, action),
    redo: () => again(session, COMMANDS.redo),
    export: (uri, selected) => exportArticles(session, uri, selected),
    import: (uri) => importAnnotations(session, uri),
    setUpFolder: (uri) => setUpFolder(session, uri),
    menu: showMenu,
    openArticle: () => openArticle(),
    walkthrough: () => openWalkthrough(),
    toggleHighlights: () => session.toggleHighlights(),
    showOutput: () => session.output().show(),
    restart: () => session.server.restart(),
  };
  return [
    ...Object.entries(editorCommands).map(([name, run]) => register(name, () => inArticle(session, run))),
    ...Object.entries(others).map(([name, run]) => register(name, run)),
  ];
}

function register(name: string, run: Handler): Disposable {
  return commands.registerCommand(`dateline.${name}`, async (...args: never[]) => {
    try {
      return await run(...args);
    } catch (error) {
      presentFailure(error);
      return undefined;
    }
  });
}

function inArticle(session: Session, run: EditorHandler): unknown {
  const editor = articleEditor(window.activeTextEditor);
  if (editor) return run(session, editor);
  void window.showInformationMessage(
    l10n.t('This works in an article. For one that is not noticed run “Annotate This File”.'),
  );
  return undefined;
}
