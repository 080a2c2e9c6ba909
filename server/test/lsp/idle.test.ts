import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ShowMessageNotification } from 'vscode-languageserver-protocol/node';
import { ENOUGH, IdleTraining, QUIET } from '../../src/lsp/idle';
import { type ApplyResult, COMMANDS } from '../../src/protocol';
import { phones } from '../support/lessons';
import { Editor } from './client';

/** `d20` is so many decisions, `m` anything else, `q` a quiet moment, `e` the end of a training, `s` the end of all. */
const CASES: readonly [events: string, trainings: number, wanted?: false][] = [
  ['', 0],
  [`d${ENOUGH} q`, 1],
  [`d${ENOUGH - 1} q`, 0],
  [`d${ENOUGH - 1} q d1 q`, 1],
  [`d${ENOUGH} m m m q`, 1],
  [`d${ENOUGH} q q q`, 1],
  ['m q', 0],
  [`d${ENOUGH} q`, 0, false],
  [`d${ENOUGH} q d${ENOUGH} q`, 1],
  [`d${ENOUGH} q d${ENOUGH} e q`, 2],
  [`d${ENOUGH} q e q`, 1],
  [`d${ENOUGH} q d1 e q`, 1],
  [`d${ENOUGH} s q`, 0],
  [`d${ENOUGH} q s e d${ENOUGH} q`, 1],
];

describe('training in a quiet moment', () => {
  for (const [events, trainings, wanted = true] of CASES)
    it(`${events || 'nothing'}${wanted ? '' : ', which nobody wants'}: ${trainings} times`, async () => {
      let waiting: (() => void) | undefined;
      let end = () => {};
      const trained: string[] = [];
      const idle = new IdleTraining({
        wanted: () => wanted,
        later(milliseconds, run) {
          assert.equal(milliseconds, QUIET);
          assert.equal(waiting, undefined, 'one at a time');
          waiting = run;
          return () => {
            waiting = undefined;
          };
        },
        train(uri) {
          trained.push(uri);
          return new Promise<void>((resolve) => {
            end = resolve;
          });
        },
        failed: (error) => assert.fail(String(error)),
      });
      for (const event of events.split(' ').filter(Boolean)) {
        if (event === 'm') idle.moved();
        else if (event === 's') idle.stop();
        else if (event === 'e') end();
        else if (event === 'q') {
          const run = waiting;
          waiting = undefined;
          run?.();
        } else idle.decided('file:///a.txt', Number(event.slice(1)));
        await new Promise((resolve) => setImmediate(resolve));
      }
      assert.equal(trained.length, trainings);
    });

  it('in an editor: a model that brings something comes, and says what', async () => {
    const names = Array.from({ length: 24 }, (_, n) => `Sao${n} V${n}`);
    const project = 'language: vi\nlabels: {PER: {}, LOC: {}, PHONE: {}}\narticles: ["*.txt"]\n';
    const text = `${Array.from({ length: ENOUGH }, (_, n) => `Trăng K${n} bán chạy.`).join('\n\n')}\n`;
    const editor = await Editor.inMemory(
      { 'dateline.yaml': project, 'moi.txt': text, ...phones(names, '2024-09-01T00:00:00Z') },
      { settings: { trainWhenIdle: true }, host: { quiet: 0 } },
    );
    const said = new Promise<string>((resolve) =>
      editor.connection.onNotification(ShowMessageNotification.type, ({ message }) => resolve(message)),
    );
    const uri = await editor.open('moi.txt');
    const actions = Array.from({ length: ENOUGH }, (_, n) => ({
      do: 'tag',
      range: editor.range(uri, `Trăng K${n}`),
      label: 'PHONE',
    }));
    const result = (await editor.command(COMMANDS.apply, { uri, actions })) as ApplyResult;
    assert.equal(result.changes, ENOUGH);
    assert.match(await said, /^The new model is in use: corrections per span/);
    assert.ok(existsSync(join(editor.folder, '.dateline', 'model.bin')));
    await editor.close();
  }).timeout(60_000);
});
