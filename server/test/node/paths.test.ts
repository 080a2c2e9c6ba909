import assert from 'node:assert/strict';
import { reportUri, shortPath, toPath, toUri } from '../../src/node/paths';
import { relativeTo, within } from '../../src/workspace/uris';

/** Of Windows, and of the others. */
const [WINDOWS, OTHERS] = [true, false];

describe('paths', () => {
  const both: [windows: boolean, path: string, uri: string, back?: string][] = [
    // Drives have no case; names keep theirs.
    [WINDOWS, 'C:\\Tin\\bài 1.txt', 'file:///c%3A/Tin/b%C3%A0i%201.txt', 'c:\\Tin\\bài 1.txt'],
    [WINDOWS, 'd:/tin/a.txt', 'file:///d%3A/tin/a.txt', 'd:\\tin\\a.txt'],
    [WINDOWS, 'c:\\tin\\100%25 #1;ký.txt', 'file:///c%3A/tin/100%2525%20%231%3Bk%C3%BD.txt'],
    [WINDOWS, '\\\\may-chu\\tin\\a#b.txt', 'file://may-chu/tin/a%23b.txt'],
    [WINDOWS, '\\\\MAY-CHU\\Tin\\a.txt', 'file://may-chu/Tin/a.txt', '\\\\may-chu\\Tin\\a.txt'],
    [OTHERS, '/tin/bài 1.txt', 'file:///tin/b%C3%A0i%201.txt'],
    [OTHERS, '/', 'file:///'],
    [OTHERS, '/tin/a\\b.txt', 'file:///tin/a%5Cb.txt'],
    [OTHERS, '/c:/a.txt', 'file:///c%3A/a.txt'],
    [OTHERS, '/tin/100%25 #1?;ký\n.txt', 'file:///tin/100%2525%20%231%3F%3Bk%C3%BD%0A.txt'],
  ];
  for (const [windows, path, uri, back = path] of both)
    it(`${windows ? 'of Windows' : 'elsewhere'}: ${JSON.stringify(path)} is ${uri}`, () => {
      assert.equal(toUri(path, windows), uri);
      assert.equal(toPath(uri, windows), back);
    });

  it('URIs that a system has no path for', () => {
    for (const [uri, windows] of [
      ['file:///tin/a.txt', WINDOWS],
      ['file://may-chu/tin/a.txt', OTHERS],
      ['file:///c:/a%2Fb.txt', WINDOWS],
      ['file:///a%2Fb.txt', OTHERS],
    ] as const)
      assert.throws(() => toPath(uri, windows), TypeError, uri);
  });

  const lying: [folder: string, path: string, way: string | undefined][] = [
    ['C:\\tin', 'c:\\tin\\huế\\a.txt', 'huế/a.txt'],
    ['c:\\tin', 'c:\\Tin\\a.txt', undefined],
    ['c:\\tin', 'd:\\tin\\a.txt', undefined],
    ['\\\\may-chu\\tin', '\\\\MAY-CHU\\tin\\a.txt', 'a.txt'],
    ['\\\\may-chu\\tin', '\\\\khac\\tin\\a.txt', undefined],
  ];
  for (const [folder, path, way] of lying)
    it(`of Windows: from ${folder} to ${path}: ${way}`, () => {
      const [top, uri] = [toUri(folder, WINDOWS), toUri(path, WINDOWS)];
      assert.equal(relativeTo(top, uri), way);
      if (way !== undefined) assert.equal(within(top, way), uri);
    });

  const shown: [windows: boolean, cwd: string, path: string, expected: string][] = [
    [WINDOWS, 'c:\\tin', 'c:\\tin\\huế\\a.txt', 'huế\\a.txt'],
    // As the system compares them.
    [WINDOWS, 'C:\\Tin', 'c:\\tin\\a.txt', 'a.txt'],
    [WINDOWS, 'c:\\tin', 'd:\\tin\\a.txt', 'd:\\tin\\a.txt'],
    [WINDOWS, 'c:\\tin', '\\\\may-chu\\tin\\a.txt', '\\\\may-chu\\tin\\a.txt'],
    [WINDOWS, 'c:\\tin', 'c:\\tin', 'c:\\tin'],
    [OTHERS, '/tin/huế', '/tin/b.txt', '../b.txt'],
    [OTHERS, '/a/b/c/d', '/tin/b.txt', '/tin/b.txt'],
    [OTHERS, '/tin', '/tin/..a.txt', '..a.txt'],
  ];
  for (const [windows, cwd, path, expected] of shown)
    it(`in ${cwd} people see ${path} as ${expected}`, () =>
      assert.equal(shortPath(path, cwd, windows), expected));

  const reported: [windows: boolean, path: string, uri: string][] = [
    [WINDOWS, 'huế\\bài 1.txt', 'hu%E1%BA%BF/b%C3%A0i%201.txt'],
    [WINDOWS, 'd:\\tin\\a.txt', 'file:///d:/tin/a.txt'],
    [WINDOWS, '\\\\may-chu\\tin\\a.txt', 'file://may-chu/tin/a.txt'],
    [OTHERS, 'huế/bài 1.txt', 'hu%E1%BA%BF/b%C3%A0i%201.txt'],
    [OTHERS, 'a\\b.txt', 'a%5Cb.txt'],
    [OTHERS, '../c:d.txt', '../c%3Ad.txt'],
  ];
  for (const [windows, path, uri] of reported)
    it(`${windows ? 'of Windows' : 'elsewhere'}: reports name ${path} as ${uri}`, () =>
      assert.equal(reportUri(path, windows), uri));
});
