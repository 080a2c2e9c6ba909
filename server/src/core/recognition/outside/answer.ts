import { bySpan } from '../../text/span';
import { CodePoints } from '../../text/units';
import type { Hint } from '../learned/model';
import { UNSTATED } from './model';

/** What a model is asked; one line of JSON for a program, the body of a request for a service. */
export interface OutsideRequest {
  /** To be repeated in the answer. */
  readonly id: number;
  readonly text: string;
  /** BCP 47. */
  readonly lang: string;
}

/** Why an answer is of no use; nothing of it is used then. */
class AnswerError extends Error {}

/** Characters of a label. */
const LONGEST_LABEL = 100;
/** Code points of a name. */
const LONGEST_NAME = 1000;

export interface Answer {
  /** Sorted and disjoint; UTF-16 code units. */
  readonly found: readonly Hint[];
  /** What is wrong with the first of the entries that were left out. */
  readonly fault?: string;
}

/**
 * Reads what a model answers: `{"entities": [{"start": 0, "end": 5, "label": "PER", "confidence": 0.9}]}`, offsets in
 * code points. An entry that is wrong is left out; of two that overlap the surer one stays, the first of equals.
 *
 * @throws AnswerError when it is no such object, or says that something has failed
 */
export function readAnswer(value: unknown, text: string): Answer {
  if (!isObject(value)) throw new AnswerError('not a JSON object');
  const { entities, error } = value;
  if (error !== undefined && entities === undefined) throw new AnswerError(String(error).slice(0, 200));
  if (!Array.isArray(entities)) throw new AnswerError('“entities” is not a list');
  const units = new CodePoints(text);
  // No text has more names than characters.
  if (entities.length > units.length)
    throw new AnswerError(`${entities.length} entities in ${units.length} characters`);
  const found: Hint[] = [];
  let fault: string | undefined;
  for (const entity of entities) {
    const read = readEntity(entity, text, units);
    if (typeof read === 'string') fault ??= read;
    else found.push(read);
  }
  const surest = [...found].sort((a, b) => b.confidence - a.confidence);
  const kept = disjoint(surest, text.length);
  return { found: kept.sort(bySpan), ...(fault === undefined ? {} : { fault }) };
}

function readEntity(entity: unknown, text: string, units: CodePoints): Hint | string {
  if (!isObject(entity)) return 'an entity is not a JSON object';
  const { start, end, label, confidence, text: quoted } = entity;
  if (!isOffset(start) || !isOffset(end) || start >= end || end > units.length)
    return `an entity from ${JSON.stringify(start)} to ${JSON.stringify(end)} in ${units.length} characters`;
  if (end - start > LONGEST_NAME) return `an entity of more than ${LONGEST_NAME} characters at ${start}`;
  if (typeof label !== 'string' || label === '' || label.length > LONGEST_LABEL)
    return `${JSON.stringify(label)?.slice(0, LONGEST_LABEL)} is no label`;
  if (confidence !== undefined && !isShare(confidence))
    return `a confidence of ${JSON.stringify(confidence)?.slice(0, LONGEST_LABEL)}`;
  const span = { start: units.toUtf16(start), end: units.toUtf16(end) };
  const covered = text.slice(span.start, span.end);
  if (typeof quoted === 'string' && quoted !== covered)
    return `“${quoted.slice(0, LONGEST_LABEL)}” does not stand from ${start} to ${end}`;
  const name = covered.trim();
  if (name === '') return `nothing but blanks from ${start} to ${end}`;
  if (/[\n\r]/.test(name)) return `an entity over two lines from ${start} to ${end}`;
  const from = span.start + covered.indexOf(name);
  return { start: from, end: from + name.length, label, confidence: confidence ?? UNSTATED };
}

/** Of overlapping spans the one that comes first in the order given. */
function disjoint(spans: readonly Hint[], length: number): Hint[] {
  const taken = new Uint8Array(length);
  return spans.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isOffset = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;
