import { type TextDocument, type TextEditor, type Uri, workspace } from 'vscode';

/** The language of news articles. */
export const ARTICLE = 'dateline-article';

const USUAL = ['file', 'untitled', 'vscode-remote'];

/**
 * Where articles can be: files, and what the folders of the window are made of; untitled ones are only shown. Other
 * schemes are views of a file: its past in git, one side of a comparison.
 */
export function schemes(): readonly string[] {
  return [...new Set([...USUAL, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])];
}

/** Whether there can be a sidecar beside it. */
export function hasFiles({ scheme }: Uri): boolean {
  return scheme !== 'untitled' && schemes().includes(scheme);
}

export function isArticle(document: TextDocument): boolean {
  return document.languageId === ARTICLE && schemes().includes(document.uri.scheme);
}

export function articleEditor(editor: TextEditor | undefined): TextEditor | undefined {
  return editor && isArticle(editor.document) ? editor : undefined;
}
