import type { LineKind } from '../../core/recognition/types';
import type { TrainingLine } from './page';

/**
 * Usual lines of site chrome and credits, so that the model meets more habits than the corpus has sites.
 * Alternatives are divided by `/ `; words in angle brackets stand for a list of FILLERS.
 */
const PATTERNS = {
  /** Above the title. */
  head: `<brand>/ <BRAND>/ <brand> - <slogan>/ <section>/ <SECTION>/ Trang chủ <sep> <section>/
    Trang chủ <sep> <section> <sep> <section>/ Home <sep> <section>/ <section> <sep> <section>/
    <section> | <section> | <section> | <section>/ <section> <section> <section> <section> <section>/
    Mới nhất | <section> | <section> | Video/ Đăng nhập | Đăng ký/ Tìm kiếm/ Menu/ Quảng cáo/ Hotline: <phone>/
    <SECTION> <sep> <SECTION>/ <brand> | <slogan>/ Đặt báo | Quảng cáo | RSS/ Bỏ qua nội dung/
    Skip to main content/ Sign in | Subscribe/ <section> » <section> » <section>/ Tin mới:/ Tiêu điểm:`,
  /** Between title and text, and after the text. */
  tools: `Theo dõi <brand> trên/ Theo dõi <brand> trên <social>/ Chia sẻ/ Chia sẻ <social>/ Chia sẻ bài viết/
    <social> <social> <social>/ <social> | <social> | <social>/ <n> lượt xem/ <n> bình luận/ Bình luận (<n>)/ Bình luận/
    Lưu bài viết/ In bài viết/ Gửi email/ Cỡ chữ: A- A A+/ A A/ Aa/ Nghe đọc bài/ Nghe bài viết/ Sao chép liên kết/
    Sao chép link/ Share/ Share on <social>/ Share this article/ Follow us on <social>/ Follow <brand> on <social>/
    Follow <brand> on <social> and <social>/ Listen to this article/ <n> min read/ Print/ Copy link/ 0:00 / 0:00/
    Tăng cỡ chữ | Giảm cỡ chữ/ Quan tâm <brand> trên <social>/ Đọc báo <brand> trên <social>/ Thích <n> Chia sẻ/ Bấm theo dõi/
    Nữ miền Bắc/ Tốc độ đọc: 1.0x/ Xem trên <social>/ Kết nối với <brand> trên <social>/ Chia sẻ bài viết: <social> · <social>/
    Mời quý độc giả theo dõi các chương trình của <brand> trên <social>/ Gửi bình luận/ Ý kiến bạn đọc (<n>)/
    0/ <n>/ 1x/ 1.5x/ <n>:24/ Sự kiện:/ Sự kiện: <name>/ <n> phút đọc/ Thời gian đọc: <n> phút/ Nghe bài viết <n>:07/ Facebook/ Zalo/ Email/ In/
    Trình duyệt của bạn không hỗ trợ phát video/ Your browser does not support the video tag/ Đang tải.../ Đang phát/ Tải xuống âm thanh/
    Báo lỗi nội dung/ Gửi góp ý/ Bỏ lưu bài/ Chủ đề: <name>/ Thích/ Bấm để theo dõi <brand>/ <section>/ <section>, <section>/ Chuyên mục: <section>/
    Ủng hộ <brand>/ Copy link thành công/ ×/ Đóng/ Phản hồi/ <n> người thích/ Xem cỡ chữ/ Google News/ <n> liên quan/ Gốc`,
  /** Below the text. */
  foot: `Từ khóa: <name>, <section>, <name>/ Từ khóa/ Tags: <name>, <section>/ Tags:/ Thẻ: <section> <name>/ #<tag> #<tag>/
    Chủ đề: <section>/ Gắn thẻ: #<tag> #<tag> #<tag>/ Tag: <section>; <name>/
    Bình luận của bạn/ Gửi bình luận của bạn/ Ý kiến của bạn/ Vui lòng nhập nội dung bình luận/ Họ tên Email Nội dung/
    Bình luận hay | Mới nhất/ Hãy là người đầu tiên bình luận/ Đăng nhập để bình luận/ Bạn còn 500/1000 ký tự/
    Xem thêm bình luận/ Quan tâm nhất | Mới nhất/ Gửi/ Trở lại <section>/ Về trang chủ/ Lên đầu trang/ Xem thêm/ Tải thêm/ Trang <n>/ 1 2 3 4 5 ... <n>/
    Trang trước | Trang sau/ Đăng ký nhận bản tin/ Đăng ký nhận tin mới nhất từ <brand>/ Nhập email của bạn/
    Leave a comment/ Most popular/ Sign up for our newsletter/ Get our free daily newsletter/ Topics: <section>, <name>/
    Đánh giá bài viết: <n> lượt/ Nếu thấy bài viết hữu ích, hãy chia sẻ với bạn bè/ Mọi ý kiến đóng góp xin gửi về: toasoan@<domain>/
    Mời bạn đọc gửi bài cộng tác về <brand>/
    Email của bạn sẽ không được công khai. Các ô bắt buộc được đánh dấu */ Tên */ Email */ Bình luận */ Hủy/ Trả lời/ Để lại lời nhắn/ Lưu tên và email của tôi cho lần sau/
    Bạn cần đăng nhập để gửi bình luận/ Nhập mã xác nhận/ Thông báo/ Hoàn tất/ Gửi đi/ Sắp xếp theo: Mới nhất/ Theo dõi/ Chưa có bình luận nào/ Bình luận sẽ được duyệt trước khi đăng/
    Bạn nghĩ gì về vấn đề này? Hãy chia sẻ ý kiến/ Thăm dò ý kiến/ Xem kết quả | Bình chọn/ Đồng ý/ Không đồng ý/ Ý kiến khác/ Số lượt truy cập: <n>.<n>/ Đang trực tuyến: <n>/ Hôm nay: <n>/
    Bài trước: <tag>/ Điều hướng bài viết/ Video đang phát/ Video nổi bật/ Video/ Clip hot/ Xem theo ngày/ Ngày Tháng Năm/ Xem/ https://<domain>/bai-viet-<n>.html/ Link bài gốc/ Sao chép/
    Mời quý vị đón xem các chương trình của <brand> trên <social>/ Mời bạn đọc xem tiếp các tin, bài trong chuyên mục <section>/ * Mời bạn đọc theo dõi <section> tại <brand>/
    <section>/ <SECTION>/ Trở lại chủ đề/ Trở lại mục <section>/ Tham khảo thêm/ Xem thêm <section>/ <n>/ 1/ Bạn đọc gửi ý kiến về hộp thư bandoc@<domain>`,
  /** The last lines of a page. */
  end: `© <year> <brand>/ © <brand>. Toàn bộ bản quyền thuộc <brand>/ Bản quyền © <year> thuộc về <brand>/
    Tổng biên tập: <name>/ Phó Tổng biên tập: <name>, <name>/ Giấy phép số <n>/GP-BTTTT do Bộ Thông tin và Truyền thông cấp ngày <date>/
    Cơ quan chủ quản: Hội <section> Việt Nam/ Tòa soạn: số <n>, phố <name>, Hà Nội/ Địa chỉ: <n> đường <name>, TP.HCM/
    Điện thoại: <phone>/ Điện thoại: <phone> - Fax: <phone>/ Email: toasoan@<domain>/ Hotline: <phone>/ Đường dây nóng: <phone> - <phone>/
    Liên hệ quảng cáo: <phone>/ Quảng cáo: <phone>/ Ghi rõ nguồn "<brand>" khi phát hành lại thông tin từ website này/ ® <brand> giữ bản quyền nội dung trên website này/
    Cấm sao chép dưới mọi hình thức nếu không có sự chấp thuận bằng văn bản/ Phiên bản di động/ Phiên bản máy tính/ Tải ứng dụng <brand>/
    App Store/ Google Play/ Tải về từ App Store | Google Play/ RSS | Liên hệ | Quảng cáo | Giới thiệu/ Điều khoản sử dụng | Chính sách bảo mật/
    <section> | <section> | <section> | <section> | <section>/ <brand>/ <BRAND>/ Trang thông tin điện tử tổng hợp <brand>/ Báo điện tử <brand>/
    All rights reserved/ © <year> <brand>. All rights reserved./ Terms of use | Privacy policy | Contact us | About us/ About <brand>/ Powered by <brand>/
    Chịu trách nhiệm nội dung: <name>/ Theo dõi chúng tôi trên/ Follow us/ <social>/ Văn phòng đại diện tại TP.HCM: <n> <name>, Quận 3/ Thiết kế bởi <brand>/ <domain>`,
  /** Credits under the title, or above it. */
  top: `<name>/ <date> <clock>/ <weekday>, <date>/ <weekday>, <date>, <clock> (GMT+7)/ <weekday>, ngày <date> - <clock>/ <date> <clock> GMT+7/ <clock> | <date>/
    <name> - <date> <clock>/ <name> · <date>/ <date> | <clock>/ <name> <date> <clock>/ Cập nhật lúc: <clock>, <date>/ Đăng <date> <clock>/ <name> - Đăng <date> <clock>/ Cập nhật: <date> - <clock>/ Đăng lúc <clock> ngày <date>/
    Ngày đăng: <date>/ <NAME>/ By <name>/ By <name> in <place>/ <month> <day>, <year>/ Published <month> <day>, <year> | <clock>/ <month> <day>, <year> | <clock>/ Tác giả: <name>/ PV/
    Bài: <name> - Ảnh: <name>/ Bài: <name> - Ảnh: <name> - Đăng <date> <clock>/ Bài: <name> - Ảnh: <agency>, <agency>/ Bài và ảnh: <name> - <date> <clock>/ <name> - Ảnh: <agency> - <date>/
    <name> - <name>/ <name> | <date>/ <brand> - <date> <clock>/ <name> (t/h)/ Bài, ảnh: <name>/ <name>, <brand>/ <name> • <clock> <date>/ <date>/ <name>, <name>`,
  /** Credits below the text. */
  bottom: `<name>/ <NAME>/ Theo <agency>/ <name> (Theo <agency>)/ <name> (theo <agency>, <agency>)/ <name> (tổng hợp)/ <name> - Theo <agency>/ (Theo <agency>)/ Theo <agency>, <agency>/
    Tổng hợp/ PV/ Nhóm PV/ <name>/<agency>/ <name> (TTXVN)/ Nguồn: <agency>/ Nguồn: <brand>/ Bài và ảnh: <name>/ <name> - <name>/ Theo <name>/ <name> (Tổng hợp theo <agency>)/ Reporting by <name>/ <name> (dịch)/ Nguồn tin: <agency>/
    T.H/ H.N/ <name>, <name>/ Ảnh: <name>`,
};

