import assert from 'node:assert/strict';
import { placesIn } from '../../src/core/annotation/places';
import { projectSchema } from '../../src/core/project/schema';
import { LANGUAGE_IDS } from '../../src/core/recognition/language';
import { quotedText } from '../../src/core/sidecar/quoted';
import { readSidecar } from '../../src/core/sidecar/read';
import { sidecarSchema } from '../../src/core/sidecar/schema';
import { type Field, fieldOf } from '../../src/core/yaml/fields';
import { completionsAt } from '../../src/features/files/completion';
import { entriesOutline, fileHoverAt, placeOfEntry } from '../../src/features/files/entries';
import type { YamlFile } from '../../src/features/files/file';
import { messagesFor } from '../../src/features/messages';
import { viFields } from '../../src/features/messages/files';
import { accepted, contextOf, sidecarOf } from '../support/features';

const ARTICLE =
  'title> Tin {LOC|Huế}\nNgày {DATE=2024-09-06|6/9}, ông {PER|Yoon} tới *Huế*, thăm bạn bè và người thân ở đó.';

interface Setting {
  readonly locale?: string;
  readonly article?: string | undefined;
  readonly labels?: readonly { name: string; description?: string }[];
}

type Sidecar = Extract<YamlFile, { kind: 'sidecar' }>;

/** A sidecar with the cursor at `‸`, and its article open. */
function sidecar(source: string, { locale, article = ARTICLE, labels = [{ name: 'PER' }] }: Setting = {}) {
  const text = source.replace('‸', '');
  const context = contextOf(article, { sidecar: text, ...(locale === undefined ? {} : { locale }) });
  const read = readSidecar(text);
  const file: Sidecar = {
    kind: 'sidecar',
    sidecar: read,
    labels,
    messages: context.messages,
    annotated: {
      text: context.article.text,
      lines: context.article.lines,
      places: placesIn(read, context.article.text, quotedText(context.article.text, 1)),
      link: ({ start }) => `#${start}`,
      article: context.article,
    },
  };
  return { file, offset: source.indexOf('‸') };
}

const project = (source: string, locale?: string) => ({
  file: { kind: 'project', source: source.replace('‸', ''), messages: messagesFor(locale) } as const,
  offset: source.indexOf('‸'),
});

const shown = ({ file, offset }: { file: YamlFile; offset: number }) =>
  completionsAt(file, offset).map(({ label, detail }) =>
    detail === undefined ? label : `${label} – ${detail}`,
  );

/** The source when the completion of this name is taken. */
function taken({ file, offset }: { file: YamlFile; offset: number }, label: string): string | undefined {
  const source = file.kind === 'sidecar' ? file.sidecar.source : file.source;
  const one = completionsAt(file, offset).find((completion) => completion.label === label);
  return one && source.slice(0, one.span.start) + one.text + source.slice(one.span.end);
}

describe('completion in sidecars', () => {
  const entry = (inside: string) => `version: 1\nspans:\n- {start: 4, end: 7, text: "Huế", ${inside}}\n`;

  it('statuses, with what they mean', () => {
    const place = sidecar(entry('status: ‸'));
    assert.deepEqual(shown(place), ['suggested – suggested', 'accepted – accepted', 'rejected – rejected']);
    assert.match(taken(place, 'accepted')!, /status: "accepted"\}/);
  });
  it('what is there is replaced, with its quotes', () => {
    assert.match(
      taken(sidecar(entry('status: "rej‸ected", label: "LOC"')), 'accepted')!,
      /status: "accepted", label/,
    );
    assert.match(taken(sidecar(entry("status: 'rej‸'")), 'accepted')!, /status: 'accepted'\}/);
  });
  it('labels of the project, and that of dates', () =>
    assert.deepEqual(
      shown(
        sidecar(entry('label: ‸'), {
          labels: [{ name: 'PER' }, { name: 'LAW', description: 'law' }],
          locale: 'vi',
        }),
      ),
      ['PER – người', 'LAW – law', 'DATE – thời gian'],
    ));
  it('types of dates', () =>
    assert.deepEqual(shown(sidecar(entry('type: ‸'))), [
      'DATE – date',
      'TIME – time',
      'DURATION – duration',
      'SET – recurring',
    ]));
  it('values that the date of the entry may have', () => {
    const source = sidecarOf(accepted(13, '6/9', 'DATE', ', type: DATE, value: "‸2023-09-06"'));
    assert.deepEqual(shown(sidecar(source)).slice(0, 2), [
      '2024-09-06 – as recognized',
      '2022-09-06 – another year',
    ]);
  });
  it('values while the article is not open are those of the declaration', () => {
    const { file, offset } = sidecar(entry('value: ‸'));
    const { annotated: _, ...alone } = file;
    assert.ok(shown({ file: alone, offset }).includes('P3Y'));
  });
  it('keys that the entry has not yet', () => {
    const keys = shown(sidecar(entry('‸'))).map((one) => one.split(' – ')[0]);
    assert.ok(keys.includes('label') && keys.includes('value') && !keys.includes('kind'));
    assert.ok(!keys.includes('start') && !keys.includes('text'));
    assert.match(taken(sidecar(entry('lab‸')), 'label')!, /"Huế", label: \}/);
  });
  it('kinds of lines', () => {
    const source = 'version: 1\nlines:\n- {start: 0, end: 3, text: "Tin", kind: ‸}\n';
    assert.ok(shown(sidecar(source)).includes('boilerplate – boilerplate'));
  });
  it('keys of the file', () => {
    assert.deepEqual(
      shown(sidecar('version: 1\nuni‸')).map((one) => one.split(' – ')[0]),
      ['unit', 'sha256', 'published', 'finished', 'spans', 'lines'],
    );
  });
  it('a broken entry elsewhere is in nobody’s way', () => {
    const source = `version: 1\nspans:\n- {start: 4, end\n- {start: 4, end: 7, status: ‸}\n`;
    assert.equal(shown(sidecar(source)).length, 3);
  });
});

