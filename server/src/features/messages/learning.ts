/** What learning from decisions says. */
export const enLearning = {
  reading: 'Reading the decisions …',
  training: 'Training …',
  stopped: 'Training was stopped; the model from before stays.',
  nothing: 'There is nothing to learn from: no name in these articles is accepted or rejected.',
  noOut: 'with --conll, --out says where the model goes',
  conllAlone: '--conll and folders of articles exclude each other',
  devAlone: '--dev goes with --conll',
  notSaved: (file: string, why: string) => `${file} could not be written: ${why}`,
  learnedFrom: (articles: number, finished: number, spans: string) =>
    `learned from ${articles} articles, ${finished} of them finished: ${spans}`,
  held: (articles: number, spans: number, corrections: string, f1: string) =>
    `on ${articles} articles (${spans} spans) that were kept back: corrections per span ${corrections}, F1 ${f1}`,
  notHeld: 'too few finished articles to say what it brings',
  written: (file: string, kilobytes: number, epochs: number) =>
    `${file}: ${kilobytes} kB after ${epochs} passes`,
  nested: (count: number) => `${count} names inside others or over two lines were left out`,
  brought: (articles: number, corrections: string) =>
    `The new model is in use: corrections per span ${corrections} on your last ${articles} articles.`,
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
  training: 'Đang huấn luyện …',
  stopped: 'Đã dừng huấn luyện; mô hình cũ vẫn được dùng.',
  nothing: 'Chưa có gì để học: chưa tên nào trong các bài này được nhận hay bị bác.',
  noOut: 'đi với --conll phải có --out cho biết ghi mô hình vào đâu',
  conllAlone: '--conll và các thư mục bài báo không đi cùng nhau',
  devAlone: '--dev đi với --conll',
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
