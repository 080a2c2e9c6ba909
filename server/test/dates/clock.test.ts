import { strict as assert } from 'node:assert';
import { suggest, table } from './cases';

const published = '2024-08-28';

describe('dates: clock times', () => {
  table({ published }, [
    'Xe đi 2 chiều qua hầm, đường hai chiều qua trung tâm.',
    'Trận thứ hai [chiều qua=2024-08-27TAF] đã hoãn.',
    'Đoàn về Hải Phòng [Chiều nay=2024-08-28TAF] theo lịch.',
    'Ảnh: Cảnh Tuấn [Sáng 26/8=2024-08-26TMO], chùa đông khách.',
    'Anh Nguyễn Văn Sáng vừa tới, chị Lê Thị Chiều Nay cũng vậy.',
    '[Ban ngày=TDT] nắng, [ban đêm=TNI] lạnh, [sáng sớm=TMO] có sương, [chiều tối=TEV] mưa.',
    'Các ban [ngày 26/8=2024-08-26] họp chung.',
    'Mở cửa [20h tối=T20:00] [thứ Bảy hằng tuần=SET XXXX-WXX-6].',
    'Tàu rời ga lúc [15h30 ngày 26/8=2024-08-26T15:30].',
    'Bão vào bờ lúc [7 giờ sáng 26/8=2024-08-26T07:00].',
    'Trận đấu bắt đầu lúc [19h=T19:00].',
    'Cửa mở lúc [9h15=T09:15] và đóng lúc [13h40=T13:40].',
    'Hẹn nhau [9 giờ tối=T21:00].',
    'Tới nơi lúc [5 giờ 30 phút sáng 13-8=2024-08-13T05:30].',
    'Thông báo lúc [11:00=T11:00] nhắc lại lịch.',
    '[20.07.2022=2022-07-20] | [11:00 AM=2022-07-20T11:00]',
    '[26/08/2024=2024-08-26] [16:05=2024-08-26T16:05] GMT+7',
    '[Thứ Hai, 26/08/2024=2024-08-26] - [09:15=2024-08-26T09:15]',
    'Còi vang lên lúc [3h sáng nay=2024-08-28T03:00].',
    'Gọi nhau dậy lúc [bốn giờ sáng=T04:00].',
    'Họp lại vào [14 giờ=T14:00].',
    'Cấm xe từ [0 giờ ngày 1/9=2024-09-01T00:00].',
    'Hẹn gặp [12 giờ trưa mai=2024-08-29T12:00].',
    'Mở bán [11 giờ kém 15=T10:45].',
    'Lượt về đá [20h30 thứ Bảy=2024-08-24T20:30].',
    'Nộp hồ sơ trước [17h=T17:00] [mỗi ngày=SET P1D].',
    'Lò chạy lại [13h45 phút ngày 30.7=2024-07-30T13:45].',
    'Đến [17 giờ 15 hôm qua=2024-08-27T17:15], lửa tắt.',
    'Tới gần [11h hôm qua=2024-08-27T11:00], xe mới tới.',
    'Lúc gần [4 giờ sáng nay=2024-08-28T04:00], xe lật.',
    'Phim chiếu [20h=T20:00] [Chủ nhật hằng tuần=SET XXXX-WXX-7].',
    'Đêm nhạc mở màn [20g ngày 14-9=2024-09-14T20:00].',
    'Bóng lăn lúc [18g=T18:00].',
    'Chờ [gần hai giờ=PT2H] [sáng 26/8=2024-08-26TMO].',
  ]);

  describe('no clock times', () => {
    table({ published }, [
      'Xe chạy 60km/h rồi dừng.',
      'Màn hình tỉ lệ 16:9 rất rộng.',
      'Bản đồ 1:5000 được in lại.',
      'Vận động viên về đích sau [3 giờ=PT3H].',
      'Tốc độ 5 m/s là gió cấp 3.',
      'Cổng H7 vắng khách.',
      'Bộ lọc 25:61 không phải giờ.',
      'Máy dùng lên đến [13 giờ=PT13H].',
      'Chai nước Hồ Gươm 90H20.',
      'Thêm 20g bột (18g mỗi phần).',
      'Đưa người bệnh đi viện trước [24 giờ=PT24H].',
    ]);
  });
});

