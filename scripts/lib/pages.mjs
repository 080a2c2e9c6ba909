/** The non-blank lines of an article that `readArticles` gives, with their kinds, for training. */
export function pageOf({ site, article }) {
  const page = article.lines.map((line) => ({
    text: article.text.slice(line.start, line.end),
    kind: line.kind,
  }));
  return { site, page };
}
