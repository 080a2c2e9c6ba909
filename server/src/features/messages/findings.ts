import { counted } from './counted';

/** What findings say; what is offered for them is with the other actions. */
export const enFindings = {
  untaggedName: (text: string, label: string, confidence: string, more: number) =>
    `Untagged name “${text}”: ${label}, ${confidence}${more > 0 ? `; and ${more} more` : ''}`,
  untaggedDate: (text: string, type: string, value: string) => `Untagged date “${text}”: ${type} ${value}`,
  boilerplate: (why: string) => (why ? `Boilerplate: ${why}` : 'Boilerplate'),
  lineKind: (kind: string, why: string, sure: string) => `Line: ${kind} (${sure}; ${why})`,
  lineOf: (kind: string) => `Line: ${kind}`,
  markAs: (kind: string) => `Mark as ${kind}`,
  markAllAs: (count: number, kind: string) => `Mark all ${count} such lines as ${kind}`,
  notAs: (kind: string) => `Not ${kind}`,
  labelConflict: (text: string, labels: string) => `“${text}” has several labels in this article: ${labels}`,
  staleChanged: (was: string, is: string) => `The annotated text “${was}” is now “${is}”`,
  staleLost: (was: string) => `The annotated text “${was}” is no longer here`,
  staleUnsure: (was: string) => `Is this the annotated “${was}”? What stood around it has changed`,
  staleLine: (was: string) => `The marked line “${was}” is no longer here`,
  overlapping: (text: string) => `“${text}” overlaps another annotation; exports keep only the first`,
  /** @param decisions each with who made it; the last one counts */
  lineConflict: (decisions: string) => `The sidecar says of this line: ${decisions}; the last of them counts`,
  unknownLabel: (label: string) => `The label ${label} is not one of the project's labels (dateline.yaml)`,
  badValue: {
    form: (value: string) => `“${value}” is not a TIMEX3 value, such as 2024-09-06, 2024-Q1 or P3Y`,
    impossible: (value: string) => `“${value}”: there is no such day, month, week or time`,
    reversed: (value: string) => `“${value}” ends before it begins`,
  },
  sidecarUnreadable: (file: string, line: number, what: string) =>
    `${file}, line ${line}: ${what}. Nothing will be saved until this is mended`,
  /** @param left how many entries; undefined when one of the sides cannot be read */
  mergeConflict: (left: number | undefined) =>
    left === undefined
      ? 'Merge conflict; one of its sides cannot be read by itself'
      : left === 0
        ? 'Merge conflict of lines, not of decisions; both sides are shown, entries left to settle: 0'
        : `Merge conflict; both sides are shown, entries left to settle: ${left}`,
  sidecarProblem: {
    'not-yaml': (detail: string) => `Not valid YAML (${detail}). Mend the line or take back the last change`,
    alias: () => 'Anchors and aliases are not allowed. Write the value out',
    'newer-version': (detail: string) =>
      `Version ${detail} is newer than this Dateline. Update the extension`,
    'duplicate-key': (detail: string) => `Duplicate key (${detail}). Keep one of the two`,
    'wrong-type': (detail: string) => `Not what is expected here (${detail}). See docs/SIDECAR.md`,
    'bad-offsets': (detail: string) => `“${detail}” is not a valid offset. The entry is kept but not used`,
    'bad-field': (detail: string) => `“${detail}” is missing or not valid. The entry is kept but not used`,
    more: (count: string) =>
      `${counted(count, 'more problem is', 'more problems are')} not listed. Mend these first`,
    merge: () => 'Merge conflict; both sides are shown. “dateline merge --settle” merges them entry by entry',
    conflict: (id: string) =>
      `Another entry has this id (${id}) and says something else, for example after a merge. Keep the one that is right`,
  },
  projectProblem: (detail: string) => `Not understood: ${detail}. The default is used`,
  tooMany: (hidden: number) =>
    `${counted(hidden, 'more finding is', 'more findings are')} not shown; “dateline check” lists them all`,
  /** @param name TCVN3 or VNI */
  legacyEncoding: (name: string) =>
    `This text is written for fonts of ${name}, from before Unicode, and nothing in it is recognized rightly. Convert it to Unicode`,
};

