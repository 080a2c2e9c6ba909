import assert from 'node:assert/strict';
import { readProject } from '../../src/core/project/read';
import { messagesFor } from '../../src/features/messages';
import { GIT_ATTRIBUTE, projectTemplate, withAttribute } from '../../src/features/setUp';

describe('setting up a folder', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['no file', '', `${GIT_ATTRIBUTE}\n`],
    ['a file', '* text=auto\n', `* text=auto\n${GIT_ATTRIBUTE}\n`],
    ['a file without a last line break', '* text=auto', `* text=auto\n${GIT_ATTRIBUTE}\n`],
    ['CRLF', '* text=auto\r\n', `* text=auto\r\n${GIT_ATTRIBUTE}\r\n`],
    ['the rule itself', `${GIT_ATTRIBUTE}\n`, `${GIT_ATTRIBUTE}\n`],
    ['another rule for sidecars', '*.ann.yaml  merge=ours\n', '*.ann.yaml  merge=ours\n'],
    ['a comment with the pattern', '# *.ann.yaml\n', `# *.ann.yaml\n${GIT_ATTRIBUTE}\n`],
  ];
  for (const [what, before, after] of cases) {
    it(`.gitattributes: ${what}`, () => assert.equal(withAttribute(before, GIT_ATTRIBUTE), after));
  }

  for (const locale of ['en', 'vi'])
    it(`the new dateline.yaml is understood in ${locale}, also with every line in use`, () => {
      const messages = messagesFor(locale);
      const template = projectTemplate(messages);
      assert.deepEqual(readProject(template).problems, []);
      const inUse = template.replace(/^# ((?:[a-z]+:| {2}).*)$/gm, '$1');
      const { project, problems } = readProject(inUse);
      assert.deepEqual(problems, []);
      assert.equal(project.published, '*YYYY-MM-DD*');
      assert.equal(project.labels[0]?.colour, '#0072b2');
      assert.deepEqual(project.names.get('ORG'), ['Hội Nhà báo Việt Nam']);
    });
});
