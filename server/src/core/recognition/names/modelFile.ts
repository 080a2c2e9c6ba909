import { crc32 } from '../../text/crc32';
import type { WordClasses } from '../learned/classes';
import { MOST_LABELS, type TagSet, tagSetOf } from './tags';

/** A point of the calibration curve: raw probability, and how often such a span is right. */
export interface CalibrationPoint {
  readonly raw: number;
  readonly right: number;
}

/** A trained labeller as data. */
export interface ModelParts {
  /** What its features are, see `FEATURES`: the same hash means something else elsewhere. */
  readonly features: string;
  readonly tags: TagSet;
  /** Of the features, ascending as unsigned numbers. */
  readonly hashes: Int32Array;
  /** `[feature * tags.size + tag]`, in units of `scale`. */
  readonly weights: Int8Array;
  readonly scale: number;
  /** `[before * tags.size + after]`, 0 where a pair is not allowed. */
  readonly transitions: Float64Array;
  /** `raw` ascending. */
  readonly calibration: readonly CalibrationPoint[];
  /** Classes of words that features speak of. */
  readonly classes?: WordClasses;
  /** What the maker of the model says of it; JSON, which nobody has checked. */
  readonly about?: unknown;
}

/**
 * Why bytes are not used as a model:
 * - `foreign`: they are no model at all
 * - `version`: a model of another form, or of other features than the recognizer makes
 * - `damaged`: cut short, altered, or with values that no training gives
 */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  constructor(
    readonly fault: 'foreign' | 'version' | 'damaged',
    message: string,
  ) {
    super(message);
  }
}

/**
 * The file, little endian: magic, format, checksum of all that follows, length of the header (each uint32); the
 * header, ASCII JSON filled up with blanks to a multiple of four bytes; then the transitions (float32), the
 * points of the calibration curve (float32 pairs), for each feature how much its hash is more than the one before
 * (uint32: the lowest bytes of all, then the next ones, which packs best), for each feature its weights (int8), and for
 * each word that has a class its hash (uint32), its fine and its coarse class (uint8).
 */
const MAGIC = 0x4d4e4c44;
const FORMAT = 3;
const FIXED = 16;
const CHECKED_FROM = 12;
const LONGEST_HEADER = 1 << 16;
const LONGEST_LABEL = 64;
/** Words that have a class, and bytes of one with its classes. */
const MOST_WORDS = 50_000;
const PER_WORD = 6;

interface Header {
  readonly features: string;
  readonly labels: readonly string[];
  readonly rows: number;
  readonly points: number;
  readonly scale: number;
  /** Words that have a class. */
  readonly words?: number;
  readonly about?: unknown;
}

/** @throws {RangeError} when the header is longer than any that is read */
export function writeModel(parts: ModelParts): Uint8Array {
  const { features, tags, hashes, weights, scale, transitions, calibration, classes, about } = parts;
  const header: Header = {
    features,
    labels: tags.labels,
    rows: hashes.length,
    points: calibration.length,
    scale,
    ...(classes ? { words: classes.words.length } : {}),
    ...(about === undefined ? {} : { about }),
  };
  const json = asciiJson(header);
  if (json.length > LONGEST_HEADER - 4) throw new RangeError(`a header of ${json.length} characters`);
  const text = json.padEnd(Math.ceil(json.length / 4) * 4);
  const bytes = new Uint8Array(FIXED + text.length + sizeOfBody(header));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, FORMAT, true);
  view.setUint32(12, text.length, true);
  let at = FIXED;
  for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i);
  const float = (value: number) => {
    view.setFloat32(at, value, true);
    at += 4;
  };
  for (const value of transitions) float(value);
  for (const { raw, right } of calibration) {
    float(raw);
    float(right);
  }
  const rows = hashes.length;
  for (let i = 0; i < rows; i++) {
    const more = i === 0 ? hashes[0]! : hashes[i]! - hashes[i - 1]!;
    for (let plane = 0; plane < 4; plane++) bytes[at + plane * rows + i] = more >>> (8 * plane);
  }
  at += 4 * rows;
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at);
  at += weights.length;
  if (classes) {
    const { words, fine, coarse } = classes;
    for (let n = 0; n < words.length; n++, at += PER_WORD) {
      view.setInt32(at, words[n]!, true);
      bytes[at + 4] = fine[n]!;
      bytes[at + 5] = coarse[n]!;
    }
  }
  view.setUint32(8, crc32(bytes.subarray(CHECKED_FROM)), true);
  return bytes;
}

/**
 * Reads a model that anybody may have written: what it takes up is bounded by the size of the file.
 * @throws {ModelError}
 */
