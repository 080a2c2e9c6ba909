/** Placeholder until the real detection lands. */
export function looksLikeArticle(fileName: string, text: string): boolean {
  return fileName.endsWith('.txt') && text.length > 200;
}
