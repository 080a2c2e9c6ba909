import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from '../until';
import { answering } from './answers';
import { api, closeAll, folder, openArticle, put, read, run } from './api';

const TEXT = `Thủ tướng Nhật Bản thăm Hàn Quốc

Ngày 6/9/2024, Thủ tướng Nhật Bản Kishida Fumio đến Seoul để hội đàm với Tổng thống Hàn Quốc Yoon Suk Yeol về hợp tác kinh tế.

Hội nghị diễn ra tại Seoul; báo chí Nhật Bản đưa tin về chuyến thăm, và ông Kishida Fumio trả lời phỏng vấn của phóng viên.
`;

let count = 0;

describe('the review', () => {
  let editor: vscode.TextEditor;
  let name: string;
  beforeEach(async () => {
    count++;
    name = `duyet-${count}`;
    editor = await openArticle(`${name}.txt`, TEXT);
    await run('review');
    await looks('Nhật Bản');
  });
  afterEach(async () => {
    await run('stopReview');
    await closeAll();
  });

  /** Waits until that is what keys are about. */
  const looks = async (text: string) => {
    const dateline = await api();
    return until(() => {
      const { start, end } = dateline.looksAt(editor.document.uri)?.range ?? editor.selection;
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      return editor.document.getText(range) === text;
    }, `“${text}” is looked at`);
  };
  const type = (text: string) => vscode.commands.executeCommand('type', { text });
  const entries = () =>
    fs.existsSync(path.join(folder(), `${name}.ann.yaml`))
      ? [...read(`${name}.ann.yaml`).matchAll(/text: "([^"]*)", label: "(\w+)".* status: "(\w+)"/g)].map(
          ([, text, label, status]) => `${text} ${label} ${status}`,
        )
      : [];
  const saved = (...expected: string[]) =>
    until(() => entries().join('; ') === expected.join('; '), expected.join('; ')).catch(() =>
      assert.deepEqual(entries(), expected),
    );

  /** Answers each box with that as soon as it is open. */
  const typing = async (value: string | undefined, work: () => Promise<unknown>) => {
    const { showInputBox } = vscode.window;
    (vscode.window as { showInputBox: unknown }).showInputBox = async () => value;
    try {
      await work();
    } finally {
      (vscode.window as { showInputBox: unknown }).showInputBox = showInputBox;
    }
  };

  it('nothing can be typed, pasted or deleted; afterwards it can', async () => {
    await type('x');
    await vscode.env.clipboard.writeText('x');
    for (const command of ['deleteRight', 'deleteLeft', 'cut', 'editor.action.clipboardPasteAction'])
      await vscode.commands.executeCommand(command);
    assert.equal(editor.document.getText(), TEXT);
    await run('stopReview');
    await until(async () => {
      await type('x');
      return editor.document.getText() !== TEXT;
    }, 'typing');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('keys that are typed at once are all decided, each on what was in front', async () => {
    const keys = [
      run('accept'),
      vscode.commands.executeCommand('dateline.reviewLabel', { letter: 'o' }),
      run('reject'),
    ];
    await Promise.all(keys);
    await saved('Nhật Bản LOC accepted', 'Hàn Quốc ORG accepted', 'Ngày 6/9/2024 DATE rejected');
    await looks('Nhật Bản');
    await run('undo');
    await saved('Nhật Bản LOC accepted', 'Hàn Quốc ORG accepted');
    await looks('Ngày 6/9/2024');
  });

  it('a decision is highlighted before the server has answered', async () => {
    const done = run('accept');
    const dateline = await api();
    assert.equal(dateline.highlights(editor.document.uri)['LOC accepted'], 1);
    await done;
    await saved('Nhật Bản LOC accepted');
  });

  it('grown, split, merged, with a note', async () => {
    put(editor, 'Kishida Fumio');
    await looks('Kishida Fumio');
    await run('extendStart');
    await looks('Bản Kishida Fumio');
    await run('shortenStart');
    await looks('Kishida Fumio');
    await answering([/Kishida {2}\| {2}Fumio/], () => run('reviewSplit')).catch(() => undefined);
    await looks('Kishida');
    await run('reviewMerge');
    await looks('Kishida Fumio');
    await typing(' thủ tướng ', () => run('reviewNote'));
    await until(() => read(`${name}.ann.yaml`).includes('note: "thủ tướng"'));
    assert.equal(entries().join(), 'Kishida Fumio PER accepted');
  });

  it('reaches to a word by its code; where nothing is tagged that is selected for a label', async () => {
    const { createInputBox } = vscode.window;
    /** Types a code as soon as codes are shown. */
    const coded = async (code: string, work: () => Promise<unknown>) => {
      (vscode.window as { createInputBox: unknown }).createInputBox = () => {
        const told = { changed: (_: string) => {}, hidden: () => {} };
        return {
          value: '',
          onDidChangeValue: (listener: typeof told.changed) => Object.assign(told, { changed: listener }),
          onDidHide: (listener: typeof told.hidden) => Object.assign(told, { hidden: listener }),
          show: () => queueMicrotask(() => told.changed(code)),
          hide: () => told.hidden(),
          dispose: () => {},
        };
      };
      try {
        await work();
      } finally {
        (vscode.window as { createInputBox: unknown }).createInputBox = createInputBox;
      }
    };
    put(editor, 'Kishida Fumio');
    await looks('Kishida Fumio');
    // The signs in the order of the distance: the last word itself, the one before it, the one behind it.
    await coded('d', () => run('reviewReach'));
    await looks('Kishida Fumio đến');
    await saved('Kishida Fumio đến PER accepted');
    await run('undo');
    await saved();
    put(editor, 'hợp tác kinh tế');
    await until(async () => (await api()).looksAt(editor.document.uri) === undefined, 'nothing is looked at');
    await coded('d', () => run('reviewReach'));
    await until(() => editor.document.getText(editor.selection) === 'hợp tác', 'a selection');
    await vscode.commands.executeCommand('dateline.reviewLabel', { letter: 'm' });
    await saved('hợp tác MISC accepted');
  });

  it('another reading, and back', async () => {
    put(editor, 'Kishida Fumio');
    await looks('Kishida Fumio');
    await run('reviewReading');
    await until(() => entries().length === 1 && entries()[0] !== 'Kishida Fumio PER accepted', 'a reading');
    await run('reviewReadingBefore');
    await saved('Kishida Fumio PER accepted');
    await looks('Kishida Fumio');
  });

  it('a word that nobody has tagged is read as what it may be, and as the next; undo leads back there', async () => {
    put(editor, 'Hội nghị diễn');
    await until(async () => (await api()).looksAt(editor.document.uri) === undefined, 'nothing is looked at');
    await run('reviewReading');
    await until(() => /^Hội nghị\S* .*accepted$/.test(entries().join(';')), 'a reading');
    const [first] = entries();
    await run('reviewReading');
    await until(() => entries().length === 1 && entries()[0] !== first, 'the next reading');
    await run('undo');
    await saved(first!);
    await run('undo');
    await saved();
    assert.equal(editor.selection.active.line, 4);
  });

  it('a letter leads to its place; with Shift it is read otherwise there, and back', async () => {
    const dateline = await api();
    const { uri } = editor.document;
    /** The letter that stands there, once it does. */
    const letterAt = async (text: string) => {
      const at = editor.document.positionAt(TEXT.indexOf(text));
      const find = () =>
        [...dateline.letters(uri)].find(
          ([, { line, character }]) => line === at.line && character === at.character,
        )?.[0];
      await until(() => find() !== undefined, `a letter at “${text}”`);
      return find();
    };
    const go = (letter: string | undefined, reading?: boolean) =>
      vscode.commands.executeCommand('dateline.reviewGo', { letter, reading });
    await go(await letterAt('Yoon'));
    await looks('Yoon Suk Yeol');
    assert.deepEqual(entries(), []);
    await go(await letterAt('Kishida'), true);
    await until(() => entries().length === 1 && entries()[0] !== 'Kishida Fumio PER accepted', 'a reading');
    await run('reviewReadingBefore');
    await saved('Kishida Fumio PER accepted');
    await go('?');
    await saved('Kishida Fumio PER accepted');
  });

  it('the day of publication as articles write it', async () => {
    await typing('7/9/2024', () => run('setPublished'));
    await until(() => read(`${name}.ann.yaml`).includes('2024-09-07'), 'the day');
    await run('undo');
  });

  it('undo of the day of publication goes nowhere; then that of the decision before it does', async () => {
    await run('accept');
    await looks('Hàn Quốc');
    await typing('2024-09-07', () => run('setPublished'));
    await run('undo');
    assert.doesNotMatch(read(`${name}.ann.yaml`), /published/);
    await saved('Nhật Bản LOC accepted');
    await looks('Hàn Quốc');
    await run('undo');
    await saved();
    await looks('Nhật Bản');
  });

  it('of a paragraph that is higher than the window what is seen has letters', async () => {
    await run('stopReview');
    const many = `${TEXT}\n${'Ở đó có Lê Thị Bình và Trần Văn Cảnh. '.repeat(800)}\n`;
    editor = await openArticle(`${name}-dai.txt`, many);
    await run('review');
    const dateline = await api();
    const { uri } = editor.document;
    const isSeen = ({ line, character }: { line: number; character: number }) =>
      editor.visibleRanges.some((range) => range.contains(new vscode.Position(line, character)));
    const lettersOf = () => [...dateline.letters(uri).values()];
    const middle = new vscode.Position(6, Math.floor(editor.document.lineAt(6).text.length / 2));
    editor.selection = new vscode.Selection(middle, middle);
    editor.revealRange(new vscode.Range(middle, middle), vscode.TextEditorRevealType.InCenter);
    await until(() => {
      const letters = lettersOf();
      return letters.length > 0 && isSeen(middle) && letters.every(isSeen);
    }, 'letters on what is seen, and nowhere else');
  });

  it('keys behind the end of a question count, in order', async () => {
    await typing('một quốc gia', () =>
      Promise.all([
        run('reviewNote'),
        run('accept'),
        vscode.commands.executeCommand('dateline.reviewLabel', { letter: 'o' }),
        run('reject'),
      ]),
    );
    await saved('Nhật Bản LOC accepted', 'Hàn Quốc ORG accepted', 'Ngày 6/9/2024 DATE rejected');
    assert.match(read(`${name}.ann.yaml`), /text: "Nhật Bản".*note: "một quốc gia"/);
  });

  it('keys wait for what an answer wants', async () => {
    await typing('2024-09-07', () => Promise.all([run('setPublished'), run('accept')]));
    await saved('Nhật Bản LOC accepted');
    assert.match(read(`${name}.ann.yaml`), /^published: "2024-09-07"$/m);
  });

  it('keys before a box is open are its own', async () => {
    let close = () => {};
    const { showInputBox } = vscode.window;
    (vscode.window as { showInputBox: unknown }).showInputBox = () =>
      new Promise((resolve) => {
        close = () => resolve(undefined);
      });
    const asking = run('reviewNote');
    await run('accept');
    close();
    await asking;
    (vscode.window as { showInputBox: unknown }).showInputBox = showInputBox;
    await looks('Nhật Bản');
    await run('reject');
    await saved('Nhật Bản LOC rejected');
  });

  it('everywhere: all mentions, and undone together', async () => {
    await run('tagEveryMention');
    await saved(...Array(3).fill('Nhật Bản LOC accepted'));
    await looks('Hàn Quốc');
    await vscode.commands.executeCommand('dateline.reviewRejectEvery');
    await until(() => entries().filter((entry) => entry === 'Hàn Quốc LOC rejected').length === 2);
    await run('undo');
    await run('undo');
    await until(() => entries().length === 0);
  });

  it('all that is sure, then what is left', async () => {
    const done = run('acceptAll');
    await done;
    await until(() => entries().length > 5);
    assert.match(read(`${name}.ann.yaml`), /status: "accepted", bulk: true/);
    await run('reviewScope');
    await looks('Nhật Bản');
    await run('accept');
    await until(() => !/text: "Nhật Bản".*bulk: true.*before: ""/.test(read(`${name}.ann.yaml`)));
    await run('reviewOrder');
    await until(() => !editor.selection.isEmpty);
  });

  it('a selection that is no annotation is tagged', async () => {
    put(editor, 'hợp tác kinh tế', true);
    await vscode.commands.executeCommand('dateline.reviewLabel', { letter: 'm' });
    await saved('hợp tác kinh tế MISC accepted');
  });

  it('goes on in the next article that is to be reviewed', async () => {
    fs.writeFileSync(path.join(folder(), `${name}b.txt`), TEXT);
    const before = editor;
    await until(async () => {
      await run('reviewNextArticle');
      return vscode.window.activeTextEditor?.document !== before.document;
    }, 'another article');
    editor = vscode.window.activeTextEditor!;
    const dateline = await api();
    await until(() => dateline.looksAt(editor.document.uri), 'it is reviewed');
    const text = editor.document.getText();
    await type('x');
    assert.equal(editor.document.getText(), text);
  });
});
