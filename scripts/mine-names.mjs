#!/usr/bin/env node
/** Learns names from plain text: those that class nouns say the kind of; `node scripts/mine-names.mjs --help`. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packOf } from '../out/server/src/core/recognition/language.js';
import { createGazetteer } from '../out/server/src/core/recognition/names/gazetteer.js';
import { Word } from '../out/server/src/core/recognition/names/lexicon.js';
import { ShapeClass } from '../out/server/src/core/recognition/names/shapes.js';
import { createView } from '../out/server/src/core/recognition/names/view.js';
import { tokenize } from '../out/server/src/core/text/tokens.js';
import { articleFiles } from './lib/articles.mjs';
import { root } from './lib/paths.mjs';

const HELP = `node scripts/mine-names.mjs [--without FILE] [--least 2] DIR ... > names.yaml

Reads all .txt files below the folders, but those whose names stand in FILE, one a line, and prints names in the form
of the lists in server/data/vi/lists: runs of capitals with a foreign word that stand behind a class noun ("hãng", "ca
sĩ", "phim") in at least so many articles, and hardly ever behind one of another label. Names that are listed already,
abbreviations and common words are left out; so learned.yaml is made anew with lists that were built without it.
`;

/** Class nouns in lower case right before a name, by label and kind of what they name. */
const NOUNS = {
  // What else stands behind these: no name of a kind.
  'PER -': 'ông; bà; giáo sư; tiến sĩ; luật sư; chuyên gia',
  'PER artist':
    'ca sĩ; nam ca sĩ; nữ ca sĩ; diễn viên; nữ diễn viên; nam diễn viên; đạo diễn; rapper; nhạc sĩ; ca nương; siêu mẫu; người mẫu; danh hài; họa sĩ',
  'PER athlete':
    'tiền đạo; tiền vệ; hậu vệ; trung vệ; thủ môn; thủ thành; tay vợt; tay đua; võ sĩ; huấn luyện viên; golfer; vận động viên; kình ngư',
  'ORG company':
    'công ty; tập đoàn; hãng; hãng xe; hãng công nghệ; hãng điện thoại; hãng bảo mật; hãng hàng không; hãng phim; hãng sản xuất; thương hiệu; nhãn hàng; ngân hàng; doanh nghiệp; quỹ; nhà bán lẻ; nhà sản xuất; nhà mạng; startup; mạng xã hội; nhà xuất bản',
  'ORG press':
    'tờ; báo; nhật báo; tạp chí; hãng tin; hãng thông tấn; đài; đài truyền hình; kênh; kênh truyền hình; trang; trang tin; trang web; chuyên trang; nhật báo',
  'ORG club': 'clb; câu lạc bộ; đội bóng',
  'ORG university': 'đại học; trường đại học; học viện; viện nghiên cứu',
  'ORG band': 'ban nhạc; nhóm nhạc; boygroup; girlgroup',
  'LOC city': 'thành phố; thị trấn; thị xã; bang; tỉnh; quận; hạt; vùng; làng; ngôi làng; thủ phủ; huyện',
  'LOC island': 'đảo; hòn đảo; quần đảo; bán đảo',
  'LOC sight':
    'sân; sân vận động; sân bay; hồ; sông; núi; bãi biển; vịnh; nhà tù; tòa nhà; công viên; khách sạn',
  'MISC work':
    'phim; bộ phim; bom tấn; ca khúc; bài hát; mv; single; album; bản hit; tiểu thuyết; cuốn sách; cuốn; vở kịch; vở nhạc kịch; bản nhạc; loạt phim; series; tác phẩm',
  'MISC programme': 'chương trình; gameshow; cuộc thi; show',
  'MISC product':
    'mẫu xe; dòng xe; mẫu; dòng; smartphone; điện thoại; máy tính bảng; hệ điều hành; phần mềm; ứng dụng; trò chơi; tựa game; game; mã độc; virus; vi rút; siêu xe; tên lửa; máy bay; tiêm kích; xe tăng; tàu ngầm; tàu sân bay; trực thăng; trợ lý ảo; chip',
  'MISC tournament': 'giải; giải đấu; giải thưởng; lễ hội; cúp; danh hiệu; giải quần vợt',
  'MISC storm': 'bão; siêu bão; cơn bão; hội chứng; dịch',
};
/** Behind these a single word is a make or a country rather than the product. */
const LOOSE = new Set([
  'mẫu',
  'dòng',
  'smartphone',
  'điện thoại',
  'máy tính bảng',
  'siêu xe',
  'máy bay',
  'tên lửa',
  'tiêm kích',
  'chip',
  'tàu ngầm',
  'tàu sân bay',
  'trực thăng',
  'dòng xe',
  'mẫu xe',
]);
const COMMON = Word.english | Word.common | Word.function | Word.syllable;
const LONGEST_NOUN = 3;
const LONGEST_NAME = 5;
/** The share of a label among all articles in which a class noun stands before the name. */
const SHARE = 0.85;

