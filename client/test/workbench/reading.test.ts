import assert from 'node:assert/strict';
import { ARTICLE, NAME } from './article';
import { counts } from './decisions';
import { openWorkbench } from './fixture';

describe('reading', () => {
  it('a sample opens as an article whose cards explain names, dates and boilerplate', async () => {
    const workbench = await openWorkbench('samples');
    await workbench.open('vietnam-na-uy-bien-xanh.txt');
    await workbench.statusBar('News Article').waitFor();
    await counts(workbench, /^Dateline: \d\d accepted, \d+ suggested/).waitFor();

    await workbench.page.setViewportSize({ width: 1180, height: 680 });
    const name = await workbench.hover('Lương Quốc', /mention/);
    assert.match(name, /Lương Quốc Khải — PER · person · accepted/);
    assert.match(name, /2 mentions\n+20: .*Khải/);
    assert.match(name, /Remove the tag\s+Alt\+Backspace/);
    assert.match(name, /Why: .+ · Confidence \d+ %/);

    await workbench.screenshot('hero');

    const date = await workbench.hover('9/9', /Monday/);
    assert.match(date, /2024-09-09 — DATE · date · accepted.* · Monday/);
    assert.match(date, /Why: weekday and date; from the publication date 2024-09-12/);

    const boilerplate = await workbench.hover('Theo dõi', /Boilerplate/);
    assert.match(boilerplate, /Boilerplate · accepted/);
    assert.match(boilerplate, /Why: /);

    await workbench.hover('Lương Quốc', /mention/);
    await workbench.page.getByRole('link', { name: '20', exact: true }).click();
    await workbench.statusBar('Ln 20, Col ').waitFor();
  });

  it('Problems lists what is not decided yet; a text that is no article is left alone', async () => {
    const workbench = await openWorkbench(
      { [NAME]: ARTICLE, 'requirements.txt': 'numpy==1.26\n' },
      { settings: { 'dateline.problems': 'byMention' } },
    );
    await workbench.open(NAME);
    await counts(workbench, /^Dateline: 0 accepted, \d+ suggested/).waitFor();
    const problems = await workbench.problems(/Reuters/);
    const expected = [
      /Untagged name “Seoul”: LOC, \d+ % dateline untagged-name \[Ln 5, Col 5\]/,
      /Untagged date “ngày 6\/9\/2024”: DATE 2024-09-06 dateline untagged-date \[Ln 5, Col 11\]/,
    ];
    for (const row of expected)
      assert.ok(
        problems.some((text) => row.test(text)),
        `${row}\n${problems.join('\n')}`,
      );
    assert.match(await workbench.hover('Theo dõi', /Boilerplate/), /Boilerplate · suggested\n+Why: /);

    await workbench.open('requirements.txt');
    await workbench.statusBar(/pip requirements|Plain Text/i).waitFor();
    await counts(workbench).waitFor({ state: 'hidden' });
  });
});