describe('completion in dateline.yaml', () => {
  it('keys, with what they mean', () => {
    const keys = shown(project('version: 1\n‸'));
    assert.ok(keys.some((key) => key.startsWith('labels – The labels of names')));
    assert.ok(!keys.some((key) => key.startsWith('version')));
    assert.ok(shown(project('‸', 'vi')).some((key) => key.startsWith('labels – Các nhãn')));
  });
  it('languages', () => assert.deepEqual(shown(project('language: ‸')), LANGUAGE_IDS));
  it('labels that are not there yet', () =>
    assert.deepEqual(shown(project('labels:\n  PER:\n  ‸')), [
      'LOC – place',
      'ORG – organisation',
      'MISC – other name',
    ]));
  it('keys of a label', () =>
    assert.deepEqual(
      shown(project('labels:\n  PER:\n    ‸')).map((one) => one.split(' – ')[0]),
      ['colour', 'description'],
    ));
  it('yes and no', () => assert.deepEqual(shown(project('nested: ‸')), ['true', 'false']));
  it('an example', () =>
    assert.equal(taken(project('published: "‸"'), '*YYYY-MM-DD*'), 'published: "*YYYY-MM-DD*"'));
});

describe('cards in sidecars and dateline.yaml', () => {
  const card = ({ file, offset }: { file: YamlFile; offset: number }) => fileHoverAt(file, offset)?.markdown;

  it('the text of an entry in its line, cut at words', () => {
    const source = sidecarOf(accepted(22, 'Yoon', 'PER')).replace('Yoon', 'Y‸oon');
    assert.equal(
      card(sidecar(source)),
      '[Line 2](#22): Ngày 6/9, ông **Yoon** tới \\*Huế\\*, thăm bạn bè và…',
    );
  });
  it('on a key what it means, too', () => {
    const source = sidecarOf(accepted(22, 'Yoon', 'PER')).replace('label', 'lab‸el');
    assert.match(card(sidecar(source))!, /^\*\*label\*\* — PER, LOC, .*\n\n\[Line 2\]/);
    assert.match(
      card(sidecar(source, { locale: 'vi' }))!,
      /^\*\*label\*\* — .*một nhãn trong.*\n\n\[Dòng 2\]/,
    );
  });
  it('an entry whose text is gone', () => {
    const source = sidecarOf(accepted(22, 'Park', 'PER')).replace('Park', 'P‸ark');
    assert.match(card(sidecar(source))!, /no longer in the article/);
  });
  it('an article that is not there', () => {
    const { file, offset } = sidecar(sidecarOf(accepted(22, 'Yoon', 'PER')).replace('Yoon', 'Y‸oon'));
    const { annotated: _, ...alone } = file;
    assert.equal(card({ file: alone, offset }), 'Its article is not there');
  });
  it('a key of dateline.yaml', () =>
    assert.match(card(project('igno‸re: []'))!, /^\*\*ignore\*\* — Texts that are never/));
  it('a value has no card', () => assert.equal(card(project('language: v‸i')), undefined));
});

describe('entries of a sidecar', () => {
  it('the place in the article', () => {
    const { file, offset } = sidecar(sidecarOf(accepted(22, 'Yoon', 'PER')).replace('Yoon', 'Y‸oon'));
    assert.deepEqual(placeOfEntry(file, offset), { start: 22, end: 26 });
    assert.equal(placeOfEntry(file, 0), undefined);
  });
  it('an outline', () => {
    const { file } = sidecar(
      `‸${sidecarOf(accepted(13, '6/9', 'DATE', ', type: DATE, value: "2024-09-06"'), accepted(22, 'Yoon', 'PER'))}lines:\n- {start: 0, end: 7, text: "Tin Huế", kind: title, status: accepted}\n`,
    );
    assert.deepEqual(
      entriesOutline(file).map(({ name, detail, kind }) => `${kind} ${name} (${detail})`),
      [
        'date 6/9 (2024-09-06 · accepted)',
        'name Yoon (PER · accepted)',
        'line Tin Huế (headline · accepted)',
      ],
    );
  });
});

describe('translations of keys', () => {
  /** All keys with a description, by their paths. */
  const paths = (field: Field, path: readonly string[] = []): string[][] => [
    ...(field.description === undefined || path.length === 0 ? [] : [[...path]]),
    ...[...field.fields].flatMap(([key, one]) => paths(one, [...path, key])),
    ...(field.any ? paths(field.any, path) : []),
  ];
  for (const [kind, schema] of [
    ['sidecar', sidecarSchema],
    ['project', projectSchema],
  ] as const)
    it(`${kind}: every key is said in Vietnamese, and nothing else`, () => {
      const known = new Set(Object.keys(viFields[kind]));
      const all = paths(fieldOf(schema));
      for (const path of all) assert.ok(known.has(path.join('.')) || known.has(path.at(-1)!), path.join('.'));
      const used = new Set(all.flatMap((path) => [path.join('.'), path.at(-1)!]));
      assert.deepEqual(
        [...known].filter((key) => !used.has(key)),
        [],
      );
    });
  it('every key of a sidecar is explained', () => {
    const undescribed = (field: Field): string[] =>
      [...field.fields].flatMap(([key, one]) => [
        ...(one.description === undefined ? [key] : []),
        ...undescribed(one),
      ]);
    assert.deepEqual(undescribed(fieldOf(sidecarSchema)), []);
  });
});
