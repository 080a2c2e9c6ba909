/** A short article of the kind that all protocol tests use. */
export const ARTICLE = `Thủ tướng Nhật Bản thăm Hàn Quốc

Minh Anh

Ngày 6/9/2024, Tổng thống Yoon Suk Yeol tiếp Thủ tướng Kishida Fumio tại Seoul. Ông Yoon cảm ơn ông Kishida.

Theo Reuters, hai bên sẽ gặp lại tại Seoul vào tháng 11. Hai nhà lãnh đạo đã trao đổi về kinh tế, an ninh và giao lưu nhân dân giữa Nhật Bản và Hàn Quốc trong những năm tới.

Phát biểu sau cuộc gặp, ông Yoon cho biết quan hệ Nhật Bản - Hàn Quốc đã có bước tiến rõ nét.
`;

export const NAME = 'bai.txt';
export const SIDECAR = 'bai.ann.yaml';
