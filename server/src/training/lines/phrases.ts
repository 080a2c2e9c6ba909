/** Items of the menus of news sites. */
export const MENU = [
  ...'Thời sự|Thế giới|Kinh doanh|Thể thao|Giải trí|Pháp luật|Giáo dục|Sức khỏe|Đời sống|Du lịch|Khoa học'.split(
    '|',
  ),
  ...'Xe|Nhà đất|Văn hóa|Chính trị|Xã hội|Quốc tế|Công nghệ|Bạn đọc|Góc nhìn|Podcast|Video|Ảnh|Media'.split(
    '|',
  ),
  ...'Tin tức|Mới nhất|Tất cả|Trang chủ|Chuyện lạ|Mẹ và bé|Hỏi đáp|Ẩm thực|Nhà đẹp|Phong thủy|Làm đẹp'.split(
    '|',
  ),
  ...'Tuyển sinh|Du học|Chứng khoán|Ngân hàng|Doanh nghiệp|Khởi nghiệp|Thị trường|Hàng hóa|Hồ sơ|Quân sự'.split(
    '|',
  ),
  ...'Phân tích|Bình luận|Người Việt 5 châu|Việc làm|Chân dung|Đô thị|Giao thông|Cải cách hành chính'.split(
    '|',
  ),
  ...'Nông thôn mới|Xây dựng Đảng|Học và làm theo Bác|Quốc phòng - An ninh|Biển đảo|Tư liệu|Câu chuyện quốc tế'.split(
    '|',
  ),
  ...'Sống khỏe|Tư vấn|Khuyến mãi|Trắc nghiệm|Hậu trường|Bóng đá|Bóng đá trong nước|Bóng đá quốc tế|V-League'.split(
    '|',
  ),
  ...'Ngoại hạng Anh|Champions League|Tennis|Các môn khác|Lịch thi đấu|Nhạc|Phim|Sân khấu|Thời trang|Sao Việt'.split(
    '|',
  ),
  ...'Chuyện học đường|Yêu|Gia đình|Tâm sự|Dinh dưỡng|Các bệnh|Dân số|Y học cổ truyền|An ninh hình sự|Ký sự'.split(
    '|',
  ),
  ...'Hà Nội|TP.HCM|Đà Nẵng|Cần Thơ|Hải Phòng|Miền Bắc|Miền Trung|Miền Nam|Tây Nguyên|Đồng bằng|Theo khu vực'.split(
    '|',
  ),
  ...'English|中文|Français|Русский|Español|Tiếng Việt|ភាសាខ្មែរ|日本語|Báo in|Đặt báo|Rao vặt|E-paper|RSS'.split(
    '|',
  ),
  ...'Đăng nhập|Tìm kiếm|Menu|Quảng cáo|Liên hệ|Giới thiệu|Chuyên đề|Multimedia|E-Magazine|Infographic|Longform'.split(
    '|',
  ),
  ...'24°C|Hà Nội 23°C|28°C / 24-31°C|VN-Index 1.204,51 +3,12 (0,26%)|USD 25.410|Giá vàng|Tỷ giá|Thời tiết'.split(
    '|',
  ),
  ...'Chuyển tới nội dung chính|Chuyển tới điều hướng|Chuyển tới tìm kiếm|Đường dẫn nhanh|Thứ tiếng|Tin nóng'.split(
    '|',
  ),
  ...'World|Business|Politics|Society|Travel|Sports|Environment|Law & Justice|Talk Around Town|Photos'.split(
    '|',
  ),
];

/** Words and names that articles are tagged with. */
export const TAG_WORDS = (
  'Ukraine|Nga|Mỹ|Trung Quốc|Dải Gaza|Liên hợp quốc|Donald Trump|Quốc hội|bão|lũ lụt|giá vàng|giá xăng|' +
  'chứng khoán|lãi suất|ngân hàng|bất động sản|sân bay Long Thành|đường sắt|cao tốc|tai nạn giao thông|' +
  'đội tuyển Việt Nam|SEA Games|Ngoại hạng Anh|Messi|hoa hậu|ca sĩ|phim Việt|tuyển sinh|học phí|lớp 10|' +
  'ung thư|sốt xuất huyết|vắc xin|mất ngủ|điện thoại|trí tuệ nhân tạo|xe điện|du lịch|Đà Lạt|Phú Quốc|' +
  'lừa đảo|ma túy|công an|xét xử|môi trường|rác thải|nông sản|sầu riêng|cà phê|nông thôn mới|chuyển đổi số'
).split('|');

/** What readers write below an article. */
export const COMMENTS = [
  'Bài viết rất hay, cảm ơn tác giả.',
  'Đọc mà thương bà con quá, mong sớm có giải pháp',
  'Nên phạt thật nặng để làm gương!',
  'Tôi ở gần đó, ngày nào đi qua cũng thấy cảnh này mà không ai xử lý.',
  'Đồng ý với bạn, nhưng phải xem lại cách làm chứ cứ thế này thì khó lắm.',
  'Chúc mừng các em, mong các em giữ vững phong độ ở trận sau',
  'giá tăng hoài mà lương có tăng đâu',
  'Cho hỏi quy định này áp dụng từ khi nào vậy ạ?',
  'Hy vọng cơ quan chức năng vào cuộc. Người dân chúng tôi đã phản ánh nhiều lần rồi, gửi đơn cũng nhiều rồi mà chưa thấy ai trả lời.',
  'Hay quá !!!',
  'Theo tôi thì nên làm từng bước. Nước ngoài người ta làm mấy chục năm mới xong, mình muốn nhanh thì phải chịu tốn kém.',
  'Xem mà tức.',
];
