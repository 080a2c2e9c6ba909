/** The news article of these tests: short enough for one screen, its names and dates plain. */
export const ARTICLE = `Thủ tướng Nhật Bản thăm Hàn Quốc

Minh Anh

Tại Seoul ngày 6/9/2024, Tổng thống Yoon Suk Yeol tiếp Thủ tướng Kishida Fumio để bàn về hợp tác giữa hai nước trong thời gian dài.

Theo Reuters, hai bên sẽ gặp lại tại Seoul vào tháng 11. Hai nhà lãnh đạo đã trao đổi về kinh tế, an ninh và giao lưu nhân dân.

Phát biểu sau cuộc gặp, ông Yoon cho biết quan hệ hai nước đã có bước tiến rõ nét, nhất là trong thương mại.

Theo dõi Báo Bến Cảng trên Google News
`;

export const NAME = 'bai.txt';
export const SIDECAR = 'bai.ann.yaml';
