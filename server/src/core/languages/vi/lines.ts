import type { LineWords } from '../../recognition/lines/lexicon';

/**
 * General vocabulary of Vietnamese news sites, phrases divided by `|`. Many of these words also occur in
 * articles ("chia sẻ"), so a cue counts by how much of its line it covers.
 */
export const LINES: LineWords = {
  cues: {
    follow:
      'mời quý vị đón xem|mời quý vị theo dõi|mời bạn đọc đón xem|bấm theo dõi|bấm để theo dõi|theo dõi|' +
      'theo dõi chúng tôi|theo dõi trên|mời bạn đọc theo dõi|mời quý độc giả theo dõi|quan tâm zalo|' +
      'kết nối với chúng tôi|kết nối|tham gia nhóm|tham gia kênh|đăng ký kênh|nhấn theo dõi|thích trang',
    share:
      'chia sẻ|chia sẻ bài viết|chia sẻ bài viết này|chia sẻ qua|chia sẻ lên|chia sẻ với|lượt chia sẻ|' +
      'sao chép liên kết|chép link|copy đường dẫn|link bài gốc|lấy link|thích|lượt thích|lượt xem|lượt đọc|' +
      'gửi cho bạn bè|lan tỏa',
    comment:
      'để lại lời nhắn|trường bắt buộc|các ô bắt buộc|được đánh dấu|không được công khai|' +
      'không được hiển thị công khai|bạn cần đăng nhập|đã gửi bình luận|thăm dò ý kiến|xem kết quả|' +
      'sắp xếp theo|nhập mã|bình luận|ý kiến|ý kiến của bạn|ý kiến bạn đọc|ý kiến độc giả|gửi bình luận|' +
      'viết bình luận|để lại bình luận|gửi ý kiến|bình luận hay|bình luận mới nhất|quan tâm nhất|' +
      'vui lòng nhập|vui lòng gõ|tiếng việt có dấu|bình luận của bạn|chưa có bình luận|' +
      'hãy là người đầu tiên|ký tự|trả lời|mới nhất trước|bạn nghĩ gì|tổng thuật bình luận|' +
      'xem thêm bình luận|xem thêm ý kiến|đánh giá bài viết|bình chọn|sẽ được duyệt|sẽ được kiểm duyệt|' +
      'sẽ được biên tập',
    popular:
      'xem nhiều|xem nhiều nhất|đọc nhiều|đọc nhiều nhất|tin đọc nhiều|tin xem nhiều|bài đọc nhiều|tin mới|' +
      'tin mới nhất|mới nhất|mới cập nhật|tin nóng|tin nổi bật|nổi bật|tiêu điểm|nóng trong ngày|' +
      'bạn đọc quan tâm|được quan tâm|đang được quan tâm|quan tâm|xu hướng|24h qua|trong ngày|đừng bỏ lỡ|' +
      'không thể bỏ lỡ|bình luận nhiều|đáng chú ý|tin hot|thịnh hành',
    related:
      'tham khảo thêm|đọc ngay|xem ngay|bấm xem|xem clip|xem video|bài viết cùng|tin, bài liên quan|' +
      'các tin, bài liên quan|mời bạn đọc vào chuyên mục|trở lại chủ đề|điều hướng bài viết|về cùng chủ đề|' +
      'cùng danh mục|bài viết gốc|link bài gốc|tin liên quan|bài liên quan|bài viết liên quan|' +
      'các tin liên quan|tin bài liên quan|liên quan|tin cùng chuyên mục|cùng chuyên mục|tin cùng mục|' +
      'bài cùng chuyên mục|tin cùng chủ đề|cùng chủ đề|cùng tác giả|bài cùng tác giả|các tin khác|tin khác|' +
      'các bài khác|bài khác|tin cũ hơn|tin mới hơn|tin bài khác|đọc thêm|xem thêm|đọc tiếp|xem tiếp|' +
      'tìm hiểu thêm|mời đọc|mời xem|đọc nhanh|nên đọc|tin nên đọc|có thể bạn quan tâm|có thể bạn thích|' +
      'có thể bạn chưa biết|bạn có thể quan tâm|bạn đang xem|bạn đang đọc|dành cho bạn|gợi ý cho bạn|gợi ý|' +
      'đề xuất|bài trước|bài sau|bài tiếp theo|bài viết khác|bài viết mới|tin tức khác|thông tin khác|' +
      'góc nhìn khác|chuyên đề|dòng sự kiện|sự kiện|chủ đề|tin tài trợ|tin trước|tin tiếp|cùng sự kiện|' +
      'đọc bài gốc|phút đọc',
    tags: 'từ khóa|gắn thẻ|gắn tag|thẻ|chủ đề|tags bài viết|nhãn',
    contact:
      'đường dây nóng|điện thoại|đt|địa chỉ|trụ sở|tòa soạn|trụ sở chính|văn phòng đại diện|văn phòng|' +
      'liên hệ|liên hệ quảng cáo|liên hệ tòa soạn|hộp thư|thư điện tử|mọi ý kiến|mọi góp ý|góp ý|phản hồi|' +
      'gửi bài|cộng tác|bạn đọc gửi|mời bạn đọc gửi',
    rights:
      'bản quyền|bản quyền thuộc|giữ bản quyền|toàn bộ bản quyền|bản quyền nội dung|mọi quyền được bảo lưu|' +
      'ghi rõ nguồn|cấm sao chép|nghiêm cấm sao chép|không sao chép|phát hành lại|phát lại thông tin|' +
      'dưới mọi hình thức|chỉ được phát hành lại|khi có sự đồng ý|đồng ý bằng văn bản|trích dẫn nguồn|' +
      'sử dụng lại|sao chép nội dung|điều khoản|điều khoản sử dụng|chính sách bảo mật|chính sách|quy định|' +
      'bảo mật|chỉ mang tính tham khảo|từ website này|trên website này',
    consent:
      'sử dụng cookie|sử dụng cookies|dùng cookie|chính sách cookie|chấp nhận cookie|chấp nhận tất cả|' +
      'đồng ý tất cả|bạn đồng ý với|trải nghiệm của bạn|tiếp tục truy cập|tiếp tục sử dụng trang|' +
      'cá nhân hóa nội dung|coi trọng quyền riêng tư|quyền riêng tư của bạn',
    publisher:
      'lượt truy cập|thống kê truy cập|đang online|đang trực tuyến|tổng biên tập|phó tổng biên tập|' +
      'giám đốc điều hành|giấy phép|giấy phép số|gp bttt|gp bttttt|gp ttđt|gp bttt t|gpbc|số giấy phép|' +
      'cơ quan chủ quản|cơ quan ngôn luận|cơ quan của|chịu trách nhiệm|chịu trách nhiệm nội dung|' +
      'trang thông tin điện tử|báo điện tử|chuyên trang|tạp chí điện tử|cổng thông tin điện tử|' +
      'thư ký tòa soạn|phụ trách|quản lý và vận hành|vận hành bởi|phát triển bởi|thiết kế bởi|cục báo chí|' +
      'xuất bản bởi|đơn vị chủ quản|thuộc bộ|do bộ thông tin và truyền thông cấp|ngày cấp',
    tools:
      'trình duyệt|không hỗ trợ phát|báo lỗi nội dung|đang tải|đang phát|tải xuống|thời gian đọc|hoàn tất|' +
      'hủy|không hỗ trợ video|in bài|in bài viết|in trang|in tin|in bài này|bản in|gửi email|gửi bài viết|' +
      'gửi mail|cỡ chữ|tăng cỡ chữ|giảm cỡ chữ|cỡ chữ a|nghe bài|nghe đọc bài|nghe bài viết|nghe nội dung|' +
      'đọc bài viết|lưu bài|lưu bài viết|lưu|lưu tin|đã lưu|báo lỗi|nghe audio|nghe tin|giọng đọc|' +
      'tốc độ đọc|nữ miền bắc|nam miền bắc|nữ miền nam|nam miền nam|tự động phát|toàn màn hình|phóng to',
    navigation:
      'chuyển đến nội dung|chuyển tới nội dung|tới nội dung chính|nội dung chính|điều hướng|tới tìm kiếm|' +
      'đường dẫn truy cập|ngôn ngữ khác|trang chủ|đầu trang|lên đầu trang|về đầu trang|về trang chủ|' +
      'quay lại|trở lại|trở về|mục lục|chuyên mục|danh mục|giới thiệu|sơ đồ trang|tìm kiếm|thứ tiếng|' +
      'ngôn ngữ|tiếng việt|bỏ qua|bảng giá|tỷ giá|thời tiết|lịch âm|lịch vạn niên|xổ số|lịch thi đấu|' +
      'kết quả|bảng xếp hạng|truyền hình|trực tuyến|tiện ích|phát thanh|báo in|báo giấy|đặt báo|rao vặt|' +
      'đặt lịch|tin tức|nhà đất|mới nhất|tất cả|xem tất cả|thêm|ẩn|mở rộng|thu gọn|đóng',
    app:
      'phiên bản di động|phiên bản mobile|bản mobile|phiên bản máy tính|tải ứng dụng|ứng dụng|ch play|' +
      'quét mã|quét mã qr|mã qr|tải app|cài đặt ứng dụng|trên điện thoại|đọc báo trên',
    advertising:
      'quảng cáo|tài trợ|tin tài trợ|liên hệ tài trợ|báo giá|bảng giá quảng cáo|thông tin doanh nghiệp|' +
      'đặt quảng cáo|nội dung được tài trợ|ưu đãi',
    social: 'zalo|zalo oa|lotus',
    account:
      'đăng nhập|đăng ký|đăng xuất|tài khoản|quên mật khẩu|đăng ký nhận|đăng ký nhận tin|nhận bản tin|' +
      'bản tin|nhận thông báo|bật thông báo|đặt mua|gói đọc|độc giả đăng ký|thành viên|ủng hộ|đặt mua báo|' +
      'đăng nhập để',
    paging: 'trang|tiếp|tiếp theo|sau|trước|đầu|cuối|trang trước|trang sau|trang đầu|trang cuối',
    section:
      'thời sự|chính trị|xã hội|thế giới|quốc tế|trong nước|kinh tế|kinh doanh|tài chính|chứng khoán|' +
      'ngân hàng|bất động sản|doanh nghiệp|doanh nhân|thị trường|hàng hóa|tiêu dùng|tiền tệ|đầu tư|' +
      'khởi nghiệp|thể thao|bóng đá|quần vợt|giải trí|sao|phim|nhạc|âm nhạc|điện ảnh|văn hóa|văn nghệ|' +
      'nghệ thuật|sách|giáo dục|tuyển sinh|du học|khoa học|công nghệ|số hóa|sức khỏe|y tế|dinh dưỡng|' +
      'làm đẹp|đời sống|gia đình|tình yêu|giới tính|giới trẻ|trẻ|du lịch|ẩm thực|ăn chơi|ăn gì|đi đâu|' +
      'pháp luật|pháp đình|hình sự|an ninh|an ninh hình sự|quốc phòng|quân sự|biển đông|môi trường|' +
      'nông nghiệp|nông thôn|giao thông|đô thị|quy hoạch|lao động|việc làm|an sinh|nhân ái|' +
      'tâm lòng nhân ái|phóng sự|điều tra|hồ sơ|hồ sơ vụ án|phân tích|bình luận quốc tế|góc nhìn|quan điểm|' +
      'tâm điểm|bạn đọc|tâm sự|xe|ô tô xe máy|xe cộ|nhịp sống|cần biết|đa phương tiện|ảnh|megastory|' +
      'chuyên gia|đối ngoại|ngoại giao|châu á|châu âu|châu mỹ|người việt|kiều bào|tin quốc tế|' +
      'tin trong nước|dân tộc|tôn giáo|địa phương|bắc bộ|nam bộ|trung bộ|nhân vật|chính sách mới',
    credit: 'nguồn|ảnh|ảnh minh họa|nguồn ảnh|ảnh chụp màn hình|đồ họa|ảnh tư liệu|ảnh cắt từ clip',
    author:
      'bài|bài và ảnh|bài ảnh|tác giả|thực hiện|theo|tổng hợp|tổng hợp theo|biên dịch|lược dịch|dịch|' +
      'phóng viên|pv|nhóm pv|nhóm phóng viên|ctv|t h|ghi|thời gian đọc',
    updated:
      'cập nhật|đăng|cập nhật lúc|cập nhật lần cuối|đăng lúc|đăng ngày|ngày đăng|xuất bản|xuất bản lúc|' +
      'ngày phát hành|giờ|ngày|thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ nhật|thứ|tháng|năm|' +
      'phút trước|giờ trước|ngày trước',
  },
  by: 'theo bài pv ctv nhóm tin tác giả biên dịch phóng viên',
  scenes:
    'toàn cảnh|quang cảnh|khung cảnh|hiện trường|một góc|bức ảnh|phối cảnh|chân dung|bên trong|bên ngoài|' +
    'từ trái sang|từ trái qua|chụp lại|ảnh minh họa',
  sides: 'trái phải giữa áo bìa',
  pictures: 'ảnh hình anh hinh',
  credits: 'ảnh nguồn',
  hours: 'h g gio',
  domains: 'vn',
};
