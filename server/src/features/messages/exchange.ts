import { counted } from './counted';
import { readerVi } from './readers';

const because = (why: string | undefined) => (why === undefined ? '' : ` (${why})`);
const times = (count: number) => (count === 1 ? '' : ` (${count} times)`);
const chooseFolder = (hasText: boolean) =>
  hasText
    ? 'choose the folder of the article, or let missing articles be created'
    : 'choose the folder of the article: the file has no text to create it from';
const chooseFolderVi = (hasText: boolean) =>
  hasText
    ? 'hãy chọn thư mục của bài, hoặc cho phép tạo bài còn thiếu'
    : 'hãy chọn thư mục của bài: tệp không có văn bản để tạo bài';
const timesVi = (count: number) => (count === 1 ? '' : ` (${count} lần)`);

/** What export and import say to people. `line` counts from 1. */
export const enExchange = {
  formatTitle: (_name: string, title: string) => title,
  losesNothing: 'Loses nothing',
  loses: (what: string) => `Loses ${what}`,
  fields: {
    type: 'types of dates',
    value: 'values of dates',
    canonical: 'full names',
    status: 'status',
    confidence: 'confidence',
    by: 'author',
    at: 'time',
  },
  allFields: 'all details but the label',
  document: { path: 'path', lang: 'language', published: 'publication date' },
  whiteSpace: 'white space',
  articleText: 'the text of the article',
  names: 'names',
  overlapping: 'overlapping annotations',
  crossing: 'crossing annotations',

  searching: 'Looking for articles…',
  articlesOf: (done: number, total: number) => `${done} of ${counted(total, 'article')}`,
  filesOf: (done: number, total: number, articles: number) =>
    `${done} of ${counted(total, 'file')}, ${counted(articles, 'article')}`,
  stoppedWriting: (done: number, total: number) =>
    `stopped after ${done} of ${counted(total, 'file')}; the same import writes the rest`,
  binaryPreview: (file: string) => `${file} is binary. This is what can be read from it.`,
  shortened: '… (shortened)',

  noArticles: 'There is no article here. Choose a folder with .txt articles, or annotate one first',
  noneFinished: 'None of these articles is finished. Finish them, or export all that have decisions',
  noneDecided:
    'Nobody has decided anything in these articles, so that the data would have no annotations. To export them all the same choose all articles (--all)',
  /** @param states each with its count */
  unfinished: (count: number, states: string) =>
    `${counted(count, 'article was', 'articles were')} left out because of ${count === 1 ? 'its' : 'their'} state: ${states}`,
  untouched: (count: number) =>
    count === 1
      ? 'in 1 article nobody has decided anything: it is exported without annotations'
      : `in ${count} articles nobody has decided anything: they are exported without annotations`,
  allTakes: '--all takes them',
  noFormat: (name: string) => `There is no format ${name}`,
  sameName: (article: string) => `Two articles are called ${article}; export a folder that holds both`,
  ownFolder: (format: string) =>
    `This is the folder of the articles, where ${format} would write its own files; choose another`,
  noTokensFile: (path: string) => `The file with tokens ${path} cannot be read`,
  noTokensFor: (file: string, article: string) => `${file} has no tokens for ${article}; add a line for it`,
  wrongToken: (place: string, token: string, n: number, article: string) =>
    `${place}: the token “${token}” (number ${n}) is not the next one in ${article}`,
  tokensEnd: (place: string, article: string, rest: string) =>
    `${place}: the tokens end before the text of ${article} does: “${rest}”`,
  reserved: (file: string) =>
    `${file} is where every export writes its report; rename the article or the part of this name`,
  faulty: (count: number) =>
    count === 1
      ? 'an article or its sidecar has a fault; mend it, or leave the article out'
      : `articles or their sidecars have ${count} faults; mend them, or leave the articles out`,
  badSplit: 'Parts are given with their weights, for example train=80,dev=10,test=10',
  isLink: (path: string) =>
    `${path} is a symbolic link, and what it leads to is left alone; choose another folder`,
  wouldReplace: (count: number, names: string) =>
    count === 1
      ? `${names} is there already and comes from no export. Replace it?`
      : `${count} files are there already and come from no export: ${names}. Replace them?`,
  replace: 'Replace',
  exportFailed: (why: string) => `Nothing was exported: ${why}`,
  beyondHost: (megabytes: number) =>
    `it is more than ${megabytes} MB, which is held in memory here; export folder by folder, or with “npx dateline export”`,

  noFile: 'is no regular file, and was not read',
  noInput: (format: string) => `There is no file of the format ${format} here`,
  noDocument: (format: string, first: string | undefined) =>
    `there is no document of the format ${format} in it${because(first)}; is it of another format?`,
  /** `hasText`: the file has the text, so that the article can be made of it. */
  noSuchArticle: (path: string, spans: number, hasText: boolean) =>
    `no article is called ${path} or has this text, so ${counted(spans, 'annotation is', 'annotations are')} not imported; ${chooseFolder(hasText)}`,
  otherText: (path: string, spans: number, hasText: boolean) =>
    `the article called ${path} has another text, and no other has this one, so ${counted(spans, 'annotation is', 'annotations are')} not imported; ${chooseFolder(hasText)}`,
  hiddenFile: 'a hidden file',
  /** Articles were made of tokens. */
  putTogether:
    'an article was put together from tokens, with blanks where the file does not tell the white space',
  severalTexts: (spans: number) =>
    `several articles have this text, and the file does not name one of them, so ${counted(spans, 'annotation is', 'annotations are')} not imported; choose the folder of one of them`,
  noSuchText: (spans: number, hasText: boolean) =>
    `no article has this text, so ${counted(spans, 'annotation is', 'annotations are')} not imported; ${chooseFolder(hasText)}`,
  notInArticle: (label: string, text: string, article: string) => `${label} “${text}” is not in ${article}`,
  noLabel: (label: string) =>
    `the project has no label ${label}; add it to dateline.yaml, keep it (--keep-labels) or map it (--map ${label}=…)`,
  contradicts: (label: string, text: string, article: string, decision: string) =>
    `${label} “${text}” in ${article} contradicts a decision (${decision}), which is replaced only if you ask for it (--replace)`,
  /** What readers of formats say. */
  reader: (message: string) => message,
  notImported: (what: string, count: number) => `${what} is not imported${times(count)}`,
  noted: (what: string, count: number) => `${what}${times(count)}`,
  sidecarClosed: (place: string, why: string) => `${place}: ${why}. Then import again`,
  unreadable: (file: string) => `${file} cannot be read`,
  outside: (path: string) => `${path} would lie outside of the folder, or hidden in it, and is not written`,
  changedMeanwhile: 'it has changed meanwhile; import again',
  importFailed: (why: string) => `Nothing was imported: ${why}`,
};

