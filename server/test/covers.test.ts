import assert from 'node:assert/strict';
import { covers } from '../src/core/project/covers';
import { readProject } from '../src/core/project/read';

describe('the articles of a project', () => {
  const cases: [project: string, name: string, article: boolean][] = [
    ['version: 1', 'tin.txt', true],
    ['version: 1', '2024/03/tin.txt', true],
    ['version: 1', 'tin.md', false],
    ['version: 1', 'requirements.txt', false],
    ['version: 1', 'docs/LICENSE.txt', false],
    ['articles: ["**/*.txt"]', 'requirements.txt', true],
    ['articles: ["bai/*.txt"]', 'bai/tin.txt', true],
    ['articles: ["bai/*.txt"]', 'tin.txt', false],
    ['exclude: ["nhap/**"]', 'nhap/tin.txt', false],
    ['exclude: ["nhap/**"]', 'bai/tin.txt', true],
  ];
  for (const [project, name, article] of cases) {
    it(`${project}: ${name} ${article ? 'is' : 'is not'}`, () =>
      assert.equal(covers(readProject(project).project, name), article));
  }
});
