/** Sidecars are merged entry by entry where `dateline merge --install` was run, and by lines elsewhere. */
export const GIT_ATTRIBUTE = '*.ann.yaml text eol=lf merge=dateline';

/** @param t translates a comment */
export function projectTemplate(t: (text: string) => string): string {
  const comment = (text: string) => `# ${t(text)}`;
  return `${[
    comment('Dateline: settings of this corpus. Everything may be left out.'),
    'version: 1',
    '',
    comment('Language of the articles, vi or en. Without it each article’s own is detected.'),
    '# language: vi',
    '',
    comment('Labels besides dates, with colour and description.'),
    '# labels:',
    "#   PER: { colour: '#0072b2', description: Person }",
    '#   LOC: { description: Place }',
    '#   ORG: { description: Organisation }',
    '#   MISC: { description: Other name }',
    '',
    comment('Which files are articles, and which are not.'),
    "# articles: ['**/*.txt']",
    "# exclude: ['notes/**']",
    '',
    comment('How articles write their publication date.'),
    "# published: '*YYYY-MM-DD*'",
    '',
    comment('Names to recognize, by label, and texts that are no names.'),
    '# names:',
    '#   ORG: [Hội Nhà báo Việt Nam]',
    '# ignore: [Ảnh]',
  ].join('\n')}\n`;
}

/** The text of a `.gitattributes` with the line added unless it is there. */
export function withAttribute(text: string, attribute: string): string {
  const words = (line: string) => line.trim().split(/\s+/).join(' ');
  const [pattern] = attribute.split(' ');
  // Whoever has a rule for these files has decided already.
  if (text.split('\n').some((line) => words(line).startsWith(`${pattern} `))) return text;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? text : `${text}${eol}`;
  return `${before}${attribute}${eol}`;
}
