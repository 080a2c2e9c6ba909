import { table } from './cases';

const published = '2017-06-14';

/** Manners of the Vietnamese press, and what looks like them. */
describe('dates: an hour right before its day', () => {
  table({ published }, [
    'Trận đấu diễn ra lúc [19h 17/6=2017-06-17T19:00] trên sân nhà.',
    'Phát lại lúc [19h30 17-6=2017-06-17T19:30].',
    '[20h=2017-06-17T20:00], [17/6=2017-06-17], hai đội gặp nhau.',
    'Lúc [8h=T08:00] 5/7 hộ đã dọn đi.',
  ]);
});

describe('dates: hours and minutes that last', () => {
  table({ published }, [
    'Chuyến bay mất [1h30 phút=PT1H30M].',
    'Ca mổ kéo dài [2h15=PT2H15M].',
    'Sau [1h20 phút=PT1H20M], lửa tắt.',
    'Sau [22h30=T22:30], phố vắng.',
    'Tàu chạy lúc [1h30 phút=T01:30].',
  ]);
});

describe('dates: running months', () => {
  table({ published }, [
    'Các [tháng 5, 6 và 7=2017-05/2017-07], khách tăng.',
    'Các [tháng 5, 6 và 7/2016=2016-05/2016-07], khách tăng.',
    'Mưa lớn vào [tháng 9, 10=2017-09/2017-10].',
    'Vào [tháng 9=2017-09], 10 người bị bắt.',
    'Vào [tháng 5=2017-05], 6 và 8 đội dự giải.',
  ]);
});

describe('dates: nights that lead to a day', () => {
  table({ published: '2016-12-03' }, [
    'Vụ việc xảy ra [đêm 30=2016-11-30TNI], [rạng sáng 1/12=2016-12-01TMO].',
    'Pháo hoa nổ [đêm 31=2015-12-31TNI], [rạng sáng 1/1 năm nay=2016-01-01TMO].',
    'Vụ việc xảy ra [đêm 12=2016-11-12TNI] [rạng sáng 13/11=2016-11-13TMO].',
    'Mưa từ [tối 31=2015-12-31TEV] đến [sáng 1/1/2016=2016-01-01TMO].',
  ]);
});

describe('dates: plans of years', () => {
  table({ published }, [
    'Kế hoạch [5 năm=P5Y] [2016-2020=2016/2020] của tỉnh.',
    'Lãi [quý 4 năm 2015=2015-Q4] giảm.',
  ]);
});

describe('dates: lengths in two neighbouring numbers', () => {
  table({ published }, [
    'Ông phải mất [7, 8 năm=P7Y/P8Y] mới hiểu.',
    'Học hết lớp 7, [8 năm sau=2025] anh lấy vợ.',
    'Xe nặng 1,5 tấn.',
  ]);
});

describe('dates: how often', () => {
  table({ published }, [
    'Uống [2 lần mỗi ngày=SET P1D] sau bữa ăn.',
    'Tập [3 lần mỗi tuần=SET P1W].',
    'Họp [hai lần một năm=SET P1Y].',
    'Hội mở [mỗi năm một lần=SET P1Y].',
    'Uống [mỗi ngày 2 lần=SET P1D].',
    '[Mỗi năm=SET P1Y] một lần nữa họ lại đến.',
    'Mở cửa [hằng ngày=SET P1D], trừ [Chủ nhật=SET XXXX-WXX-7].',
    'Hàng năm trăm người kéo đến.',
  ]);
});

describe('dates: weekdays on stamps and in brackets', () => {
  table({ published }, [
    '[T2, 10/10/2016=2016-10-10]',
    '[CN, 09/10/2016=2016-10-09]',
    'Nhà ga T2, [12/6=2017-06-12].',
    '[Thứ 4=2017-06-14] ([14/6=2017-06-14]), giá tăng.',
    'Đội xếp thứ 4 (12 điểm).',
    '[Ngày Chủ nhật=2017-06-11] ([11/6=2017-06-11]), ông đi câu.',
  ]);
});

describe('dates: feasts with their lunar day', () => {
  table({ published }, [
    'Lễ [Giỗ Tổ Hùng Vương 10/3 âm lịch=2017-04-06] rất đông.',
    'Lễ [Giỗ Tổ Hùng Vương 10/3=2017-04-06] rất đông.',
    'Lễ [Giỗ Tổ Hùng Vương 6/4=2017-04-06] rất đông.',
  ]);
});

describe('dates: what is none', () => {
  table({ published }, [
    'Nạn nhân ở 12/5 Lý Thường Kiệt.',
    'Camera hoạt động 24/7 tại đây.',
    'Ai ngờ bỗng một ngày sàn nhà sập.',
    'Một ngày nọ, anh bỏ đi.',
    'Bộ phim 1990 gây sốt.',
    'Anh nghỉ đến [hết năm=2017-END].',
    'Bài đăng [3 giờ trước=PT3H].',
    'Anh chờ [3 giờ=PT3H] trước khi tàu chạy.',
    'Lễ khai giảng [5/9=2017-09-05].',
  ]);
});

