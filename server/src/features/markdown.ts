/** What Markdown could read as markup, a link or an icon inside a paragraph. */
const MARKUP = /[\\`*_[\]<>~&|$@]|:(?=\/\/)|(?<=www)\./gi;

/** Article text is untrusted: nothing of it may act as Markdown. */
export function markdown(text: string): string {
  return text.replace(MARKUP, '\\$&').replace(/\s+/g, ' ');
}

/** A value of the sidecar, which need not be one, as code. */
export function code(value: string): string {
  return `\`${value.replace(/[`\s]+/g, ' ')}\``;
}
