import { brat } from './brat';
import { bilou, bioes, conll, conll2002, conllIob1 } from './conll';
import { conllu } from './conllu';
import { csv } from './csv';
import { doccano } from './doccano';
import { gate } from './gate';
import { hfJsonl } from './hfJsonl';
import { hfParquet } from './hfParquet';
import { jsonl } from './jsonl';
import { labelStudio } from './labelStudio';
import type { Format } from './model';
import { prodigy } from './prodigy';
import { pubannotation } from './pubannotation';
import { spacy } from './spacy';
import { spacyJsonl } from './spacyJsonl';
import { tei } from './tei';
import { timeml } from './timeml';
import { w3c } from './w3c';
import { webanno } from './webanno';
import { xmi } from './xmi';

/** All formats, in the order of lists. A new one needs no other entry than this. */
export const FORMATS: readonly Format[] = [
  conll,
  conllIob1,
  conll2002,
  bioes,
  bilou,
  conllu,
  jsonl,
  spacy,
  spacyJsonl,
  prodigy,
  hfParquet,
  hfJsonl,
  doccano,
  labelStudio,
  brat,
  webanno,
  xmi,
  timeml,
  tei,
  pubannotation,
  gate,
  w3c,
  csv,
];

export function formatNamed(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}
