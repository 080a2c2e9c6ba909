/**
 * What readers of formats say, in Vietnamese. They say it in English, where it arises, with whatever stands in the
 * file; `{}` stands for that here, in the same order.
 */
const VI: Readonly<Record<string, string>> = {
  // What is left out.
  'a body for {}': 'phần thân dùng để {}',
  'a body that is an IRI': 'phần thân là một IRI',
  'a body without a purpose': 'phần thân không ghi mục đích',
  'a block': 'khối',
  'a category of a whole text': 'loại của cả văn bản',
  'a choice': 'lựa chọn',
  'a comment': 'lời bình',
  'a denotation of the track “{}”': 'chú giải của nhánh “{}”',
  'a denotation without “obj”': 'chú giải không có “obj”',
  'a document without text': 'văn bản rỗng',
  'a draft': 'bản nháp',
  'a feature structure': 'cấu trúc đặc trưng',
  'a label of a whole text': 'nhãn của cả văn bản',
  'a mention that does not end': 'chỗ nhắc không có chỗ kết thúc',
  'a mention without a type': 'chỗ nhắc không có loại',
  'a modification': 'phần bổ nghĩa',
  'a name in column {} (choose it with --layer {})': 'tên ở cột {} (chọn bằng --layer {})',
  'a named entity without a value': 'thực thể không có giá trị',
  'a normalization': 'dạng chuẩn hóa',
  'a note': 'ghi chú',
  'a prediction without its result': 'dự đoán không kèm kết quả',
  'a publication date that is no day': 'ngày đăng không phải là ngày',
  'a record without text': 'bản ghi không có văn bản',
  'a record without “entities”': 'bản ghi không có “entities”',
  'a record without “label” or “entities”': 'bản ghi không có “label” hay “entities”',
  'a recording': 'bản ghi âm',
  'a region of a text in HTML': 'vùng trong văn bản HTML',
  'a region of another text ({})': 'vùng của văn bản khác ({})',
  'a region of “{}”': 'vùng của “{}”',
  'a region whose offsets do not give its text': 'vùng có vị trí không khớp đoạn trích',
  'a region without a label': 'vùng không có nhãn',
  'a relation': 'quan hệ',
  'a result of the type {}': 'kết quả loại {}',
  'a result of “{}”': 'kết quả của “{}”',
  'a row of more than ten columns': 'dòng có hơn mười cột',
  'a row without a token': 'dòng không có từ tố',
  'a row without tokens and tags': 'dòng không có từ tố và nhãn',
  'a span in several places, or without its words': 'đoạn ở nhiều chỗ, hoặc không kèm chữ',
  'a span of the group “{}”': 'đoạn của nhóm “{}”',
  'a span with the answer “{}”': 'đoạn có câu trả lời “{}”',
  'a task with the answer “{}”': 'mục có câu trả lời “{}”',
  'a task without text': 'mục không có văn bản',
  'a task without “spans”': 'mục không có “spans”',
  'a typesetting': 'định dạng chữ',
  'a {} without a value': '{} không có giá trị',
  'a {} without a type': '{} không có loại',
  'a TIMEX3 of the type {}': 'TIMEX3 loại {}',
  'a TIMEX3 without text': 'TIMEX3 không có chữ',
  'an annotation by somebody else': 'chú giải của người khác',
  'an annotation of a record whose offsets cut words in every unit':
    'chú giải của bản ghi có vị trí cắt ngang từ, theo đơn vị nào cũng vậy',
  'an annotation of a record whose offsets cut words, and fit in several units':
    'chú giải của bản ghi có vị trí cắt ngang từ mà khớp với nhiều đơn vị',
  'an annotation of a record, of which one does not lie in the text':
    'chú giải của bản ghi có một chú giải nằm ngoài văn bản',
  'an annotation of a whole document': 'chú giải của cả văn bản',
  'an annotation of the layer {} (choose it with --layer {})': 'chú giải ở lớp {} (chọn bằng --layer {})',
  'an annotation of the layer {}': 'chú giải ở lớp {}',
  'an annotation of the set “{}”': 'chú giải của tập “{}”',
  'an annotation of the type {}': 'chú giải loại {}',
  'an annotation that is there twice': 'chú giải có hai lần',
  'an annotation without a TextQuoteSelector': 'chú giải không có TextQuoteSelector',
  'an annotation without a tag': 'chú giải không có nhãn',
  'an annotation without its result': 'chú giải không kèm kết quả',
  'an annotation without text': 'chú giải không có chữ',
  'an answer that was skipped (was_cancelled)': 'câu trả lời bị bỏ qua (was_cancelled)',
  'an area of an image': 'vùng trong ảnh',
  'an entity without a label': 'thực thể không có nhãn',
  'an equivalence': 'quan hệ tương đương',
  'an event': 'sự kiện',
  'an image': 'ảnh',
  'an rs without a type': 'rs không có loại',
  'another prediction': 'dự đoán khác',
  'something else': 'thứ khác',
  'that the places of one denotation belong together': 'việc các chỗ của một chú giải thuộc về nhau',
  'that the places of one span belong together': 'việc các chỗ của một đoạn thuộc về nhau',
  'the attribute {}': 'thuộc tính {}',
  'the column {}': 'cột {}',
  'the element {}': 'phần tử {}',
  'the layer {}': 'lớp {}',
  'the range of a date': 'khoảng của thời gian',
  'the row that names the columns': 'dòng tên cột',
  'the text in {}': 'chữ trong {}',
  'the “{}” of a date': '“{}” của thời gian',
  'the “{}” of a name': '“{}” của tên',
  '“{}” of a record': '“{}” của bản ghi',
  '“{}” of a token (choose it with --layer {})': '“{}” của từ tố (chọn bằng --layer {})',
  '“{}” of a token': '“{}” của từ tố',
  '“{}” of an annotation': '“{}” của chú giải',
  // What was taken otherwise than the file says.
  'a row has no tag, and was taken for one without a name':
    'có dòng thiếu nhãn, được coi là không thuộc tên nào',
  'an annotation begins or ends inside a word': 'có chú giải bắt đầu hoặc kết thúc giữa một từ',
  'as code points the offsets cut words; they were read as UTF-16 code units':
    'tính theo điểm mã thì vị trí cắt ngang từ; đã đọc theo đơn vị UTF-16',
  'as code points the offsets cut words; they were read as characters, in which a line end and an emoji count as one':
    'tính theo điểm mã thì vị trí cắt ngang từ; đã đọc theo ký tự, mỗi chỗ xuống dòng hay emoji tính là một',
  'as code points the offsets cut words; they were read as counting a line end of two characters as one':
    'tính theo điểm mã thì vị trí cắt ngang từ; đã đọc với mỗi chỗ xuống dòng hai ký tự tính là một',
  'as code points the offsets cut words; they were read as bytes of UTF-8':
    'tính theo điểm mã thì vị trí cắt ngang từ; đã đọc theo byte UTF-8',
  'no column has tags of names': 'không cột nào có nhãn của tên',
  'the tags have no B- and I-, so that names of one label side by side were taken for one':
    'các nhãn không có B- và I-, nên những tên cùng nhãn đứng cạnh nhau được coi là một',
  'the text is not beside it, so that its spans are looked for by their words':
    'không có văn bản bên cạnh, nên các đoạn được tìm theo chữ',
  'tokens stand where offsets count UTF-16 code units; they were read so':
    'các từ tố khớp khi vị trí tính theo đơn vị UTF-16; đã đọc như thế',
  '“{}” stands before every token and was left out': '“{}” đứng trước mọi từ tố và đã được bỏ đi',
  // What is wrong with a file.
  '10 columns set apart by tabs are expected, found {}': 'cần 10 cột cách nhau bằng tab, ở đây có {}',
  '{} columns set apart by tabs are expected, found {}': 'cần {} cột cách nhau bằng tab, ở đây có {}',
  '{} must be a string': '{} phải là chuỗi',
  '{} must be an array': '{} phải là mảng',
  '{} must be an object': '{} phải là đối tượng',
  '{} must be a whole number': '{} phải là số nguyên',
  '{} cells are expected, found {}': 'cần {} ô, ở đây có {}',
  '{} is not as long as the token “{}” in UTF-16 code units':
    '{} không dài bằng từ tố “{}” tính theo đơn vị UTF-16',
  '{} has no begin and end': '{} không có begin và end',
  'a TIMEX3 has no type': 'TIMEX3 không có loại',
  'a column has no description': 'có cột không được mô tả',
  'a confidence must be between 0 and 1': 'độ tin cậy phải từ 0 đến 1',
  'a document has a negative length': 'có văn bản dài âm',
  'a quote is not closed': 'dấu nháy chưa được đóng',
  'a separator or line end is expected behind the quote':
    'sau dấu nháy phải là dấu phân cách hoặc xuống dòng',
  'a span has no label': 'có đoạn không có nhãn',
  'a span is too short': 'có đoạn quá ngắn',
  'a token and a tag are expected': 'cần một từ tố và một nhãn',
  'a value begins with the byte {}': 'có giá trị bắt đầu bằng byte {}',
  'as many tags as tokens are expected: {}': 'cần số nhãn bằng số từ tố: {}',
  'an entity is [start, end, label]': 'mỗi thực thể là [start, end, label]',
  'expected ID⇥TYPE START END⇥TEXT': 'cần ID⇥TYPE START END⇥TEXT',
  'expected SENTENCE-TOKEN⇥START-END⇥TOKEN': 'cần SENTENCE-TOKEN⇥START-END⇥TOKEN',
  'expected #FORMAT=WebAnno TSV 3.3 in the first line; this seems to be WebAnno TSV 1 or 2, which is no longer read: export it again as TSV 3':
    'dòng đầu phải là #FORMAT=WebAnno TSV 3.3; tệp này có vẻ là WebAnno TSV 1 hoặc 2, nay không còn đọc được: hãy xuất lại thành TSV 3',
  'expected #FORMAT=WebAnno TSV 3.3 in the first line': 'dòng đầu phải là #FORMAT=WebAnno TSV 3.3',
  'it cannot be read: its reader ended': 'không đọc được: bộ đọc đã dừng',
  'it cannot be read: {}': 'không đọc được: {}',
  'it cannot be unpacked: {}': 'không giải nén được: {}',
  'it ends too soon': 'tệp kết thúc quá sớm',
  'it has not the {} tokens that it says': 'tệp không có đủ {} từ tố như đã ghi',
  'it is compressed with {}, which is not read; use GZIP or ZSTD':
    'tệp nén bằng {}, không đọc được; hãy dùng GZIP hoặc ZSTD',
  'it says wrong numbers of itself': 'tệp ghi sai số liệu về chính nó',
  'it unpacks to more than {} bytes': 'giải nén ra hơn {} byte',
  'keys are missing': 'thiếu khóa',
  'not JSON: {}': 'không phải JSON: {}',
  'not Parquet: {}': 'không phải Parquet: {}',
  'not a DocBin: {}': 'không phải DocBin: {}',
  'not well-formed XML: {}': 'XML không đúng dạng: {}',
  'offset_type must be "p" or "j"': 'offset_type phải là "p" hoặc "j"',
  'reading it takes longer than {} seconds, and was stopped': 'đọc tệp mất hơn {} giây nên đã dừng',
  'reading it takes more than {} MB of memory, and was stopped': 'đọc tệp cần hơn {} MB bộ nhớ nên đã dừng',
  'start and end must be whole numbers': 'start và end phải là số nguyên',
  'the column {} is missing; expected path, start, end, text and label in the first row, set apart by commas, semicolons or tabs':
    'thiếu cột {}; dòng đầu phải có path, start, end, text và label, cách nhau bằng dấu phẩy, chấm phẩy hoặc tab',
  'the file has no layer of annotations': 'tệp không có lớp chú giải nào',
  'the file is empty': 'tệp rỗng',
  'the file is not there': 'không có tệp này',
  'the file is not UTF-8': 'tệp không phải UTF-8',
  'the file is not text: it has a byte that is 0': 'tệp không phải văn bản: có byte bằng 0',
  'the key %FEATURE_STRUCTURES is missing': 'thiếu khóa %FEATURE_STRUCTURES',
  'the label is missing': 'thiếu nhãn',
  'the node {} is not in the text': 'nút {} không có trong văn bản',
  'the root element is {}, not {}': 'phần tử gốc là {}, không phải {}',
  'the span of the tokens {} does not lie in the {} tokens': 'đoạn gồm các từ tố {} không nằm trong {} từ tố',
  'the span {} cuts a character in two': 'đoạn {} cắt đôi một ký tự',
  'the span {} does not lie in the text of {} characters': 'đoạn {} không nằm trong văn bản dài {} ký tự',
  'the span {} does not lie in the text': 'đoạn {} không nằm trong văn bản',
  'the string {} is missing': 'thiếu chuỗi {}',
  'the tags are numbers without names; put the README.md of the data set, with the names in its dataset_info, beside the file':
    'các nhãn là số mà không có tên; hãy đặt README.md của bộ dữ liệu, có tên trong dataset_info, bên cạnh tệp',
  'the text at {} is “{}”, not “{}”': 'văn bản ở {} là “{}”, không phải “{}”',
  'the text that the offsets tell of is far longer than what is here':
    'văn bản theo các vị trí dài hơn nhiều so với những gì có ở đây',
  'the token at {} overlaps the one before it': 'từ tố ở {} chồng lên từ tố trước nó',
  'the token “{}” is not in the text': 'từ tố “{}” không có trong văn bản',
  'this is only a pointer to the file; “git lfs pull” fetches it':
    'đây chỉ là con trỏ tới tệp; lệnh “git lfs pull” sẽ tải tệp về',
  'wrong msgpack: {}': 'msgpack sai: {}',
  '“{}” is no TIMEX3 value': '“{}” không phải giá trị TIMEX3',
  '“{}” is no day as YYYY-MM-DD': '“{}” không phải ngày dạng YYYY-MM-DD',
  '“{}” is no kind of a line': '“{}” không phải loại dòng',
  '“{}” is no number of a column; columns are counted from 1':
    '“{}” không phải số thứ tự cột; cột được đếm từ 1',
  '“{}” is no status; expected accepted or suggested':
    '“{}” không phải trạng thái; cần accepted hoặc suggested',
  '“{}” is no tag; expected O, or B-, I-, E-, S-, L- or U- and a label':
    '“{}” không phải nhãn; cần O, hoặc B-, I-, E-, S-, L- hay U- kèm nhãn',
  '“{}” is no tag; no column has tags of names; another one can be chosen with --layer':
    '“{}” không phải nhãn; không cột nào có nhãn của tên; có thể chọn cột khác bằng --layer',
  '“{}” is no tag': '“{}” không phải nhãn',
  '“{}” is no token number': '“{}” không phải số thứ tự từ tố',
  '“{}” is no type of a date; expected DATE, TIME, DURATION or SET':
    '“{}” không phải loại thời gian; cần DATE, TIME, DURATION hoặc SET',
  // What is wrong with JSON and XML, behind a colon.
  'a key in quotes is expected': 'cần một khóa trong dấu nháy',
  'an array is expected': 'cần một mảng',
  'nested too deeply': 'lồng nhau quá sâu',
  'unexpected “{}” behind the end': 'không ngờ có “{}” sau chỗ kết thúc',
  'unexpected “{}”': 'không ngờ có “{}”',
  '“,” or “]” is expected': 'cần “,” hoặc “]”',
  '“,” or “}” is expected': 'cần “,” hoặc “}”',
  '“:” is expected': 'cần “:”',
};

interface Said {
  readonly en: RegExp;
  readonly vi: string;
}

let known: readonly Said[] | undefined;

/** A message and what it becomes, as patterns; those that say most come first. */
function patterns(): readonly Said[] {
  return Object.entries(VI)
    .sort(([a], [b]) => literals(b) - literals(a))
    .map(([en, vi]) => ({ en: new RegExp(`^${en.split('{}').map(escaped).join('(.*)')}$`, 's'), vi }));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function literals(text: string): number {
  return text.replaceAll('{}', '').length;
}

/** What a reader says, in Vietnamese; as it is where it is not known. */
export function readerVi(message: string): string {
  known ??= patterns();
  for (const { en, vi } of known) {
    const found = en.exec(message);
    if (!found) continue;
    const parts = found.slice(1);
    // Behind a colon stands what another reader says.
    if (vi.endsWith(': {}')) parts.push(readerVi(parts.pop()!));
    return vi.replace(/\{\}/g, () => parts.shift()!);
  }
  return message;
}
