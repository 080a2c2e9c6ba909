import assert from 'node:assert/strict';
import { keysOf } from '../../src/keys';

describe('keys as people read them', () => {
  const bindings = [
    { command: 'accept', key: 'alt+enter', mac: 'alt+enter' },
    { command: 'accept', key: 'alt+a' },
    { command: 'end', key: 'shift+alt+right', mac: 'ctrl+shift+right' },
    { command: 'next', key: 'alt+.', mac: 'ctrl+.' },
    { command: 'plain', key: 'f2' },
  ];
  it('on Windows and Linux', () =>
    assert.deepEqual(keysOf(bindings, false), {
      accept: 'Alt+Enter',
      end: 'Shift+Alt+→',
      next: 'Alt+.',
      plain: 'F2',
    }));
  it('on macOS', () =>
    assert.deepEqual(keysOf(bindings, true), {
      accept: '⌥Enter',
      end: '⌃⇧→',
      next: '⌃.',
      plain: 'F2',
    }));
});
