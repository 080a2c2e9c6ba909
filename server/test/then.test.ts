import assert from 'node:assert/strict';
import { textThen } from '../src/core/annotation/then';
import { quotedText } from '../src/core/sidecar/quoted';
import { readSidecar } from '../src/core/sidecar/read';
import { runToEnd } from '../src/core/text/steps';
import { mark, tag, Work } from './support/work';

const OLD =
  'Hôm qua ông Nam tới Huế.\nBà Lan nói rằng trời sẽ mưa to cho tới hết ngày mai.\n👍 Ông Minh ở nhà cả ngày.\n';

describe('the text that a sidecar was written for', () => {
  const { source } = new Work(OLD).do(
    tag('Nam', 'PER'),
    tag('Lan', 'PER'),
    tag('Minh', 'PER'),
    mark('👍 Ông Minh ở nhà cả ngày.'),
  );
  const then = (now: string, from = source) => runToEnd(textThen(readSidecar(from), quotedText(now, 2)));

  const cases: readonly [title: string, now: string, isKnown: boolean][] = [
    ['a letter more', OLD.replace('Nam', 'Naam'), true],
    ['a letter less', OLD.replace('Lan', 'Ln'), true],
    ['another name', OLD.replace('Minh', 'Quốc Bảo'), true],
    ['two names at once', OLD.replace('Nam', 'Bảo').replace('Minh', 'Mai'), true],
    ['the first words are gone', OLD.replace('Hôm qua ', ''), true],
    ['a line more at the start', `Đầu.\n${OLD.replace('Lan', 'Liên')}`, true],
    ['with CRLF', OLD.replace('Lan', 'Liên').replaceAll('\n', '\r\n'), true],
    ['what nothing quotes is another, too', OLD.replace('mưa to', 'nắng').replace('Nam', 'N'), false],
    ['another article', 'Giá vàng tăng mạnh.\n', false],
    ['nothing', '', false],
  ];
  for (const [title, now, isKnown] of cases)
    it(title, () => assert.equal(then(now), isKnown ? OLD : undefined));

  it('is not known without its hash, nor with another', () => {
    const now = OLD.replace('Nam', 'Naam');
    assert.equal(then(now, source.replace(/^sha256: .*\n/m, '')), undefined);
    assert.equal(then(now, source.replace(/^sha256: ".*"/m, `sha256: "${'0'.repeat(64)}"`)), undefined);
  });

  for (const [title, name] of [
    ['longer', 'Lan Anh'],
    ['shorter', 'L'],
  ])
    it(`of many ends that read alike the nearest is tried first: a ${title} name`, () => {
      const text = `${'Lan nói. '.repeat(600)}X.`;
      const { source: from } = new Work(text).do(tag('Lan', 'PER', 300));
      const at = 299 * 'Lan nói. '.length;
      assert.equal(then(text.slice(0, at) + name + text.slice(at + 3), from), text);
    });

  it('is given up soon where many places look like it', () => {
    const many = new Work('Lan nói. '.repeat(3000)).do(tag('Lan', 'PER', 1500));
    const now = `${'Lan nói. '.repeat(1400)}L. ${'Lan nói. '.repeat(1500)}X.`;
    assert.equal(then(now, many.source), undefined);
  });
});
