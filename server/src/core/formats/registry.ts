import { bilou, bioes, conll, conll2002, conllIob1 } from './conll';
import { conllu } from './conllu';
import { csv } from './csv';
import { doccano } from './doccano';
import { gate } from './gate';
import { jsonl } from './jsonl';
import { labelStudio } from './labelStudio';
import type { Format } from './model';
import { prodigy } from './prodigy';
import { pubannotation } from './pubannotation';
import { spacyJsonl } from './spacyJsonl';
import { w3c } from './w3c';

/** All formats, in the order of lists. A new one needs no other entry than this. */
export const FORMATS: readonly Format[] = [
  conll,
  conllIob1,
  conll2002,
  bioes,
  bilou,
  conllu,
  jsonl,
  spacyJsonl,
  prodigy,
  doccano,
  labelStudio,
  pubannotation,
  gate,
  w3c,
  csv,
];

export function formatNamed(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}