/** A zone is no part of span or value; it makes "15 giờ" a time of day and is told beside the value. */
describe('dates: time zones', () => {
  table({ published }, [
    'Trận đấu bắt đầu lúc [15h=T15:00] GMT.',
    'Bóng lăn [15h=T15:00] GMT, tức [22 giờ=T22:00] giờ Việt Nam.',
    'Đăng lúc [11h00=T11:00] (GMT+7).',
    'Cập nhật: [10:30=T10:30] (UTC +7)',
    'Ông phát biểu [10 giờ sáng=T10:00] giờ Hà Nội.',
    'Kết quả có lúc [19h57=T19:57] theo giờ Brasilia.',
    'Máy bay cất cánh [8 giờ=T08:00] (giờ địa phương).',
    'Phiên họp mở [9 giờ=T09:00] giờ miền Đông nước Mỹ.',
    'Cuộc tranh luận bắt đầu [21h=T21:00] ET.',
    'Tên lửa rời bệ [19h20 ngày 25/8=2024-08-25T19:20] (giờ Hà Nội).',
    '[Hôm qua=2024-08-27], [19h34=2024-08-27T19:34] giờ Hà Nội, tàu hạ cánh.',
    'Ông nói [tối 11/8=2024-08-11TEV] (giờ địa phương).',
  ]);
  describe('no zones', () => {
    table({ published }, [
      'Anh chờ [15 giờ=PT15H] giờ mới được về.',
      'Họ làm [8 giờ=PT8H] (giờ hành chính).',
      'Đêm trước giờ G, ai cũng hồi hộp.',
      'Phim ET được chiếu lại.',
      'Còn [15 giờ=PT15H] theo lịch.',
    ]);
  });

  const zones: readonly (readonly [text: string, zone: string | undefined])[] = [
    ['Lúc 15h GMT.', 'GMT'],
    ['Lúc 11h00 (GMT +7).', 'GMT +7'],
    ['Lúc 9h15 theo giờ New York, phiên họp mở.', 'giờ New York'],
    ['Sáng nay (giờ Hà Nội), ông phát biểu.', 'giờ Hà Nội'],
    ['Ngày 18/8 (giờ địa phương), lệnh được ký.', 'giờ địa phương'],
    ['Lúc 9h15 (giờ G), pháo nổ.', undefined],
    ['Lúc 9h15 et cetera.', undefined],
  ];
  for (const [text, zone] of zones) {
    it(`${text} ${zone ?? 'none'}`, () => assert.equal(suggest(text, published)[0]?.zone, zone));
  }
});

describe('dates: weekdays', () => {
  table({ published }, [
    'Chợ họp [thứ Hai=2024-08-26].',
    'Trong phiên [thứ Ba=2024-08-27], sàn đỏ lửa.',
    'Đội tập lại [hôm thứ Bảy=2024-08-24].',
    'Ông sẽ tới Huế [thứ Sáu=2024-08-30].',
    'Trận đấu [thứ Bảy tới=2024-08-31] bị hoãn.',
    'Giá lập đỉnh [thứ Sáu tuần trước=2024-08-23].',
    'Phim chiếu [thứ Tư tuần sau=2024-09-04].',
    'Họp [thứ Hai, ngày 9/9=2024-09-09] tại sở.',
    '[Thứ Ba, 10/09/2024=2024-09-10]',
    'Họ cưới [Chủ nhật=2024-08-25].',
    'Mưa từ [Chủ nhật vừa qua=2024-08-25].',
    'Lịch đổi vào [thứ 6=2024-08-23].',
    'Nghỉ bù [thứ Hai tới, ngày 2/9=2024-09-02].',
    'Mở cửa [thứ Tư=2024-08-28] như thường.',
    'Nghỉ bù [ngày thứ 6 tuần sau=2024-09-06].',
  ]);
  describe('no weekdays', () => {
    table({ published }, [
      'Nhà máy thứ hai sắp khởi công.',
      'NHÀ MÁY THỨ HAI SẮP KHỞI CÔNG',
      'Lần thứ ba liên tiếp, đội thua.',
      'Thứ hai, giá điện còn thấp.',
      'Anh về đích thứ 4.',
      'Đứng thứ 7 trên bảng xếp hạng.',
      'Con thứ sáu trong nhà.',
      'Ông chủ người Nhật mua lại xưởng.',
      'Công chúa Nhật lấy thường dân.',
      'Ông dự Chiến tranh thế giới thứ Hai.',
      'Sau Thế chiến thứ Hai, cầu được xây lại.',
      'Sang [ngày thứ 3=P3D], chân anh phồng rộp.',
      'Chủ Nhật Bản Tower là ai?',
    ]);
  });
});
