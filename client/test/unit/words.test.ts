import assert from 'node:assert/strict';
import { readProject } from '../../../server/src/core/project/read';
import { GIT_ATTRIBUTE, projectTemplate, withAttribute } from '../../src/templates';
import { timexType } from '../../src/timex';
import { nameAround } from '../../src/words';

describe('the name under the cursor', () => {
  // The cursor is at |.
  const cases: [line: string, found: string | undefined][] = [
    ['ông Nguyễn V|ăn An đến', 'Nguyễn Văn An'],
    ['ông |Nguyễn Văn An đến', 'Nguyễn Văn An'],
    ['ông Nguyễn Văn An| đến', 'Nguyễn Văn An'],
    ['Hà |Nội', 'Hà Nội'],
    ['thăm Nhật Bản-Hàn |Quốc', 'Hàn Quốc'],
    ['Nhật  B|ản', 'Bản'],
    ['hai nước nhất tr|í', 'trí'],
    ['ngày 6|/9', '6'],
    ['Covid|', 'Covid'],
    ['a, | b', undefined],
    ['|', undefined],
    ['ông 𝐀𝐧 |𝐁𝐢𝐧𝐡 nói', '𝐀𝐧 𝐁𝐢𝐧𝐡'],
    ['thủ đô Đà N|ẵng'.normalize('NFD'), 'Đà Nẵng'.normalize('NFD')],
  ];
  for (const [line, expected] of cases) {
    it(line, () => {
      const column = line.indexOf('|');
      const text = line.slice(0, column) + line.slice(column + 1);
      const found = nameAround(text, column);
      assert.equal(found && text.slice(found.start, found.end), expected);
    });
  }
});

describe('the type of a TIMEX3 value', () => {
  const cases: [value: string, type: string][] = [
    ['2024-09-06', 'DATE'],
    ['2024-09-START', 'DATE'],
    ['2024-09-06/2024-09-07', 'DATE'],
    ['2023-Q1', 'DATE'],
    ['T11:00', 'TIME'],
    ['2024-08-26TMO', 'TIME'],
    ['P3Y', 'DURATION'],
    ['PT2H', 'DURATION'],
  ];
  for (const [value, type] of cases) it(`${value} is ${type}`, () => assert.equal(timexType(value), type));
});

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

  it('the new dateline.yaml is understood, also with every line in use', () => {
    const template = projectTemplate((text) => text);
    assert.deepEqual(readProject(template).problems, []);
    const inUse = template.replace(/^# ((?:[a-z]+:| {2}).*)$/gm, '$1');
    const { project, problems } = readProject(inUse);
    assert.deepEqual(problems, []);
    assert.equal(project.published, '*YYYY-MM-DD*');
    assert.equal(project.labels[0]?.colour, '#0072b2');
    assert.deepEqual(project.names.get('ORG'), ['Hội Nhà báo Việt Nam']);
  });
});
