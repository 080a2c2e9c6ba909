import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NEWS } from '../../src/core/languages/news';
import { verdictOf } from '../../src/core/project/detect';
import { readProject } from '../../src/core/project/read';
import { detectLanguage, LANGUAGE_IDS, packOf } from '../../src/core/recognition/language';
import { createRecognizer, Memory, type Recognizer } from '../../src/core/recognition/recognizer';
import { resourcesIn } from '../../src/core/recognition/resources';
import { bySpan } from '../../src/core/text/span';
import { readGold } from '../../src/training/corpus/gold';
import { ratios } from '../../src/training/evaluation/counts';
import { microNames } from '../../src/training/evaluation/report';
import { noScore, scoreArticle } from '../../src/training/evaluation/score';
import { table } from '../dates/cases';
import { buildKnowledge } from '../names/knowledge';
import { withMarks, withoutMarks } from '../names/recognizer';

/** A recognizer with the lists as they are now. */
async function recognizerOf(language: string): Promise<Recognizer> {
  const recognizer = createRecognizer(
    resourcesIn({
      readText: async () => JSON.stringify(await buildKnowledge(language)),
      readBytes: () => Promise.reject(new Error('there is no model')),
    }),
  );
  await recognizer.load('', { lang: language });
  return recognizer;
}

describe('Indonesian: dates', () => {
  table({ published: '2024-08-28', lang: 'id' }, [
    'Jakarta, [Rabu=2024-08-28] ([28/8/2024=2024-08-28])',
    'Presiden tiba [Selasa, 27 Agustus 2024=2024-08-27], [pukul 08.15=2024-08-27T08:15] WIB.',
    'Sidang [Senin pekan depan=2024-09-02] menghadirkan lima saksi.',
    'Sejak [awal tahun=2024-START], harga naik.',
    'Ia lahir di Medan pada [12 Mei 1979=1979-05-12].',
    'Inflasi pada [Juli=2024-07] turun dibanding [Juni lalu=2024-06].',
    'Pameran [1-5 Oktober 2024=2024-10-01/2024-10-05] gratis.',
    'Mereka menunggu lebih lama.',
    'Kereta terlambat [satu jam=PT1H] akibat banjir.',
    'Rapat berlangsung dari [2019 hingga 2023=2019/2023].',
    'Upah [sebulan=P1M] dibayar [setiap Jumat=SET XXXX-WXX-5].',
    'Lampu padam [Kamis dini hari=2024-08-22TNI].',
    'Omzet [kuartal III 2023=2023-Q3] Rp 2,5 miliar.',
    'Korban berusia 45 tahun dan 2 orang lain selamat.',
    'Nomor telepon 021-2024 tidak aktif.',
    'Pasar Senen 17 kios, minggu panas.',
  ]);
});

describe('Indonesian: telling it from other languages', () => {
  const cases: [lang: string, text: string][] = [
    ['id', 'Polisi menangkap dua tersangka yang diduga mencuri di rumah warga pada malam itu.'],
    ['id', 'Menurut dia, harga beras tidak akan turun dalam waktu dekat karena musim kering.'],
    ['en', 'Police arrested two suspects in Jakarta on Monday, said the Indonesian news agency Antara.'],
    ['en', 'The dan of the judo club in Bandung met with the press.'],
    ['vi', 'Cảnh sát Indonesia bắt hai nghi phạm tại Jakarta.'],
  ];
  for (const [lang, text] of cases) it(`${lang}: ${text}`, () => assert.equal(detectLanguage(text), lang));

  it('the schema of dateline.yaml, which the build writes, names all languages', () => {
    const file = path.resolve(__dirname, '../../../../client/schemas/project.schema.json');
    const schema: { anyOf: [{ properties: { language: { enum: string[] } } }] } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    assert.deepEqual(schema.anyOf[0].properties.language.enum, LANGUAGE_IDS);
  });

  it('dateline.yaml may name it, since the registry has it', () => {
    const { project, problems } = readProject('language: id\n');
    assert.deepEqual([project.language, problems], ['id', []]);
  });
});

const ARTICLE = `BANDUNG - Pemerintah Kota Bandung menutup sementara tiga pasar setelah kebakaran pada Senin (26/8/2024) malam, kata Wali Kota Rahmat Hidayat kepada wartawan.

"Api berasal dari sebuah kios di lantai dua dan padam dalam dua jam," ujar Rahmat dalam keterangan tertulis yang diterima pada Selasa pagi. Menurut polisi, tidak ada korban jiwa dalam peristiwa tersebut.`;

