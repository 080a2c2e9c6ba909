import assert from 'node:assert/strict';
import { articleOf } from '../../src/core/annotation/article';
import { cuts, type Move } from '../../src/core/text/boundaries';
import { moved } from '../../src/features/boundaries';
import { marked } from '../support/marked';

const GROW_RIGHT: Move = { end: 'end', to: 'right' };
const SHRINK_RIGHT: Move = { end: 'end', to: 'left' };
const GROW_LEFT: Move = { end: 'start', to: 'left' };
const SHRINK_LEFT: Move = { end: 'start', to: 'right' };

describe('an end of an annotation is moved by a syllable', () => {
  /** The span stands between brackets, before and after; the same where it cannot be moved. */
  const check = (title: string, move: Move, before: string, after: string) =>
    it(title, () => {
      const span = { start: before.indexOf('['), end: before.indexOf(']') - 1 };
      const { text, recognition } = marked(before.replace(/[[\]]/g, ''));
      const to = moved(articleOf(text, recognition), span, move) ?? span;
      const shown = `${text.slice(0, to.start)}[${text.slice(to.start, to.end)}]${text.slice(to.end)}`;
      assert.equal(shown, after);
    });

  check('right end, right', GROW_RIGHT, 'Ông [Lê] Văn An', 'Ông [Lê Văn] An');
  check('right end, left', SHRINK_RIGHT, 'Ông [Lê Văn] An', 'Ông [Lê] Văn An');
  check('left end, left', GROW_LEFT, 'Ông [Lê] Văn An', '[Ông Lê] Văn An');
  check('left end, right', SHRINK_LEFT, '[Ông Lê] Văn An', 'Ông [Lê] Văn An');
  check('over more than one space', GROW_RIGHT, '[Lê]   Văn', '[Lê   Văn]');
  check('a hyphen is one step', GROW_RIGHT, '[Thiên]-Huế', '[Thiên-]Huế');
  check('then what is behind it', GROW_RIGHT, '[Thiên-]Huế', '[Thiên-Huế]');
  check('a number', GROW_RIGHT, '[ngày] 6/9', '[ngày 6]/9');
  check('into the rest of a word', GROW_RIGHT, '[Ki]shida', '[Kishida]');
  check('to the start of a word', GROW_LEFT, 'Ki[shida]', '[Kishida]');
  check('not over the end of the line', GROW_RIGHT, '[Lê]\nVăn', '[Lê]\nVăn');
  check('not over its start', GROW_LEFT, 'Lê\r\n[Văn]', 'Lê\r\n[Văn]');
  check('not over the end of the text', GROW_RIGHT, 'Ông [Lê] ', 'Ông [Lê] ');
  check('the last syllable stays, from the right', SHRINK_RIGHT, 'Ông [Lê]', 'Ông [Lê]');
  check('and from the left', SHRINK_LEFT, 'Ông [Lê]', 'Ông [Lê]');
  check('part of a word stays', SHRINK_LEFT, 'Ki[shi]da', 'Ki[shi]da');
  check(
    'marks stay with their letters',
    GROW_RIGHT,
    `[${'Lê'.normalize('NFD')}] ${'Thế'.normalize('NFD')} Mai`,
    `[${'Lê Thế'.normalize('NFD')}] Mai`,
  );
  check(
    'from the left as well',
    GROW_LEFT,
    `${'Thế'.normalize('NFD')} [Mai]`,
    `[${'Thế'.normalize('NFD')} Mai]`,
  );
  check('an emoji of several', GROW_RIGHT, '[Mai] 👩‍👩‍👧 An', '[Mai 👩‍👩‍👧] An');
  check('leaves it whole', SHRINK_RIGHT, '[Mai 👍🏽] An', '[Mai 👍]🏽 An');
  check('letters beyond the first plane', GROW_LEFT, '𝐋𝐞 [Mai]', '[𝐋𝐞 Mai]');
  check('in a line behind others', GROW_LEFT, 'A\r\n\r\n👍 Lê [An]', 'A\r\n\r\n👍 [Lê An]');
});

describe('an annotation is cut in two', () => {
  /** The span stands between brackets; the parts as they are offered, the likeliest first. */
  const check = (title: string, marked: string, ...expected: string[]) =>
    it(title, () => {
      const span = { start: marked.indexOf('['), end: marked.indexOf(']') - 1 };
      const line = marked.replace(/[[\]]/g, '');
      const shown = cuts(line, span).map((parts) =>
        parts.map(({ start, end }) => line.slice(start, end)).join(' | '),
      );
      assert.deepEqual(shown, expected);
    });

  check('between two syllables', 'ở [Hà Nội] nay', 'Hà | Nội');
  check('at a comma first', '[Hà Nội, Huế]', 'Hà Nội | Huế', 'Hà | Nội, Huế');
  check('at a small word', '[Lan và Mai]', 'Lan | Mai');
  check('at a dash and a word', '[Đức – và Ý]', 'Đức | Ý');
  check('one syllable is whole', 'ông [An] nói');
  check('what ends in a mark', '[An.]', 'An | .');
  check('astral letters stay whole', '[𝐋𝐞 An]', '𝐋𝐞 | An');
});