const FILLERS: Readonly<Record<string, readonly string[]>> = {
  brand:
    'Báo Sông Tiền|Tin Mới 24h|Nhịp Sống Biển|Thời Đại Số|Miền Gió|tinnhanhbien.vn|Baomoisang.vn|Đất Phương Nam|The Delta Post|Highland Daily|Bờ Kè Online|Phố & Người|Kinh Tế Xanh|VNBiển|Sao Mai'.split(
      '|',
    ),
  slogan: [
    'Tin nhanh mỗi ngày',
    'Tiếng nói của bạn đọc',
    'Nhanh, đúng, gần',
    'News of the delta',
    'Chuyên trang kinh tế',
  ],
  section:
    'Thời sự|Thế giới|Kinh doanh|Thể thao|Giải trí|Pháp luật|Giáo dục|Sức khỏe|Đời sống|Du lịch|Khoa học|Xe|Bất động sản|Văn hóa|Chính trị|Xã hội|Quốc tế|Công nghệ|World|Business|Sport|Culture'.split(
      '|',
    ),
  sep: ['/', '>', '›', '»', '|', '-'],
  social:
    'Facebook|Zalo|Google News|Twitter|YouTube|TikTok|Telegram|X|LinkedIn|Instagram|Messenger|Email'.split(
      '|',
    ),
  name: 'Lê Thu Hà|Minh Quân|Trần Văn Bách|Hoài An|Nguyễn Thị Kim Chi|Đông Phong|Phạm Tuấn|Hạ Vy|Thanh Tú|Bảo Trân|Quốc Đạt|Anna Reid|Mark Dole|V. Hưng|Hồng Nhung|Tôn Thất Lộc|Ngọc Diệp|Y Bhăm'.split(
    '|',
  ),
  agency:
    'Reuters|AFP|TTXVN|AP|CNN|BBC|Tân Hoa xã|Kyodo|Guardian|Bloomberg|Sputnik|Yonhap|Nhân Dân|Tuổi Trẻ'.split(
      '|',
    ),
  place: ['Hanoi', 'Bangkok', 'Da Nang', 'Singapore'],
  tag: ['ThờiSự', 'bongda', 'Kinhte2024', 'HaNoi', 'covid'],
  weekday: 'Thứ Hai|Thứ ba|Thứ Tư|Thứ 5|Thứ sáu|Thứ Bảy|Chủ Nhật|Chủ nhật'.split('|'),
  month: 'January|March|May|July|August|October|Nov|Dec'.split('|'),
  domain: ['tinmoi24h.vn', 'songtien.com.vn', 'deltapost.com', 'baobien.net'],
};

