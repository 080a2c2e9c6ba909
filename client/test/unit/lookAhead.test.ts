import assert from 'node:assert/strict';
import { LookAhead, type Looked } from '../../src/review/lookAhead';
import { Readings } from '../../src/review/readings';
import type { Reading } from '../../src/review/reviewer';

const at = (character: number) => ({ line: 0, character });
const name = (character: number, label: string): Reading => ({
  range: { start: at(character), end: at(character + 2) },
  label,
});

/** A person who looks at one place after another, and a server that answers when it is told to. */
class Desk {
  looked: Looked | undefined;
  /** What stands in the status bar, by label. */
  shown = '';
  /** What was asked about, by place, and not answered yet. */
  readonly asked: { readonly place: number; answer(readings: readonly Reading[]): void; fail(): void }[] = [];
  readonly ahead = new LookAhead({
    looked: () => this.looked,
    ask: ({ point }) =>
      new Promise((answer, reject) => {
        this.asked.push({ place: point.character, answer, fail: () => reject(new Error('gone')) });
      }),
    show: (readings) => {
      this.shown = readings.map(({ label }) => label).join();
    },
  });

  /** @param label of the annotation there; without one it is a word */
  async look(character: number, label?: string, uri = 'a', readings = new Readings()): Promise<void> {
    const current = label === undefined ? undefined : name(character, label);
    this.looked = { uri, current, point: at(character), readings };
    void this.ahead.show();
    await ticks();
  }

  async answer(label: string): Promise<void> {
    const { place, answer } = this.asked.shift()!;
    answer([name(place, label)]);
    await ticks();
  }
}

async function ticks(): Promise<void> {
  for (let n = 0; n < 8; n++) await Promise.resolve();
}

describe('looking ahead', () => {
  it('says what comes next as soon as that is known', async () => {
    const desk = new Desk();
    await desk.look(4, 'PER');
    assert.equal(desk.shown, '');
    await desk.answer('ORG');
    assert.equal(desk.shown, 'ORG');
  });

  for (const [what, label] of [
    ['annotations', 'PER'],
    ['words', undefined],
  ] as const)
    it(`from one to the next of ${what} says nothing of the one before`, async () => {
      const desk = new Desk();
      const readings = new Readings();
      await desk.look(4, label, 'a', readings);
      await desk.look(9, label, 'a', readings);
      await desk.answer('of 4');
      assert.equal(desk.shown, '');
      assert.deepEqual(
        desk.asked.map(({ place }) => place),
        [9],
      );
      await desk.answer('of 9');
      assert.equal(desk.shown, 'of 9');
      await desk.look(4, label, 'a', readings);
      assert.equal(desk.shown, '');
    });

  it('in another article says nothing of the one before', async () => {
    const desk = new Desk();
    await desk.look(4, 'PER', 'a');
    await desk.look(4, 'PER', 'b');
    await desk.answer('of a');
    assert.equal(desk.shown, '');
    await desk.answer('of b');
    assert.equal(desk.shown, 'of b');
  });

  describe('for a key', () => {
    it('finds the readings of what is looked at', async () => {
      const desk = new Desk();
      const readings = new Readings();
      await desk.look(4, 'PER', 'a', readings);
      const found = desk.ahead.find(readings);
      await desk.answer('ORG');
      await desk.answer('ORG');
      assert.equal(await found, true);
      assert.equal(await desk.ahead.find(readings), true);
    });

    it('finds none where another article came in front meanwhile', async () => {
      const desk = new Desk();
      const readings = new Readings();
      await desk.look(4, 'PER', 'a', readings);
      const found = desk.ahead.find(readings);
      await desk.look(4, 'PER', 'b');
      while (desk.asked.length > 0) await desk.answer('ORG');
      assert.equal(await found, false);
    });

    it('finds none where nothing is reviewed any more', async () => {
      const desk = new Desk();
      assert.equal(await desk.ahead.find(new Readings()), false);
    });
  });

  it('says nothing where nothing is reviewed any more', async () => {
    const desk = new Desk();
    await desk.look(4, 'PER');
    desk.looked = undefined;
    await desk.answer('ORG');
    assert.equal(desk.shown, '');
  });

  it('says nothing where the server cannot answer, and asks again for the next place', async () => {
    const desk = new Desk();
    await desk.look(4, 'PER');
    desk.asked.shift()!.fail();
    await ticks();
    assert.equal(desk.shown, '');
    await desk.look(9, 'PER');
    await desk.answer('ORG');
    assert.equal(desk.shown, 'ORG');
  });
});