export function readModel(bytes: Uint8Array): ModelParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint32(0, true) !== MAGIC) {
    throw new ModelError('foreign', 'The file is no model of names.');
  }
  if (bytes.length < FIXED) throw damaged('it is cut short');
  if (view.getUint32(4, true) !== FORMAT) {
    throw new ModelError('version', 'The model of names is of another version.');
  }
  const length = view.getUint32(12, true);
  if (length > LONGEST_HEADER || FIXED + length > bytes.length) throw damaged('its header is cut short');
  if (view.getUint32(8, true) !== crc32(bytes.subarray(CHECKED_FROM))) throw damaged('its checksum is wrong');
  const header = readHeader(String.fromCharCode(...bytes.subarray(FIXED, FIXED + length)));
  if (FIXED + length + sizeOfBody(header) !== bytes.length) throw damaged('its size is wrong');

  const { features, rows, points, scale, words, about } = header;
  const tags = tagSetOf(header.labels);
  let at = FIXED + length;
  const float = () => {
    const value = view.getFloat32(at, true);
    if (!Number.isFinite(value)) throw damaged('a number is not finite');
    at += 4;
    return value;
  };
  const transitions = Float64Array.from({ length: tags.size * tags.size }, float);
  const calibration = Array.from({ length: points }, () => ({ raw: float(), right: float() }));
  if (!isCurve(calibration)) throw damaged('its calibration is no curve');
  const hashes = new Int32Array(rows);
  for (let i = 0, hash = 0; i < rows; i++, at++) {
    let more = 0;
    for (let plane = 0; plane < 4; plane++) more += bytes[at + plane * rows]! * 2 ** (8 * plane);
    hash += more;
    if (hash > 0xffffffff || (i > 0 && more === 0)) throw damaged('its features are out of order');
    hashes[i] = hash;
  }
  at += 3 * rows;
  const weights = new Int8Array(rows * tags.size);
  weights.set(new Int8Array(bytes.buffer, bytes.byteOffset + at, weights.length));
  at += weights.length;
  return {
    features,
    tags,
    hashes,
    weights,
    scale,
    transitions,
    calibration,
    ...(words === undefined ? {} : { classes: readClasses(view, at, words) }),
    ...(about === undefined ? {} : { about }),
  };
}

function readClasses(view: DataView, from: number, count: number): WordClasses {
  const [words, fine, coarse] = [new Int32Array(count), new Uint8Array(count), new Uint8Array(count)];
  for (let n = 0, at = from; n < count; n++, at += PER_WORD) {
    words[n] = view.getInt32(at, true);
    if (n > 0 && words[n]! >>> 0 <= words[n - 1]! >>> 0) throw damaged('its words are out of order');
    fine[n] = view.getUint8(at + 4);
    coarse[n] = view.getUint8(at + 5);
    if (fine[n] === 0 || coarse[n] === 0) throw damaged('a word has no class');
  }
  return { words, fine, coarse };
}

function damaged(why: string): ModelError {
  return new ModelError('damaged', `The model of names is damaged: ${why}.`);
}

function sizeOfBody({ labels, rows, points, words = 0 }: Header): number {
  const { length } = labels;
  const size = 1 + 4 * length;
  return 4 * size * size + 8 * points + rows * (4 + size) + PER_WORD * words;
}

function readHeader(text: string): Header {
  const { features, labels, rows, points, scale, words, about } = parse(text);
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  if (typeof features !== 'string') throw damaged('it names no features');
  if (!isLabels(labels)) throw damaged('its labels are none');
  if (!isCount(rows) || !isCount(points)) throw damaged('its counts are none');
  if (words !== undefined && (!isCount(words) || words > MOST_WORDS)) throw damaged('its words are none');
  if (typeof scale !== 'number' || !(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
    throw damaged('its scale is none');
  }
  return {
    features,
    labels,
    rows,
    points,
    scale,
    ...(words === undefined ? {} : { words }),
    ...(about === undefined ? {} : { about }),
  };
}

function parse(text: string): Readonly<Partial<Record<keyof Header, unknown>>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw damaged('its header is not JSON');
}

function isLabels(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MOST_LABELS &&
    value.every((label) => typeof label === 'string' && label !== '' && label.length <= LONGEST_LABEL) &&
    new Set(value).size === value.length
  );
}

function isCurve(points: readonly CalibrationPoint[]): boolean {
  return points.every(
    ({ raw, right }, i) =>
      raw >= 0 && raw <= 1 && right >= 0 && right <= 1 && (i === 0 || raw >= points[i - 1]!.raw),
  );
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