export const viFindings = {
  untaggedName: (text, label, confidence, more) =>
    `Tên chưa gắn nhãn “${text}”: ${label}, ${confidence}${more > 0 ? `; và ${more} chỗ nữa` : ''}`,
  untaggedDate: (text, type, value) => `Thời gian chưa gắn nhãn “${text}”: ${type} ${value}`,
  boilerplate: (why) => (why ? `Không thuộc bài: ${why}` : 'Không thuộc bài'),
  lineKind: (kind, why, sure) => `Dòng: ${kind} (${sure}; ${why})`,
  lineOf: (kind) => `Dòng: ${kind}`,
  markAs: (kind) => `Đánh dấu là ${kind}`,
  markAllAs: (count, kind) => `Đánh dấu cả ${count} dòng như vậy là ${kind}`,
  notAs: (kind) => `Không phải ${kind}`,
  labelConflict: (text, labels) => `“${text}” mang nhiều nhãn trong bài: ${labels}`,
  staleChanged: (was, is) => `Đoạn đã gắn nhãn “${was}” nay là “${is}”`,
  staleLost: (was) => `Đoạn đã gắn nhãn “${was}” không còn ở đây`,
  staleUnsure: (was) => `Có phải đây là “${was}” đã gắn nhãn? Phần xung quanh nó đã thay đổi`,
  staleLine: (was) => `Dòng đã đánh dấu “${was}” không còn ở đây`,
  overlapping: (text) => `“${text}” chồng lên chú giải khác; khi xuất chỉ giữ cái đầu`,
  lineConflict: (decisions) => `Tệp chú giải ghi về dòng này: ${decisions}; mục cuối được tính`,
  unknownLabel: (label) => `Nhãn ${label} không có trong dự án (dateline.yaml)`,
  badValue: {
    form: (value) => `“${value}” không phải giá trị TIMEX3, như 2024-09-06, 2024-Q1 hay P3Y`,
    impossible: (value) => `“${value}”: không có ngày, tháng, tuần hay giờ như thế`,
    reversed: (value) => `“${value}” kết thúc trước khi bắt đầu`,
  },
  sidecarUnreadable: (file, line, what) => `${file}, dòng ${line}: ${what}. Chưa sửa thì chưa lưu được gì`,
  mergeConflict: (left) =>
    left === undefined
      ? 'Xung đột khi gộp; có một bên không đọc riêng được'
      : left === 0
        ? 'Xung đột khi gộp về dòng, không về quyết định; cả hai bên đều hiện, số mục còn phải phân xử: 0'
        : `Xung đột khi gộp; cả hai bên đều hiện, số mục còn phải phân xử: ${left}`,
  sidecarProblem: {
    'not-yaml': (detail) => `YAML không hợp lệ (${detail}). Sửa dòng này hoặc hoàn tác thay đổi gần nhất`,
    alias: () => 'Không dùng được anchor và alias. Hãy viết thẳng giá trị',
    'newer-version': (detail) => `Phiên bản ${detail} mới hơn Dateline này. Hãy cập nhật tiện ích`,
    'duplicate-key': (detail) => `Trùng khóa (${detail}). Chỉ giữ một`,
    'wrong-type': (detail) => `Không đúng dạng (${detail}). Xem docs/SIDECAR.md`,
    'bad-offsets': (detail) => `“${detail}” không phải vị trí hợp lệ. Mục này được giữ nhưng không dùng`,
    'bad-field': (detail) => `“${detail}” thiếu hoặc sai. Mục này được giữ nhưng không dùng`,
    more: (count) => `Còn ${count} lỗi nữa không liệt kê. Hãy sửa các lỗi trên trước`,
    merge: () => 'Xung đột khi gộp; cả hai bên đều hiện. “dateline merge --settle” gộp từng mục một',
    conflict: (id) => `Một mục khác cùng mã (${id}) nhưng ghi khác, chẳng hạn sau khi gộp. Hãy giữ mục đúng`,
  },
  projectProblem: (detail) => `Không hiểu: ${detail}. Dùng giá trị mặc định`,
  tooMany: (hidden) => `Còn ${hidden} mục không hiện; “dateline check” liệt kê đủ`,
  legacyEncoding: (name) =>
    `Văn bản này gõ bằng phông ${name}, từ trước Unicode, nên không thể nhận dạng đúng. Hãy chuyển sang Unicode`,
} satisfies typeof enFindings;