describe('Indonesian: what an article is', () => {
  it('every language says how its articles look', () =>
    assert.deepEqual(
      NEWS.map(({ language }) => language),
      LANGUAGE_IDS,
    ));
  it('news', () => assert.equal(verdictOf('a.txt', ARTICLE), 'article'));
  it('a licence is none', () => {
    const text = `${'Perangkat lunak ini disediakan dengan syarat dan ketentuan yang berlaku untuk semua pengguna di dalam negeri dan luar negeri.\n'.repeat(4)}`;
    assert.equal(verdictOf('a.txt', text), 'no');
  });
});

describe('Indonesian: names', () => {
  let recognizer: Recognizer;
  before(async () => {
    recognizer = await recognizerOf('id');
  });
  /** Names by lists, class nouns, titles and capitals; what stands close to one and is none stays bare. */
  const cases = [
    'Kata {PER|Rahmat Hidayat}, hujan turun di {LOC|Jawa Barat} dan {LOC|Banten}.',
    'Presiden {LOC|Prancis} bertemu Menteri {PER|Luhut Sitorus} di {LOC|Den Haag}.',
    'Ia kuliah di {ORG|Universitas Negeri Malang}, bukan di universitas lain.',
    'Debu {LOC|Gunung Merapi} mencapai {LOC|Kabupaten Sleman}.',
    'Penyidik {ORG|KPK} memeriksa Gubernur {PER|Anwar Lubis}.',
    'Warga mengungsi, sedangkan petugas berjaga.',
    'Banyak nelayan di gunung itu menjadi menteri.',
    'Tim {LOC|Jepang} kalah dari {LOC|Korea Selatan}.',
    'Menurut {PER|Siti Maryam}, rapat itu batal.',
  ];
  for (const marked of cases) {
    it(marked, () => {
      const text = withoutMarks(marked);
      assert.equal(withMarks(text, recognizer.recognize(text, { lang: 'id' }).entities), marked);
    });
  }
});

describe('Indonesian: lines', () => {
  it('the chrome of a page is told from the article', async () => {
    const recognizer = await recognizerOf('id');
    const page = `Beranda | Nasional | Ekonomi | Olahraga\n\nTiga Pasar di Bandung Ditutup Setelah Kebakaran\n\n${ARTICLE}\n\nBaca juga: Kebakaran Pasar Kembali Terjadi\n\nBerita Terkait\nHak Cipta Dilindungi | Pedoman Media Siber | Kebijakan Privasi\n`;
    const { lang, published, lines } = recognizer.recognize(page, {});
    const kinds = lines.filter(({ kind }) => kind !== 'blank').map(({ kind }) => kind === 'boilerplate');
    assert.deepEqual([lang, published?.value], ['id', undefined]);
    assert.deepEqual(kinds, [true, false, false, false, true, true, true]);
    assert.equal(packOf('id').mixes.includes('en'), true);
  });
});

describe('Indonesian: editing', () => {
  it('gives what a new article gives', async () => {
    const recognizer = await recognizerOf('id');
    const memory = new Memory();
    const edits: [was: string, is: string][] = [
      ['', ''],
      ['Senin (26/8/2024)', 'Selasa (27/8/2024)'],
      ['Rahmat Hidayat', 'Siti Maryam'],
      ['\n\n', '\n\nBaca juga: Pasar Lain Terbakar\n\n'],
      ['Bandung', 'Surabaya'],
    ];
    let text = ARTICLE;
    for (const [was, is] of edits) {
      text = text.replace(was, is);
      assert.deepEqual(recognizer.recognize(text, {}, memory), recognizer.recognize(text, {}));
    }
  });
});

describe('Indonesian: the articles of the corpus', () => {
  const folder = path.resolve(__dirname, '../../../../corpus/indonesian');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.txt'),
  );

  it('most names and nearly all dates are found', async () => {
    const recognizer = await recognizerOf('id');
    const score = noScore();
    for (const name of texts) {
      const text = readFileSync(path.join(folder, name), 'utf8');
      const gold = readGold(
        text,
        readFileSync(path.join(folder, name.replace(/\.txt$/, '.ann.yaml')), 'utf8'),
      );
      const { lang, entities, dates } = recognizer.recognize(text, {});
      assert.equal(lang, 'id', name);
      const spans = [...entities, ...dates.map((date) => ({ ...date, label: 'DATE' }))].sort(bySpan);
      scoreArticle({ spans: gold.spans, disputes: [], lines: [] }, { spans }, score);
    }
    const { f1 } = ratios(microNames(score));
    assert.ok(f1 >= 0.85, `names: ${f1}`);
    assert.ok(score.values >= 0.9 * score.gold.dates, `dates: ${score.values} of ${score.gold.dates}`);
  });
});
