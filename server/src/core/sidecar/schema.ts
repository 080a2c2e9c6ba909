import * as v from 'valibot';
import { LINE_KINDS, TIMEX_TYPES } from '../recognition/types';

/**
 * The one declaration of what stands in a sidecar: types, checks and the JSON Schema that editors get
 * (`npm run schemas`) come from here. Keys that are not named are allowed everywhere.
 */

export const STATUSES = ['suggested', 'accepted', 'rejected'] as const;

/** The name of a kind of lines; a small letter tells it from the label of a name. */
export const LINE_KIND = /^\p{Ll}[\p{L}\p{N}_-]{0,31}$/u;

const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = (description: string, ...examples: string[]) =>
  v.exactOptional(v.pipe(v.string(), v.description(description), v.examples(examples)));

const id = v.exactOptional(
  v.pipe(
    v.string(),
    v.regex(/^[0-9A-Za-z_-]{1,64}$/),
    v.description('Names the entry; stays with it through every change.'),
  ),
);
const place = {
  id,
  start: v.pipe(offset, v.description('First code point.')),
  end: v.pipe(offset, v.description('Code point behind the last one.')),
};
const decision = {
  status: v.pipe(
    v.picklist(STATUSES),
    v.description('suggested by a program; accepted or rejected by a person.'),
  ),
  by: text('Who decided, or which program suggested.'),
  at: text('When, in ISO 8601 UTC.'),
  before: text('Text before it, to find the annotation again when the article has changed.'),
  after: text('Text behind it, to find the annotation again when the article has changed.'),
  stale: v.exactOptional(
    v.pipe(
      v.boolean(),
      v.description('The text has been changed: the entry counts nowhere until somebody decides.'),
    ),
  ),
  confidence: v.exactOptional(
    v.pipe(
      v.number(),
      v.minValue(0),
      v.maxValue(1),
      v.description('How sure the program was that suggested it.'),
    ),
  ),
};

/** A name or a date. */
export const spanSchema = v.looseObject({
  ...place,
  text: v.pipe(v.string(), v.minLength(1), v.description('The quoted text.')),
  ...decision,
  label: v.pipe(
    v.string(),
    v.minLength(1),
    v.description('PER, LOC, ORG, MISC, DATE, or a label of dateline.yaml.'),
    v.examples(['PER', 'LOC', 'ORG', 'MISC', 'DATE']),
  ),
  type: v.exactOptional(v.pipe(v.picklist(TIMEX_TYPES), v.description('TIMEX3 type of a date.'))),
  value: text('TIMEX3 value of a date.', '2024-09-06', '2024-09-06/2024-09-07', '2023-Q1', 'P3Y', 'T11:00'),
  canonical: text('The full name of what is meant.'),
  distinct: v.exactOptional(
    v.pipe(
      v.boolean(),
      v.description('The label is right although the same text has another one elsewhere in the article.'),
    ),
  ),
  was: text('The suggestion that a person changed.'),
  bulk: v.exactOptional(
    v.pipe(
      v.boolean(),
      v.description('Accepted together with others: nobody has looked at this one by itself yet.'),
    ),
  ),
  note: text('What a person has to say of it.'),
});

/** What kind of line a line is. */
export const lineSchema = v.looseObject({
  ...place,
  text: v.pipe(v.string(), v.description('The first 64 code points of the line.')),
  ...decision,
  kind: v.pipe(
    v.string(),
    v.regex(LINE_KIND),
    v.description(
      'What the line is: title, byline, lead, body, caption, boilerplate (what belongs to the page and not to the article), blank, or a kind of dateline.yaml.',
    ),
    v.examples([...LINE_KINDS]),
  ),
});

/** That a person has called the article finished. */
export const finishedSchema = v.looseObject({
  by: text('Who has finished it.'),
  at: text('When, in ISO 8601 UTC.'),
  sha256: v.pipe(
    v.string(),
    v.regex(/^[0-9a-f]{64}$/),
    v.description('The hash of the text that was finished; with another text it is no longer.'),
  ),
  decisions: text('A digest of the decisions that were finished; with others it is no longer.'),
});

export const sidecarSchema = v.pipe(
  v.nullable(
    v.looseObject({
      version: v.pipe(v.picklist([1, 2]), v.description('Version of this format.')),
      unit: v.pipe(
        v.literal('codepoint'),
        v.description(
          'What offsets count: Unicode code points of the decoded text, without a byte order mark. Since version 2 a line end is one.',
        ),
      ),
      sha256: v.exactOptional(
        v.pipe(
          v.string(),
          v.regex(/^[0-9a-f]{64}$/),
          v.description('SHA-256 of the text that the offsets belong to, in UTF-8.'),
        ),
      ),
      published: v.exactOptional(
        v.pipe(
          v.string(),
          v.regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/),
          v.description('Publication date of the article, YYYY-MM-DD. Relative dates are counted from it.'),
        ),
      ),
      finished: v.exactOptional(
        v.pipe(
          finishedSchema,
          v.description(
            'A person has called the article finished; a new decision or text makes it open again.',
          ),
        ),
      ),
      spans: v.exactOptional(
        v.nullable(
          v.pipe(v.array(spanSchema), v.description('Names and dates, sorted by position, one a line.')),
        ),
      ),
      lines: v.exactOptional(
        v.nullable(
          v.pipe(v.array(lineSchema), v.description('Kinds of lines, sorted by position, one a line.')),
        ),
      ),
    }),
  ),
  v.title('Dateline sidecar'),
  v.description(
    'Annotations of an article, in NAME.ann.yaml beside it. Keys that are not described here are kept.',
  ),
);
