/** Characters that XML 1.0 cannot hold at all, not even escaped (production 2, Char), and lone surrogates. */
const BANNED =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const REPLACEMENT = '\ufffd';

export function escapeText(text: string): string {
  return text
    .replace(BANNED, REPLACEMENT)
    .replace(/[&<>\r]/g, (char) =>
      char === '&' ? '&amp;' : char === '<' ? '&lt;' : char === '>' ? '&gt;' : '&#13;',
    );
}

export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/["\t\n]/g, (char) =>
    char === '"' ? '&quot;' : `&#${char.charCodeAt(0)};`,
  );
}

/** Places of characters that XML cannot hold, each one code unit long. */
export function bannedAt(text: string): number[] {
  return [...text.matchAll(BANNED)].map(({ index }) => index);
}
