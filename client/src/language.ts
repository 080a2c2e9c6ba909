import type { TextDocument, TextEditor } from 'vscode';

/** The language of news articles. */
export const ARTICLE = 'dateline-article';

/** Where articles can be: the server reads and writes beside files; untitled ones are only shown. */
export const SCHEMES: readonly string[] = ['file', 'untitled', 'vscode-remote'];

export function isArticle(document: TextDocument): boolean {
  return document.languageId === ARTICLE && SCHEMES.includes(document.uri.scheme);
}

export function articleEditor(editor: TextEditor | undefined): TextEditor | undefined {
  return editor && isArticle(editor.document) ? editor : undefined;
}
