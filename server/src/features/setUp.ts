import { NAMES_FILE } from '../core/project/decisions';
import { PROJECT_FILE } from '../core/project/model';
import type { Messages } from './messages';

/** Sidecars are merged entry by entry where `dateline merge --install` was run, and by lines elsewhere. */
export const GIT_ATTRIBUTE = '*.ann.yaml text eol=lf merge=dateline';

/** Every line of it stands by itself, so both sides of a merge may stay. */
export const NAMES_ATTRIBUTE = `${NAMES_FILE} text eol=lf merge=union`;

/** A `dateline.yaml` in which everything is a comment but the version. */
export function projectTemplate({ template }: Messages): string {
  const comment = (text: string) => `# ${text}`;
  return `${[
    comment(template.head),
    'version: 1',
    '',
    comment(template.language),
    '# language: vi',
    '',
    comment(template.labels),
    '# labels:',
    "#   PER: { colour: '#0072b2', description: Person }",
    '#   LOC: { description: Place }',
    '#   ORG: { description: Organisation }',
    '#   MISC: { description: Other name }',
    '',
    comment(template.articles),
    "# articles: ['**/*.txt']",
    "# exclude: ['notes/**']",
    '',
    comment(template.published),
    "# published: '*YYYY-MM-DD*'",
    '',
    comment(template.names),
    '# names:',
    '#   ORG: [Hội Nhà báo Việt Nam]',
    '# ignore: [Ảnh]',
    '',
    comment(template.recognize),
    '# recognize: { MISC: false }',
    '',
    comment(template.nested),
    '# nested: true',
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

/** What a folder needs, by name: each makes the new text of a file of its old one; the old one where nothing is missing. */
export const NEW_FILES: readonly (readonly [
  name: string,
  make: (old: string | undefined, messages: Messages) => string | undefined,
])[] = [
  [PROJECT_FILE, (old, messages) => old ?? projectTemplate(messages)],
  ['.gitattributes', (old) => withAttribute(withAttribute(old ?? '', GIT_ATTRIBUTE), NAMES_ATTRIBUTE)],
];
