/** The name of the file of one article: that of the article with another ending. */
export function articleFile(path: string, extension: string): string {
  return path.replace(/\.txt$/i, '') + extension;
}
