import * as v from 'valibot';
import { LANGUAGE_IDS } from '../recognition/language';
import { LINE_KINDS } from '../recognition/types';
import { LINE_KIND } from '../sidecar/schema';
import { STANDARD_LABELS } from './model';

/**
 * The one declaration of what stands in `dateline.yaml`: `read.ts` checks by it, and the JSON Schema that editors get
 * (`npm run schemas`) is made of it.
 */

/** The labels that the shipped recognizer gives. */
const RECOGNIZED = [...STANDARD_LABELS, 'DATE'] as const;

/** More names would slow down every article; keep such lists in the recognizer. */
const MAX_TEXTS = 20_000;

const texts = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.maxLength(MAX_TEXTS));
const list = (description: string) => v.exactOptional(v.nullable(v.pipe(texts, v.description(description))));

export const labelName = v.pipe(v.string(), v.regex(/^(?!DATE$)\p{L}[\p{L}\p{N}_-]{0,31}$/u));

export const lineKindName = v.pipe(
  v.string(),
  v.regex(LINE_KIND),
  v.check((name) => !(LINE_KINDS as readonly string[]).includes(name)),
);

export const label = v.strictObject({
  colour: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(/^#[0-9A-Fa-f]{6}$/),
      v.description("Colour in the editor, as #rrggbb. Without it the theme's."),
    ),
  ),
  description: v.exactOptional(v.pipe(v.string(), v.description('What the label means, for people.'))),
});

const settings = v.strictObject({
  version: v.exactOptional(v.pipe(v.literal(1), v.description('Version of this format.'))),
  language: v.exactOptional(
    v.pipe(
      v.picklist(LANGUAGE_IDS),
      v.description("Language of all articles. Without it each article's own is detected."),
    ),
  ),
  labels: v.exactOptional(
    v.nullable(
      v.pipe(
        v.record(labelName, v.nullable(label)),
        v.description('The labels of names, in order. DATE is always there.'),
        v.examples([{ PER: { colour: '#0072b2', description: 'Person' } }]),
      ),
    ),
  ),
  lines: v.exactOptional(
    v.nullable(
      v.pipe(
        v.record(lineKindName, v.nullable(label)),
        v.description(
          'Kinds of lines of this corpus, besides title, byline, lead, body, caption and boilerplate.',
        ),
        v.examples([{ question: { description: 'What the interviewer says' } }]),
      ),
    ),
  ),
  articles: list('Files that are articles: globs relative to this folder. Default: **/*.txt'),
  exclude: list('Files that are no articles: globs relative to this folder.'),
  published: v.exactOptional(
    v.pipe(
      v.string(),
      v.maxLength(200),
      v.regex(/^(?=.*YYYY)(?=.*MM)(?=.*DD)/),
      v.description(
        'How file names or header lines give the publication date: YYYY, MM and DD stand for digits, * for anything, the rest for itself.',
      ),
      v.examples(['*YYYY-MM-DD*']),
    ),
  ),
  names: v.exactOptional(
    v.nullable(v.pipe(v.record(v.string(), texts), v.description('Names to recognize, by label.'))),
  ),
  ignore: list('Texts that are never suggested as names.'),
  recognize: v.exactOptional(
    v.nullable(
      v.pipe(
        v.strictObject(
          Object.fromEntries(
            RECOGNIZED.map((name) => [
              name,
              v.exactOptional(name === 'DATE' ? v.literal(false) : v.union([v.literal(false), labelName])),
            ]),
          ),
        ),
        v.description(
          'What becomes of the labels of the recognizer: a label of this project in its place, or false for no such suggestions.',
        ),
        v.examples([{ LOC: 'PLACE', MISC: false }]),
      ),
    ),
  ),
  nested: v.exactOptional(
    v.pipe(
      v.boolean(),
      v.description(
        'Names and dates may lie inside one another. Default: a new one takes the place of those it overlaps.',
      ),
    ),
  ),
});

export const SETTINGS = settings.entries;

export const projectSchema = v.pipe(
  v.nullable(settings),
  v.title('dateline.yaml'),
  v.description('Settings of a corpus. Everything may be left out.'),
);
