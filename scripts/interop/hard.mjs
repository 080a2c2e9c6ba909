/**
 * A corpus of what formats and their readers trip over, as Dateline JSON Lines: each article is a text with
 * marks, `⟦LABEL text⟧` or `⟦DATE TYPE value|text⟧`. Offsets are code points.
 */

const many = Array.from(
  { length: 10_000 },
  (_, n) => `⟦${['PER Lê Văn', 'LOC Huế', 'ORG UBND', 'MISC Sao Vàng'][n % 4]} ${n}⟧ và`,
);

const ARTICLES = {
  'emoji.txt':
    'Ca sĩ 🎤 ⟦PER Mỹ Tâm 🎤⟧ hát ở ⟦LOC Đà Lạt⟧ 🇻🇳.\n⟦ORG Quán 🍜 Thìn⟧ mở cửa 👩‍👩‍👧 ⟦DATE DATE 2024-05-01|ngày 1/5/2024⟧. 𝒳 ⟦LOC 🇻🇳⟧',
  'nfd.txt': '⟦PER Nguyễn Thị Ánh⟧ về ⟦LOC Đắk Lắk⟧ ⟦DATE DATE 2024-W20|tuần trước⟧.'.normalize('NFD'),
  'nbsp.txt':
    'Tại\u00a0⟦LOC Hà\u00a0Nội⟧,\u00a0⟦ORG Bộ\u00a0Y\u00a0tế⟧ họp\u2028với ⟦PER Lan⟧\u0085ở ⟦LOC Vinh⟧\u200b.',
  'crlf.txt':
    'Dòng một ở ⟦LOC Huế⟧.\r\n\r\nDòng hai: ⟦PER An⟧ và ⟦PER Bình⟧.\r\n\tCuối ⟦DATE TIME 2024-05-01T08:00|8 giờ sáng⟧\r\n',
  'adjacent.txt':
    '⟦LOC Mỹ⟧-⟦LOC Trung⟧ ⟦LOC Lào⟧ ⟦LOC Thái Lan⟧⟦ORG WHO⟧⟦ORG WTO⟧ ⟦DATE DURATION P3D|ba ngày⟧⟦DATE SET P1D|mỗi ngày⟧',
  'nested.txt':
    '⟦ORG Đại học Quốc gia ⟦LOC Hà Nội⟧⟧ mời ⟦PER ông ⟦PER Trần Nam⟧⟧ dự ⟦MISC Cúp ⟦ORG Hội ⟦LOC Huế⟧⟧⟧.',
  'line-end.txt': 'Đoàn của ⟦ORG Liên đoàn\nBóng đá⟧ tới ⟦LOC Cần\r\nThơ⟧ rồi về.\n',
  'misaligned.txt': 'Xe ⟦MISC Vin⟧Fast và tiền-⟦LOC Giang⟧mới; ⟦PER  Hoa ⟧ đi.',
  'markup.txt':
    '⟦ORG AT&T⟧ <b>⟦PER O\'Brien "Bob"⟧</b> ]]> &amp; a|b_c\\d *; -> [1] #Text= -DOCSTART- \t⟦MISC A_B|C\\D⟧ = % ⟦LOC 100% "Huế", X⟧',
  'values.txt':
    '⟦DATE DATE 2024-Q1|quý I/2024⟧ ⟦DATE DATE 202X|những năm 2020⟧ ⟦DATE DATE XXXX-09-02|2/9⟧ ⟦DATE DATE 2024-05-01/2024-05-03|1-3/5⟧ ⟦DATE DURATION PXD|vài ngày⟧ ⟦DATE DATE 2024-SU|hè 2024⟧',
  'plain.txt': 'Không có gì ở đây.\n',
  'empty.txt': '',
  'sâu/thư mục/bài số 1.txt': 'Đường dẫn có dấu: ⟦LOC Hội An⟧.',
  'many.txt': many.map((part, n) => part + (n % 50 === 49 ? '\n' : ' ')).join(''),
};

const MARK = /⟦(?:DATE (DATE|TIME|DURATION|SET) ([^|]+)\|)?|⟧|[^⟦⟧]+/gu;

/** @returns {{path: string, text: string, spans: object[]}[]} */
export function hardArticles() {
  return Object.entries(ARTICLES).map(([path, marked]) => {
    let text = '';
    let length = 0;
    const open = [];
    const spans = [];
    for (const match of marked.matchAll(MARK)) {
      const [part, type, value] = match;
      if (part === '⟧') {
        const { start, ...about } = open.pop();
        spans.push({ start, end: length, ...about, status: 'accepted' });
      } else if (part.startsWith('⟦')) {
        open.push(type ? { start: length, label: 'DATE', type, value } : { start: length });
      } else {
        let content = part;
        const last = open.at(-1);
        if (last && last.label === undefined) {
          const space = part.indexOf(' ');
          last.label = part.slice(0, space);
          content = part.slice(space + 1);
        }
        text += content;
        length += [...content].length;
      }
    }
    return { path, text, spans };
  });
}
