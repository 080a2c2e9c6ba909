/** What is said in sidecars and `dateline.yaml`. */
export const enFiles = {
  line: (line: number) => `Line ${line}`,
  notThere: 'Its text is no longer in the article. See Problems there',
  noArticle: 'Its article is not there',
};

export const viFiles: typeof enFiles = {
  line: (line) => `Dòng ${line}`,
  notThere: 'Đoạn văn bản này không còn trong bài. Xem Problems của bài',
  noArticle: 'Không thấy bài của tệp này',
};

/** What the keys of a file mean, by path or name. */
export type FieldWords = Readonly<Record<'sidecar' | 'project', Readonly<Record<string, string>>>>;

/** In English the declaration of the file says it. */
export const enFields: FieldWords = { sidecar: {}, project: {} };

export const viFields = {
  sidecar: {
    version: 'Phiên bản của định dạng này.',
    unit: 'Đơn vị của vị trí: điểm mã Unicode của văn bản, không kể dấu BOM. Từ phiên bản 2, mỗi dấu xuống dòng là một.',
    sha256: 'SHA-256 của văn bản (UTF-8) mà các vị trí thuộc về.',
    published: 'Ngày đăng bài, YYYY-MM-DD. Thời gian tương đối được tính từ đó.',
    finished: 'Có người đã gọi bài là xong; quyết định mới hoặc văn bản mới mở lại bài.',
    'finished.by': 'Ai đã hoàn thành bài.',
    'finished.sha256': 'Mã băm của văn bản đã xong; với văn bản khác bài không còn là xong.',
    'finished.decisions': 'Tóm lược các quyết định đã xong; với quyết định khác bài không còn là xong.',
    spans: 'Tên và thời gian, theo vị trí, mỗi mục một dòng.',
    lines: 'Loại của các dòng, theo vị trí, mỗi mục một dòng.',
    id: 'Tên của mục; giữ nguyên qua mọi thay đổi.',
    start: 'Điểm mã đầu tiên.',
    end: 'Điểm mã ngay sau điểm mã cuối.',
    text: 'Đoạn văn bản được trích.',
    'lines.text': '64 điểm mã đầu của dòng.',
    status: 'suggested: chương trình gợi ý; accepted, rejected: người đã chấp nhận hoặc bỏ.',
    by: 'Ai quyết định, hoặc chương trình nào gợi ý.',
    at: 'Lúc nào, theo ISO 8601 UTC.',
    before: 'Văn bản đứng trước, để tìm lại chú giải khi bài đã thay đổi.',
    after: 'Văn bản đứng sau, để tìm lại chú giải khi bài đã thay đổi.',
    stale:
      'Văn bản đã thay đổi: mục không được tính cho đến khi có người quyết định, hoặc văn bản trở lại như cũ.',
    bulk: 'Được chấp nhận cùng nhiều mục khác: chưa ai xem riêng mục này.',
    note: 'Điều người ta muốn ghi lại về mục này.',
    confidence: 'Chương trình gợi ý chắc chắn đến đâu.',
    label: 'PER, LOC, ORG, MISC, DATE, hoặc một nhãn trong dateline.yaml.',
    type: 'Loại TIMEX3 của thời gian.',
    value: 'Giá trị TIMEX3 của thời gian.',
    canonical: 'Tên đầy đủ của đối tượng.',
    distinct: 'Nhãn này đúng, dù chỗ khác trong bài cùng văn bản có nhãn khác.',
    was: 'Gợi ý mà người đã sửa.',
    kind: 'Dòng thuộc loại nào: title, byline, lead, body, caption, boilerplate (phần của trang báo, không thuộc bài), blank, hoặc một loại trong dateline.yaml.',
  },
  project: {
    version: 'Phiên bản của định dạng này.',
    language: 'Ngôn ngữ của mọi bài. Nếu không có, ngôn ngữ của từng bài được nhận ra.',
    labels: 'Các nhãn của tên, theo thứ tự. DATE luôn có.',
    colour: 'Màu trong trình soạn thảo, dạng #rrggbb. Nếu không có thì theo giao diện màu.',
    description: 'Ý nghĩa của nhãn, cho người đọc.',
    lines: 'Các loại dòng của kho bài này, ngoài title, byline, lead, body, caption và boilerplate.',
    articles: 'Những tệp là bài báo: mẫu glob tính từ thư mục này. Mặc định: **/*.txt',
    exclude: 'Những tệp không phải bài báo: mẫu glob tính từ thư mục này.',
    published:
      'Tên tệp hoặc dòng đầu ghi ngày đăng thế nào: YYYY, MM, DD là chữ số, * là bất cứ gì, phần còn lại là chính nó.',
    names: 'Những tên cần nhận ra, theo nhãn.',
    ignore: 'Những từ ngữ không bao giờ được gợi ý là tên.',
    recognize:
      'Nhãn của bộ nhận dạng trở thành gì: một nhãn của dự án này thay vào, hoặc false để không gợi ý nhãn ấy.',
    nested: 'Tên và thời gian có thể nằm trong nhau. Mặc định: cái mới thay những cái nó chồng lên.',
  },
} satisfies FieldWords;
