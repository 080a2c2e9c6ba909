import { COUNT, type Model, STATES } from './states';

/** The version of the data file's form and of the features that it names. */
export const MODEL_VERSION = 1;

/** The model as text: a line of version and states, the pairs, then a line for each feature. */
export function formatModel(model: Model): string {
  const row = (values: Float64Array) =>
    [...values].map((v) => (Number.isFinite(v) ? String(v) : '-')).join(' ');
  const lines = [`${MODEL_VERSION} ${STATES.join(' ')}`, row(model.pairs)];
  for (const [name, weights] of [...model.features].sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines.push(`${name} ${row(weights)}`);
  }
  return lines.join('\n');
}

/** @throws {Error} when the text is of another version */
export function parseModel(source: string): Model {
  const [head = '', pairs = '', ...rest] = source.split('\n');
  if (head !== `${MODEL_VERSION} ${STATES.join(' ')}`) throw new Error('line model of another version');
  const row = (values: readonly string[]) =>
    Float64Array.from(values, (value) => (value === '-' ? Number.NEGATIVE_INFINITY : Number(value)));
  const features = new Map<string, Float64Array>();
  for (const line of rest) {
    const [name = '', ...values] = line.split(' ');
    if (values.length === COUNT) features.set(name, row(values));
  }
  return { features, pairs: row(pairs.split(' ')) };
}
