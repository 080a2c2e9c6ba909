import { counted } from './counted';

/** What learning from decisions says. */
export const enLearning = {
  reading: 'Reading the decisions …',
  choosing: 'Looking for what tells most …',
  outside: 'What to annotate next is looked for in folders of the workspace.',
  training: 'Training …',
  stopped: 'Training was stopped; the model from before stays.',
  untrusted: 'Dateline learns only in folders of the workspace, and only where you trust them.',
  noBetter: 'The new model brings nothing on what was kept back; the one from before stays.',
  nothing: 'There is nothing to learn from: no name in these articles is accepted or rejected.',
  noOut: 'with --conll, --out says where the model goes',
  conllAlone: '--conll and folders of articles exclude each other',
  devAlone: '--dev goes with --conll',
  predictedAlone: '--predicted goes with --conll, one file for each',
  predictedNoModel: '--predicted and --model exclude each other',
  conllNeedsModel: 'with --conll, --model or --predicted says what is scored',
  nothingFinished: 'No article is finished, so there is nothing to score against.',
  mayHaveLearned:
    'A model that was trained on these articles knows them: for an honest figure score it on others, or with --conll.',
  scored: (articles: number, spans: number) =>
    `${counted(articles, 'article or sentence', 'articles or sentences')}, ${counted(spans, 'name')}`,
  strict: 'strict',
  support: 'names',
  relaxed: 'relaxed',
  outcomes: ['correct', 'incorrect', 'partial', 'missed', 'spurious'],
  confusion: 'is \\ said',
  calibration: ['confidence', 'names', 'said', 'right'],
  calibrationError: (error: string) => `expected calibration error ${error}`,
  compared: (first: string, second: string, difference: string, low: string, high: string, p: string) =>
    `F1 ${first} → ${second}: ${difference}, in 95 % of samples ${low} to ${high}; by chance p = ${p}`,
  worth: (value: string, unsure: number, suggestions: number, disputed: number, fresh: string) =>
    `worth ${value}: of ${counted(suggestions, 'suggestion')} ${unsure} unsure, ${disputed} against lists and rules; ${fresh} of the names new`,
  disputed: 'against lists and rules',
  duplicates: (count: number) =>
    `${counted(count, 'near-duplicate is', 'near-duplicates are')} not asked for`,
  nothingOpen: 'Every article is finished.',
  noCurve: 'Fewer than eight articles are finished, too few to say what more would bring.',
  curve: (articles: number, corrections: string) =>
    `after ${counted(articles, 'article')} ${corrections} corrections a name`,
  expected: (articles: number, corrections: string) =>
    `after ${counted(articles, 'article')} ${corrections} are to be expected`,
  noExpectation: 'These articles do not tell what more would bring.',
  notSaved: (file: string, why: string) => `${file} could not be written: ${why}`,
  learnedFrom: (articles: number, finished: number, spans: string) =>
    `learned from ${counted(articles, 'article')}, ${finished} of them finished: ${spans}`,
  held: (articles: number, spans: number, corrections: string, f1: string) =>
    `on ${counted(articles, 'article')} (${counted(spans, 'span')}) kept back: corrections per span ${corrections}, F1 ${f1}`,
  notHeld: 'too few finished articles to say what it brings',
  written: (file: string, kilobytes: number, epochs: number) =>
    `${file}: ${kilobytes} kB after ${counted(epochs, 'pass', 'passes')}`,
  nested: (count: number) => `${counted(count, 'name', 'names')} inside others or over two lines left out`,
  brought: (articles: number, corrections: string) =>
    `The new model is in use: corrections per span ${corrections} on your last ${counted(articles, 'article')}.`,
  broughtUnknown: 'The new model is in use. From five finished articles on Dateline says what it brings.',
  faulty: (file: string, why: string) =>
    `${file} is not used; suggestions come from the shipped model. ${why} Train again, or delete the file.`,
  faults: {
    foreign: 'It is no model of Dateline.',
    version: 'It was made by another version of Dateline.',
    damaged: 'It is damaged.',
    failed: 'It cannot be read.',
  },
};

