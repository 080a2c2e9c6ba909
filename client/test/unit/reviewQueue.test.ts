import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ApplyArgument, WireSpan } from '../../../server/src/protocol';
import type { Reviewer } from '../../src/review/reviewer';
import { isSeenIn } from '../../src/review/spans';
import { Desk } from './reviewDesk';

const ARTICLE = `Ông [Yoon Suk:PER?80] gặp [An Bình:ORG?60] ở [Seoul:LOC?97] [ngày 6/9:DATE?70=2024-09-06].
[Huế:LOC*70] và [Vinh:LOC], [Hà Nội, Đà Nẵng:LOC?55] cùng [Reuters:ORG?91] [hôm qua:DATE*66=2024-09-05].
Theo dõi [Báo Bến Cảng:ORG?52] [Google:ORG*88] [News:MISC?51].`;

type Press = (reviewer: Reviewer) => unknown;

const key: fc.Arbitrary<readonly [name: string, press: Press]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(['accept', (r: Reviewer) => r.accept()] as const) },
  ...(
    [
      ['reject', (r) => r.reject()],
      ['LOC', (r) => r.label('LOC')],
      ['MISC', (r) => r.label('MISC')],
      ['value', (r) => r.value('DATE', '2023')],
      ['grow', (r) => r.resize({ end: 'end', to: 'right' })],
      ['shrink', (r) => r.resize({ end: 'end', to: 'left' })],
      ['growLeft', (r) => r.resize({ end: 'start', to: 'left' })],
      ['split', (r) => r.cuts()[0] && r.split(r.cuts()[0]!)],
      ['merge', (r) => r.merge()],
      ['note', (r) => r.note('?')],
      ['unnote', (r) => r.note('')],
      ['line', (r) => r.markLine({ line: 2, character: 0 })],
      ['skip', (r) => r.skip()],
      ['back', (r) => r.back()],
      ['doubt', (r) => r.begin({ order: 'doubt', over: 'all' })],
      ['bulk', (r) => r.begin({ order: 'position', over: 'bulk' })],
      ['all', (r) => r.begin({ order: 'position', over: 'all' })],
    ] as const satisfies readonly (readonly [string, Press])[]
  ).map((one) => fc.constant(one as readonly [string, Press])),
);

/** What happens while a person types: the server works, refuses, is told something by others, the text changes. */
type Event =
  | { readonly what: 'key'; readonly name: string; readonly press: Press }
  | { readonly what: 'serve' | 'refuse' | 'edit' }
  | { readonly what: 'others'; readonly which: number; readonly how: 'remove' | 'relabel' | 'accept' };

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: key.map(([name, press]) => ({ what: 'key', name, press }) as const) },
  { weight: 5, arbitrary: fc.constant({ what: 'serve' } as const) },
  { weight: 1, arbitrary: fc.constantFrom({ what: 'refuse' } as const, { what: 'edit' } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('others' as const),
      which: fc.nat(12),
      how: fc.constantFrom('remove' as const, 'relabel' as const, 'accept' as const),
    }),
  },
);

function byOthers(
  spans: readonly WireSpan[],
  { which, how }: Extract<Event, { what: 'others' }>,
): WireSpan[] {
  return spans.flatMap((span, n): WireSpan[] => {
    if (n !== which % Math.max(1, spans.length)) return [span];
    if (how === 'remove') return [];
    return [how === 'accept' ? { ...span, status: 'accepted' } : { ...span, label: 'ORG' }];
  });
}

describe('keys typed faster than the server answers', () => {
  it('are made on what was seen, in their order, each once, or taken back and said', () =>
    fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
        const desk = new Desk(ARTICLE);
        desk.reviewer.begin({ order: 'position', over: 'suggestions' });
        /** What was on the screen where each decision was made. */
        const looked: { readonly spans: readonly WireSpan[]; readonly current: WireSpan | undefined }[] = [];
        let answered = 0;
        const serve = async (why?: string) => {
          const next = await desk.next();
          assert.ok(desk.waiting.length <= 1, 'sent before the answer to the one before');
          const before = desk.spans;
          await desk.serve(why);
          if (!next) return;
          const { seen = [] } = next.argument as ApplyArgument;
          const saw = looked[answered++]!;
          for (const one of seen) assert.ok(isSeenIn(saw.spans, one), 'sent what nobody had seen');
          assert.equal(seen[0]?.range, saw.current?.range, 'sent another than was looked at');
          // The server has changed only what still stood there.
          if (desk.spans !== before)
            for (const one of seen) assert.ok(isSeenIn(before, one), 'decided on what was gone');
        };
        for (const happening of events) {
          switch (happening.what) {
            case 'key': {
              const { spans, current } = desk.reviewer;
              const done = happening.press(desk.reviewer) as { answer?: unknown; what?: string } | undefined;
              if (!done?.answer) break;
              looked.push({ spans, current: happening.name === 'line' ? undefined : current });
              if (!current || happening.name === 'line') break;
              const still = isSeenIn(desk.reviewer.spans, current);
              const stays = ['accept', 'note', 'unnote'].includes(happening.name) || done.what === 'kept';
              const isSame = happening.name === current.label || happening.name === 'value';
              assert.ok(stays || isSame || !still, `${happening.name} is not on the screen at once`);
              break;
            }
            case 'serve':
            case 'refuse':
              await serve(happening.what === 'refuse' ? 'refused' : undefined);
              break;
            case 'edit':
              desk.version++;
              break;
            case 'others':
              desk.tell(byOthers(desk.spans, happening));
          }
        }
        for (let n = 0; answered < looked.length; n++) {
          assert.ok(n < 100, 'nothing is sent any more');
          await serve();
        }
        await desk.reviewer.settled();
        assert.equal(desk.asked.length, looked.length, 'each once');
        assert.deepEqual(desk.reviewer.spans, desk.spans, 'what is shown in the end is what the server says');
      }),
      { numRuns: 500 },
    )).timeout(60_000);
});
