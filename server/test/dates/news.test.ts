import { table } from './cases';

const published = '2024-08-28';

/** Whole sentences with several expressions, and the figures of news around them. */
describe('dates: sentences of news', () => {
  table({ published }, [
    'Theo báo cáo [6 tháng đầu năm 2024=2024-H1], GDP tăng 6,42% so với cùng kỳ; [quý 3=2024-Q3] sẽ khó hơn.',
    'Từ [ngày 1-7-2024=2024-07-01], lương cơ sở tăng từ 1,8 triệu lên 2,34 triệu đồng/tháng.',
    'Vé bán từ [8 giờ ngày 30/8 đến 17 giờ ngày 4/9=2024-08-30T08:00/2024-09-04T17:00].',
    '[Sáng nay=2024-08-28TMO] [28/8=2024-08-28], lúc [9h=T09:00], ông có buổi làm việc kéo dài [2 tiếng=PT2H].',
    'Phim dài [120 phút=PT120M], ra rạp dịp [2/9 năm nay=2024-09-02], sau [2 năm 3 tháng=P2Y3M] sản xuất.',
    'Bão số 3 đổ bộ vào khoảng [13h-15h ngày 7/9=2024-09-07T13:00/2024-09-07T15:00].',
    'Ông mất lúc [13 giờ 38 phút ngày 19-7-2024=2024-07-19T13:38], tức [ngày 14 tháng 6 năm Giáp Thìn=2024-07-19].',
    'Lịch âm [hôm nay=2024-08-28]: [thứ Tư 28/8/2024=2024-08-28] là [ngày 25/7 âm lịch=2024-08-28].',
    'Từ [đầu năm=2024-START] đến nay, tỉnh có 12 vụ cháy, tăng 2 vụ so với [cùng kỳ năm 2023=2023].',
    'Dự án khởi công [tháng 5/2022=2022-05], dự kiến hoàn thành [cuối năm 2025=2025-END].',
    'Trong [2 ngày=P2D] [27 và 28/8=2024-08-27/2024-08-28], nhiệt độ từ 25-33 độ C.',
    'Đến [16h chiều 27/8=2024-08-27T16:00], 5/7 nạn nhân đã được tìm thấy.',
    'Hai người bị bắt [đêm 26=2024-08-26TNI], [rạng sáng 27/8=2024-08-27TMO].',
    'Hạn nộp: [17h00=2024-08-30T17:00], [thứ Sáu, ngày 30/8/2024=2024-08-30]. Hotline: 0903.123.456 – 1900 2024.',
    'Thông tư 08/2024/TT-BGDĐT có hiệu lực từ [15/10/2024=2024-10-15].',
    'Quyết định 1719/QĐ-TTg [ngày 14/10/2021=2021-10-14] vẫn còn giá trị.',
    'Tàu SE1 xuất phát lúc [20:50 ngày 27/8=2024-08-27T20:50], dài 1.726 km, giá 1.2 triệu.',
    'Nghỉ lễ [4 ngày=P4D], từ [31/8 - 3/9=2024-08-31/2024-09-03].',
    'Lãi suất kỳ hạn [6-9 tháng=P6M/P9M] là 4,5%/năm; kỳ hạn [12 tháng=P12M] 5%.',
    'Sau [ngày 30/4/1975=1975-04-30], đất nước thống nhất; [ngày 2/7/1976=1976-07-02], Quốc hội đổi tên nước.',
    'Từ [tháng 9 năm 2023 đến tháng 3 năm 2024=2023-09/2024-03], giá đi ngang.',
    '[Giữa tháng Bảy vừa rồi=2024-07-MID] nắng gắt, [đầu tuần sau=2024-W36-START] mưa.',
    'Mất điện [tối thứ 7=2024-08-24TEV], có lại [sáng chủ nhật=2024-08-25TMO].',
    'Lúc [0h30 sáng 28/8=2024-08-28T00:30] (giờ Việt Nam), vàng ở mức 2.524 USD/ounce.',
    'Kim ngạch [tháng 6=2024-06] tăng 4% so với [tháng trước=2024-05].',
    'Phí 26.500 USD [một năm=SET P1Y] là quá cao.',
    'Hội chùa kéo dài từ [19-21 tháng Giêng=2024-02-28/2024-03-01].',
    'Sau [hai tuần lễ=P2W] lênh đênh, [tuần sau nữa=2024-W37] tàu mới về.',
    'Cả nhà mất ngủ [nửa tháng nay=P15D].',
    'Bà Lê Thị Năm (SN [1985=1985], trú phường 3) và năm người khác bị thương.',
    '[Năm học trước=2023/2024], trường thiếu năm giáo viên.',
    'Bến đò có từ [xuân 1975=1975-SP].',
    'Sách in [năm 1651=1651] tại Roma.',
    'Vụ án kéo dài [ba trăm năm mươi chín ngày=P359D].',
    'Nhật ký [những năm 1962-1973=1962/1973] được công bố.',
    'Ông kể chuyện hồi [năm ngoái=2023] và [năm trước nữa=2022].',
    'Thử nghiệm diễn ra [tháng 6=2015-06] và [tháng 12/2015=2015-12] tại sa mạc.',
    'Cảng nhận hồ sơ từ [tháng 11=2016-11] đến hết [31/3/2017=2017-03-31].',
    'Họ gặp nhau [tháng 6=2024-06], cưới [tháng 12/2024=2024-12].',
    '[Bốn năm sau=2028], [năm 1948=1948], bà qua đời vào [ngày 13/8=1948-08-13].',
  ]);

  describe('names and figures', () => {
    table({ published }, [
      'Vòng loại World Cup 2026 khu vực châu Á.',
      'Luật Khám bệnh, chữa bệnh 2023 có nhiều điểm mới.',
      'Đại hội đồng Công ước 2003 họp.',
      'Hội xuân Yên Tử 2017 khai mạc.',
      'Chủ nhân Nobel Hòa bình 2019 lên tiếng.',
      'Bạn đọc Duyên Hải Hôm Nay gửi ảnh.',
      'Tàu Phú Quý II rời bến.',
      'Sau Siêu thứ Ba, cuộc đua đã rõ.',
      'Nhập viện Nhi Đồng 1 vì sốt.',
      'Hội nghị G7 ở Ý.',
      'Airbus A320-200, F-16, iOS 17.5.1 và U23.',
      'Điểm 9/10, 8/10 người và 3/5 sao.',
      'Giá tăng 0,3 điểm phần trăm.',
      'Robusta cùng kỳ hạn đi ngang.',
      'Quả cầu vàng: Xem nhiều nhất.',
      'Khóa K65, thế hệ 9X, lô 12/5.',
      'Số tài khoản 0123456789012.',
      'Tọa độ 16,05 độ vĩ bắc.',
    ]);
  });
});
