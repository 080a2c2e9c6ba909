/** What is said of models that the user has named, by the reason why suggestions of theirs are missing. */
export const enOutside = {
  failed: (model: string, detail: string) => `“${model}” gives no suggestions: ${detail}`,
  slow: (model: string, detail: string) =>
    `“${model}” gives no suggestions: it has not answered within ${detail} seconds.`,
  entries: (model: string, detail: string) => `Some suggestions of “${model}” are left out: ${detail}`,
  labels: (model: string, detail: string) =>
    `Suggestions of “${model}” with the label ${detail} are left out, as the project has no such label. “labels” in dateline.models maps it to one, or to false.`,
  off: (model: string, detail: string) =>
    `“${model}” has failed three times and is not asked any more (${detail}). Dateline: Restart Server asks it again.`,
  setting: (model: string, detail: string) => `${model}: ${detail}`,
};

export const viOutside: typeof enOutside = {
  failed: (model, detail) => `“${model}” không có gợi ý: ${detail}`,
  slow: (model, detail) => `“${model}” không có gợi ý: sau ${detail} giây vẫn chưa trả lời.`,
  entries: (model, detail) => `Một số gợi ý của “${model}” bị bỏ qua: ${detail}`,
  labels: (model, detail) =>
    `Các gợi ý của “${model}” với nhãn ${detail} bị bỏ qua vì dự án không có nhãn này. Dùng “labels” trong dateline.models để đổi sang một nhãn của dự án, hoặc false.`,
  off: (model, detail) =>
    `“${model}” đã hỏng ba lần và không được hỏi nữa (${detail}). Lệnh “Dateline: Khởi động lại máy chủ” sẽ hỏi lại.`,
  setting: (model, detail) => `${model}: ${detail}`,
};