/** Openings, closings and credits put together from the patterns. */
export function chromeLines(
  where: keyof typeof PATTERNS,
  count: number,
  random: () => number,
): TrainingLine[] {
  const kind: LineKind = where === 'top' || where === 'bottom' ? 'byline' : 'boilerplate';
  const patterns = TABLE[where]!;
  const lines: TrainingLine[] = [];
  for (let n = 0; n < count; n++) {
    const pattern = patterns[Math.floor(random() * patterns.length)]!;
    lines.push({ text: fillIn(pattern, random), kind });
  }
  return lines;
}

/** The pattern with its places in angle brackets filled. */
export function fillIn(pattern: string, random: () => number): string {
  return pattern.replace(/<(\w+)>/g, (_, name: string) => fill(name, random));
}

const TABLE: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(PATTERNS).map(([where, text]) => [
    where,
    text
      .split(/\/ (?!0:00)|\/\n/)
      .map((pattern) => pattern.trim())
      .filter(Boolean),
  ]),
);

function fill(name: string, random: () => number): string {
  const upTo = (n: number) => 1 + Math.floor(random() * n);
  const two = (n: number) => String(n).padStart(2, '0');
  if (name === 'n') return String(upTo(120));
  if (name === 'day') return String(upTo(28));
  if (name === 'year') return String(2015 + upTo(11));
  if (name === 'phone') return `0${upTo(9)}${upTo(9)}.${99 + upTo(900)}.${99 + upTo(900)}`;
  if (name === 'date') {
    const sign = '//-.'[upTo(4) - 1]!;
    return [two(upTo(28)), two(upTo(12)), 2015 + upTo(11)].join(sign);
  }
  if (name === 'clock') return `${two(upTo(23))}${random() < 0.8 ? ':' : 'h'}${two(upTo(59))}`;
  const upper = name === name.toUpperCase();
  const list = FILLERS[name.toLowerCase()]!;
  const text = list[Math.floor(random() * list.length)]!;
  return upper ? text.toUpperCase() : text;
}