export const viLearning: typeof enLearning = {
  reading: 'Đang đọc các quyết định …',
  choosing: 'Đang tìm bài đáng gán nhãn nhất …',
  outside: 'Chỉ tìm bài nên gán nhãn tiếp trong các thư mục của không gian làm việc.',
  training: 'Đang huấn luyện …',
  stopped: 'Đã dừng huấn luyện; mô hình cũ vẫn được dùng.',
  untrusted: 'Dateline chỉ học trong các thư mục của không gian làm việc, và chỉ khi bạn tin cậy chúng.',
  noBetter: 'Mô hình mới không giúp được gì hơn trên phần để riêng; mô hình cũ vẫn được dùng.',
  nothing: 'Chưa có gì để học: chưa tên nào trong các bài này được nhận hay bị bác.',
  noOut: 'đi với --conll phải có --out cho biết ghi mô hình vào đâu',
  conllAlone: '--conll và các thư mục bài báo không đi cùng nhau',
  devAlone: '--dev đi với --conll',
  predictedAlone: '--predicted đi với --conll, mỗi tệp một tệp',
  predictedNoModel: '--predicted và --model không đi cùng nhau',
  conllNeedsModel: 'đi với --conll phải có --model hoặc --predicted cho biết chấm điểm gì',
  nothingFinished: 'Chưa có bài nào xong nên không có gì để chấm điểm.',
  mayHaveLearned:
    'Mô hình đã học từ chính các bài này thì biết trước chúng: muốn có điểm trung thực, hãy chấm trên bài khác hoặc dùng --conll.',
  scored: (articles, spans) => `${articles} bài hoặc câu, ${spans} tên`,
  strict: 'chặt',
  support: 'số tên',
  relaxed: 'lỏng',
  outcomes: ['đúng', 'sai', 'một phần', 'thiếu', 'thừa'],
  confusion: 'thật \\ gợi ý',
  calibration: ['độ tin', 'số tên', 'nói', 'đúng'],
  calibrationError: (error) => `sai số hiệu chỉnh kỳ vọng ${error}`,
  compared: (first, second, difference, low, high, p) =>
    `F1 ${first} → ${second}: ${difference}, trong 95 % mẫu từ ${low} đến ${high}; do ngẫu nhiên p = ${p}`,
  worth: (value, unsure, suggestions, disputed, fresh) =>
    `đáng ${value}: trong ${suggestions} gợi ý có ${unsure} chưa chắc, ${disputed} trái với danh sách và quy tắc; ${fresh} số tên là mới`,
  disputed: 'trái với danh sách và quy tắc',
  duplicates: (count) => `${count} bài gần trùng không được hỏi lại`,
  nothingOpen: 'Mọi bài đã xong.',
  noCurve: 'Chưa đến tám bài xong, quá ít để biết thêm bài nữa thì được gì.',
  curve: (articles, corrections) => `sau ${articles} bài: ${corrections} lần sửa trên mỗi tên`,
  expected: (articles, corrections) => `sau ${articles} bài: có thể còn ${corrections}`,
  noExpectation: 'Các bài này không cho biết thêm bài nữa thì được gì.',
  notSaved: (file, why) => `không ghi được ${file}: ${why}`,
  learnedFrom: (articles, finished, spans) => `đã học từ ${articles} bài, ${finished} bài đã xong: ${spans}`,
  held: (articles, spans, corrections, f1) =>
    `trên ${articles} bài để riêng (${spans} tên): số lần sửa trên mỗi tên ${corrections}, F1 ${f1}`,
  notHeld: 'quá ít bài đã xong để biết mô hình giúp được gì',
  written: (file, kilobytes, epochs) => `${file}: ${kilobytes} kB sau ${epochs} lượt`,
  nested: (count) => `đã bỏ qua ${count} tên nằm trong tên khác hoặc kéo qua hai dòng`,
  brought: (articles, corrections) =>
    `Đã dùng mô hình mới: số lần sửa trên mỗi tên ${corrections} trên ${articles} bài gần nhất của bạn.`,
  broughtUnknown: 'Đã dùng mô hình mới. Từ năm bài đã xong trở lên, Dateline sẽ cho biết nó giúp được gì.',
  faulty: (file, why) =>
    `${file} không được dùng; gợi ý đến từ mô hình có sẵn. ${why} Hãy huấn luyện lại, hoặc xoá tệp này.`,
  faults: {
    foreign: 'Đó không phải mô hình của Dateline.',
    version: 'Nó do một phiên bản khác của Dateline tạo ra.',
    damaged: 'Nó bị hỏng.',
    failed: 'Không đọc được nó.',
  },
};