describe('dates: blanks that are missing or too many', () => {
  table({ published }, [
    'Công an [ngày12/6=2017-06-12] bắt hai người.',
    '[Tối12/6=2017-06-12TEV], lửa bùng lên.',
    'Anh sinh [ngày 12/6/ 2007=2007-06-12] ở Huế.',
    'Lúc [7h 30 ngày 12/6=2017-06-12T07:30], chị rời nhà.',
    'Lúc [7 h 30 sáng 12/6=2017-06-12T07:30], chị rời nhà.',
    'Cách đó 7 h 30 m là cổng.',
    'Chuyến A12/6 bị hoãn.',
  ]);
});

describe('dates: hours and weekdays of a timetable', () => {
  table({ published }, [
    'Giờ cao điểm [sáng 6h30 - 8h30=T06:30/T08:30], [chiều 4h30-6h30=T16:30/T18:30].',
    'Khung giờ [6 giờ - 9 giờ=T06:00/T09:00].',
    'Mở cửa từ [thứ Hai đến thứ Sáu=SET XXXX-WXX-1/XXXX-WXX-5].',
    'Giờ hành chính: từ [thứ 2 đến thứ 6=SET XXXX-WXX-1/XXXX-WXX-5].',
    'Lớp học từ [thứ Hai đến thứ Sáu hằng tuần=SET XXXX-WXX-1/XXXX-WXX-5].',
    'Mưa từ [thứ Hai đến thứ Sáu=2017-06-12/2017-06-16].',
    'Khám vào [chiều thứ 3=SET XXXX-WXX-2TAF], [thứ 5 hằng tuần=SET XXXX-WXX-4].',
    'Họp vào [ngày thứ hai 12/6=2017-06-12].',
    '[Ngày thứ hai=P2D] của giải có 12 trận.',
  ]);
});

describe('dates: lengths up to, feasts in small letters, numbers behind parts of the day', () => {
  table({ published }, [
    'Trận kéo dài tới [3 giờ 38 phút=PT3H38M].',
    'Vào lúc [3 giờ 38 phút=T03:38], đất rung.',
    'Ăn tiết canh [ngày 30 tết=2017-01-27] rồi sốt.',
    'Nhà có 30 tết tóc.',
    'Nhiệm kỳ[2020-2025=2020/2025] có 50 ủy viên.',
    'Uống nước [buổi sáng=TMO] 1. Uống ấm.',
    'Trong [6 tháng=P6M] trước "đêm quyết định", ông kiêng.',
  ]);
});

describe('dates: ages of children', () => {
  table({ published }, [
    'Thai được 30 tuần, chị nhập viện.',
    'Chị bầu 5 tháng vẫn đi làm.',
    'Trẻ dưới 6 tháng bú mẹ hoàn toàn.',
    'Bé gái 18 tháng bị bỏ rơi.',
    'Bé [3 tháng nay=P3M] không ăn.',
    'Sau [6 tháng=P6M], bé đã khỏe.',
    'Cô kể rằng trẻ học [3 tháng=P3M] là biết đọc.',
  ]);
});

describe('dates: months summed up', () => {
  table({ published }, [
    'Lũy kế [5 tháng=2017-01/2017-05], doanh thu tăng.',
    'Tính chung [4 tháng=2017-01/2017-04], cả nước có 9 vụ.',
    'Tính chung [3 tháng qua=P3M], giá giảm.',
    'Thanh lý [5 tháng=P5M] là xong.',
    'Ánh sáng, bóng tối, chiều cao, chiều rộng.',
    'Trường THCS 19/5 có 20 lớp.',
  ]);
});

describe('dates: what comes after', () => {
  table({ published }, [
    '[Hai năm nữa=2019], cầu sẽ xong.',
    'Họ phải chờ [hai năm=P2Y] nữa.',
    '[Năm 2012=2012], anh mất việc. [Năm sau=2013], anh mở quán.',
    '[Năm 2012=2012], anh mất việc. [Năm sau=2018], anh sẽ về hưu.',
    'Anh hẹn [năm sau=2018] sẽ về.',
  ]);
});

describe('dates: thousands of years, captions, comparisons', () => {
  table({ published }, [
    'Người xưa sống ở đây [43 - 47.000 năm=P43000Y/P47000Y] trước.',
    'Ảnh: TTXVN [Chiều ngày 26/5=2017-05-26TAF], bộ họp.',
    'Cô thấy hạnh phúc hơn cả ngày cưới.',
    'Cô khóc [cả ngày=P1D].',
  ]);
});