const VI_TITLES: Readonly<Record<string, string>> = {
  conll: 'CoNLL-2003, nhãn IOB2',
  'conll-iob1': 'CoNLL-2003, nhãn IOB1',
  conll2002: 'CoNLL-2002: từ tố và nhãn IOB2',
  bioes: 'Hai cột, nhãn BIOES',
  bilou: 'Hai cột, nhãn BILUO',
  conllu: 'CoNLL-U, thực thể ở cột MISC',
  jsonl: 'JSON Lines của Dateline, giữ được mọi thứ',
  'spacy-jsonl': 'JSON Lines của spaCy: văn bản và thực thể',
  'hf-parquet': 'Hugging Face phân loại từ tố, Parquet',
  'hf-jsonl': 'Hugging Face phân loại từ tố, JSON Lines kèm thẻ mô tả',
  'label-studio': 'JSON của Label Studio: chú giải và dự đoán',
  timeml: 'TimeML với TIMEX3 trong văn bản (chỉ thời gian)',
  csv: 'CSV, mỗi dòng một chú giải',
};

export type ExchangeMessages = typeof enExchange;

export const viExchange = {
  formatTitle: (name, title) => VI_TITLES[name] ?? title,
  losesNothing: 'Không mất gì',
  loses: (what) => `Mất ${what}`,
  fields: {
    type: 'loại thời gian',
    value: 'giá trị thời gian',
    canonical: 'tên đầy đủ',
    status: 'trạng thái',
    confidence: 'độ tin cậy',
    by: 'người gán',
    at: 'lúc gán',
  },
  allFields: 'mọi chi tiết trừ nhãn',
  document: { path: 'đường dẫn', lang: 'ngôn ngữ', published: 'ngày đăng' },
  whiteSpace: 'khoảng trắng',
  articleText: 'văn bản của bài',
  names: 'tên riêng',
  overlapping: 'chú giải chồng lên nhau',
  crossing: 'chú giải cắt nhau',

  searching: 'Đang tìm bài báo…',
  articlesOf: (done, total) => `${done}/${total} bài`,
  filesOf: (done, total, articles) => `${done}/${total} tệp, ${articles} bài`,
  stoppedWriting: (done, total) => `đã dừng sau ${done}/${total} tệp; nhập lại như vậy sẽ ghi phần còn lại`,
  binaryPreview: (file) => `${file} là tệp nhị phân. Dưới đây là những gì đọc được từ tệp.`,
  shortened: '… (đã rút ngắn)',

  noArticles: 'Ở đây không có bài báo nào. Hãy chọn thư mục có bài .txt, hoặc gán nhãn một bài trước',
  noneFinished: 'Chưa có bài nào xong. Hãy đánh dấu bài đã xong, hoặc xuất mọi bài đã có quyết định',
  noneDecided:
    'Chưa ai quyết định gì trong các bài này nên dữ liệu sẽ không có chú giải nào. Nếu vẫn muốn xuất, hãy chọn mọi bài (--all)',
  unfinished: (count, states) => `${count} bài bị bỏ qua vì trạng thái: ${states}`,
  untouched: (count) => `${count} bài chưa ai quyết định gì: được xuất không kèm chú giải`,
  allTakes: '--all lấy cả các bài này',
  noFormat: (name) => `Không có định dạng ${name}`,
  sameName: (article) => `Có hai bài cùng tên ${article}; hãy xuất thư mục chứa cả hai`,
  ownFolder: (format) =>
    `Đây là thư mục của các bài báo, nơi ${format} sẽ ghi tệp của riêng nó; hãy chọn thư mục khác`,
  noTokensFile: (path) => `Không đọc được tệp từ tố ${path}`,
  noTokensFor: (file, article) => `${file} không có từ tố cho ${article}; hãy thêm một dòng cho bài này`,
  wrongToken: (place, token, n, article) =>
    `${place}: từ tố “${token}” (số ${n}) không phải từ tố kế tiếp trong ${article}`,
  tokensEnd: (place, article, rest) =>
    `${place}: các từ tố hết trước khi văn bản của ${article} hết: “${rest}”`,
  reserved: (file) =>
    `${file} là nơi mọi lần xuất ghi báo cáo; hãy đổi tên bài hoặc tên phần trùng với tên này`,
  faulty: (count) => `bài hoặc tệp chú giải có ${count} lỗi; hãy chữa, hoặc bỏ bài tương ứng ra`,
  badSplit: 'Các phần được ghi kèm tỉ lệ, ví dụ train=80,dev=10,test=10',
  isLink: (path) =>
    `${path} là liên kết tượng trưng nên nơi nó trỏ tới được giữ nguyên; hãy chọn thư mục khác`,
  wouldReplace: (count, names) =>
    count === 1
      ? `${names} đã có sẵn và không do lần xuất nào tạo ra. Thay thế?`
      : `Có sẵn ${count} tệp không do lần xuất nào tạo ra: ${names}. Thay thế?`,
  replace: 'Thay thế',
  exportFailed: (why) => `Chưa xuất gì: ${why}`,
  beyondHost: (megabytes) =>
    `dữ liệu lớn hơn ${megabytes} MB mà ở đây phải giữ trong bộ nhớ; hãy xuất từng thư mục, hoặc dùng “npx dateline export”`,

  noFile: 'không phải tệp thông thường nên không được đọc',
  noInput: (format) => `Ở đây không có tệp nào thuộc định dạng ${format}`,
  noDocument: (format, first) =>
    `trong tệp không có văn bản nào ở định dạng ${format}${because(first)}; có phải tệp ở định dạng khác không?`,
  noSuchArticle: (path, spans, hasText) =>
    `không có bài nào tên ${path} hoặc có văn bản này nên ${spans} chú giải không được nhập; ${chooseFolderVi(hasText)}`,
  otherText: (path, spans, hasText) =>
    `bài tên ${path} có nội dung khác, và không bài nào có nội dung này, nên ${spans} chú giải không được nhập; ${chooseFolderVi(hasText)}`,
  hiddenFile: 'tệp ẩn',
  putTogether: 'bài được ghép từ các từ tố, dùng dấu cách ở chỗ tệp không cho biết khoảng trắng',
  severalTexts: (spans) =>
    `có nhiều bài cùng văn bản này mà tệp không nêu tên bài nào nên ${spans} chú giải không được nhập; hãy chọn thư mục của một bài`,
  noSuchText: (spans, hasText) =>
    `không có bài nào có văn bản này nên ${spans} chú giải không được nhập; ${chooseFolderVi(hasText)}`,
  notInArticle: (label, text, article) => `${label} “${text}” không có trong ${article}`,
  noLabel: (label) =>
    `dự án không có nhãn ${label}; hãy thêm vào dateline.yaml, giữ nguyên nhãn (--keep-labels) hoặc đổi nhãn (--map ${label}=…)`,
  contradicts: (label, text, article, decision) =>
    `${label} “${text}” trong ${article} trái với một quyết định (${decision}); quyết định chỉ bị thay khi bạn yêu cầu (--replace)`,
  reader: readerVi,
  notImported: (what, count) => `${what} không được nhập${timesVi(count)}`,
  noted: (what, count) => `${what}${timesVi(count)}`,
  sidecarClosed: (place, why) => `${place}: ${why}. Sau đó hãy nhập lại`,
  unreadable: (file) => `Không đọc được ${file}`,
  outside: (path) => `${path} nằm ngoài hoặc bị ẩn trong thư mục nên không được ghi`,
  changedMeanwhile: 'tệp đã thay đổi trong lúc đó; hãy nhập lại',
  importFailed: (why) => `Chưa nhập gì: ${why}`,
} satisfies ExchangeMessages;
