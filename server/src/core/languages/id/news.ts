import type { NewsLooks, Verdict } from '../../project/looks';
import { words } from '../../recognition/dates/words';
import { detect } from './detect';

const REPORTING = words(`
  kata ujar tutur ucap ungkap jelas mengatakan menyatakan menjelaskan mengungkapkan menurut menuturkan juru
  bicara presiden menteri gubernur bupati polisi pejabat warga wartawan keterangan pernyataan kemarin
`);
const CALENDAR = words(`
  senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober
  november desember
`);

/** Words of reporting and of dates. */
function verdict(sample: string): Verdict {
  let reporting = 0;
  let calendar = 0;
  for (const [word] of sample.matchAll(/\p{L}+/gu)) {
    const lower = word.toLowerCase();
    if (REPORTING.has(lower)) reporting++;
    if (CALENDAR.has(lower) && word !== lower) calendar++;
  }
  if (reporting >= 2 && reporting + calendar >= 3) return 'article';
  return reporting >= 1 ? 'unsure' : 'no';
}

export const NEWS: NewsLooks = {
  language: 'id',
  speaks: detect,
  least: { paragraphs: 2, prose: 0.4, machine: 0.15 },
  likely: { paragraphs: 2, prose: 0.5, machine: 0.15 },
  verdict,
};