const { values, positionals } = parseArgs({
  options: {
    without: { type: 'string' },
    least: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
function without(file) {
  return new Set(file ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);
}

/** For each name the articles in which it stands behind each kind of class noun. */
function mine(folders, left, gazetteer) {
  const kinds = new Map(
    Object.entries(NOUNS).flatMap(([kind, nouns]) => nouns.split('; ').map((noun) => [noun, kind])),
  );
  const names = new Map();
  const seen = new Set();
  for (const file of folders.flatMap(articleFiles)) {
    if (left.has(path.basename(file))) continue;
    const text = fs.readFileSync(file, 'utf8').normalize('NFC');
    const hash = createHash('sha1').update(text.slice(-400)).digest('base64');
    if (seen.has(hash)) continue;
    seen.add(hash);
    const found = new Set();
    for (const line of text.split('\n')) for (const name of inLine(line, gazetteer, kinds)) found.add(name);
    for (const entry of found) {
      const [name, kind] = entry.split('|');
      const counts = names.get(name) ?? new Map();
      names.set(name, counts.set(kind, (counts.get(kind) ?? 0) + 1));
    }
  }
  for (const name of names.keys()) if (gazetteer.lookup(name, tokenize(name)).length > 0) names.delete(name);
  return names;
}

function* inLine(line, gazetteer, kinds) {
  const view = createView(line, gazetteer);
  if (view.capsLine) return;
  const { shapes, scan, runFrom, runTo, tokens, length } = view;
  for (let i = 1; i < length; i++) {
    if (runFrom[i] !== i || shapes[i - 1] !== ShapeClass.Lower || shapes[i] >= ShapeClass.ShortNumber)
      continue;
    const to = runTo[i] + 1;
    if (to === i + 1 && shapes[i] === ShapeClass.Lower) continue;
    const foreign = (k) => (scan.words[k] & Word.syllable) === 0 && scan.forms[k].length > 1;
    if (to - i > LONGEST_NAME || !some(i, to, foreign) || !foreign(to - 1)) continue;
    for (let size = LONGEST_NOUN; size > 0; size--) {
      if (i < size) continue;
      const noun = scan.forms.slice(i - size, i).join(' ');
      const kind = kinds.get(noun);
      if (!kind) continue;
      if (to - i > 1 || !LOOSE.has(noun)) yield `${line.slice(tokens[i].start, tokens[to - 1].end)}|${kind}`;
      break;
    }
  }
}

function some(from, to, is) {
  for (let i = from; i < to; i++) if (is(i)) return true;
  return false;
}

function lists(names, least, gazetteer) {
  const kinds = new Map(Object.keys(NOUNS).map((kind) => [kind, []]));
  for (const [name, counts] of names) {
    const all = sum(counts.values());
    const labels = new Map();
    for (const [kind, count] of counts) {
      const [label] = kind.split(' ');
      labels.set(label, (labels.get(label) ?? 0) + count);
    }
    const [label, count] = [...labels].sort((a, b) => b[1] - a[1])[0];
    if (count < least || count < SHARE * all || !/^[\p{Script=Latin}\p{N} '’.&-]+$/u.test(name)) continue;
    const [kind] = [...counts].filter(([kind]) => kind.startsWith(label)).sort((a, b) => b[1] - a[1])[0];
    if (kind !== 'PER -' && isTelling(name, kind, gazetteer)) kinds.get(kind).push(name);
  }
  const blocks = [...kinds]
    .filter(([, list]) => list.length > 0)
    .map(([kind, list]) => {
      const [label, name] = kind.split(' ');
      const rows = list.sort((a, b) => (a < b ? -1 : 1)).map((one) => (/ /.test(one) ? one : `${one}?`));
      return `  - label: ${label}\n    kind: ${name}\n    names: |\n${wrap(rows)}`;
    });
  return `# Names that class nouns told the kind of in real articles: facts, learned by scripts/mine-names.mjs.\nentities:\n${blocks.join('\n')}\n`;
}

/** Kinds of bodies that may begin with the place where they are. */
const PLACED = new Set(['ORG company', 'ORG press', 'ORG university']);

/** Whether the name is more than an abbreviation or a common word, and no place has run into another name. */
function isTelling(name, kind, gazetteer) {
  const words = name.split(' ');
  if (words.every((word) => /^[\p{Lu}\p{N}.&-]+$/u.test(word))) return false;
  if (words.length === 1) return name.length >= 4 && (gazetteer.wordBits(name.toLowerCase()) & COMMON) === 0;
  if (PLACED.has(kind)) return true;
  return words.slice(1).every((_, i) => {
    const begin = words.slice(0, i + 1).join(' ');
    const readings = gazetteer.lookup(begin, tokenize(begin));
    return !readings.some(({ entry, ambiguous }) => entry.label === 'LOC' && !ambiguous);
  });
}

function sum(numbers) {
  return [...numbers].reduce((total, number) => total + number, 0);
}

function wrap(rows) {
  const lines = [];
  let line = '';
  for (const row of rows) {
    if (line && line.length + row.length > 110) {
      lines.push(line);
      line = '';
    }
    line += line ? `; ${row}` : `      + ${row}`;
  }
  return [...lines, line].join('\n');
}

if (values.help || positionals.length === 0) process.stdout.write(HELP);
else {
  const knowledge = path.join(root, 'dist', 'data', 'vi', 'names.json');
  const gazetteer = createGazetteer(JSON.parse(fs.readFileSync(knowledge, 'utf8')), packOf('vi').names.words);
  const found = mine(positionals, without(values.without), gazetteer);
  process.stdout.write(lists(found, Number(values.least), gazetteer));
}
