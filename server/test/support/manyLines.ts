/** Lines of one form with words of six kinds, and names of things, four times each; 60,000 words, as many as tell anything. */
export const KINDS = {
  person: ['Lan', 'Nam', 'Hoa', 'Bính', 'Tuấn', 'Mai', 'Đức', 'Hạnh', 'Phúc', 'Sơn', 'Thảo', 'Yến'],
  verb: ['đến', 'rời', 'thăm', 'qua', 'về', 'nhớ', 'yêu', 'tả', 'vẽ', 'ngắm', 'khen', 'tìm'],
  place: ['Huế', 'Vinh', 'Đà Nẵng', 'Cần Thơ', 'Sa Pa', 'Hội An', 'Đà Lạt', 'Hà Nội', 'Nha Trang', 'Bến Tre'],
  day: ['sáng', 'trưa', 'chiều', 'tối', 'đêm', 'khuya'],
  month: ['giêng', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám'],
};

export function* manyLines(count = 5000): Generator<string> {
  const { person, verb, place, day, month } = KINDS;
  for (let n = 0; n < count; n++) {
    const of = (words: readonly string[], step: number) => words[Math.floor(n / step) % words.length]!;
    yield `Ông ${of(person, 1)} ${of(verb, 5)} ${of(place, 7)} vào ${of(day, 3)} tháng ${of(month, 11)} lần thứ ${n}.`;
  }
  for (let n = 0; n < 400; n++) {
    const thing = `${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10) % 10]}`;
    yield `${n} x${thing} là một thứ khác hẳn ${n}`;
  }
}
