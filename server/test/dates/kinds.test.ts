import { table } from './cases';

const published = '2024-08-28';

/** Kinds of expressions that real pages were read wrongly in, and what looks like them. */
describe('dates: a time with its day', () => {
  table({ published }, [
    'Cháu vào lớp lúc [7h sáng ngày 27/8=2024-08-27T07:00], về lúc [11h cùng ngày=2024-08-27T11:00].',
    'Tàu tới lúc [8h30 sáng 4/6=2024-06-04T08:30].',
    'Họ gặp nhau [ngày 2/8=2024-08-02]; [13h hôm sau=2024-08-03T13:00], đoàn lên đường.',
    'Cấm đường từ [8h đến 11h30 ngày 5/9=2024-09-05T08:00/2024-09-05T11:30].',
  ]);
});

describe('dates: two ends', () => {
  table({ published }, [
    'Nghỉ từ [ngày 30/4 đến 5/5=2024-04-30/2024-05-05].',
    'Mùa lễ từ [30-4 đến 3-5 năm nay=2024-04-30/2024-05-03].',
    'Anh ở đó từ [3 đến 5 năm nay=P3Y/P5Y].',
    'Nghỉ từ [10 đến 15/5=2024-05-10/2024-05-15].',
    'Nghỉ [2/9 - 4/9 tới=2024-09-02/2024-09-04].',
    'Phố vắng [những năm 1980-1990=1980/1990].',
    'Giá từ 2000-2500 USD một chiếc.',
  ]);
});

describe('dates: from what was told', () => {
  table({ published }, [
    'Lúc [7h ngày 27/8=2024-08-27T07:00], cháu ngã. [Một giờ sau=2024-08-27T08:00], cô giáo gọi xe.',
    'Lúc [23h40 ngày 26/8=2024-08-26T23:40], lửa bùng lên. [30 phút sau=2024-08-27T00:10], nhà sập.',
    'Ông ngã [ngày 5/8=2024-08-05]. Cách đó vài mét là cổng.',
    'Bà đến [ngày 5/8=2024-08-05]. [Cách đó 2 ngày=2024-08-03], bà gọi điện.',
    'Áo này cô mặc [cách đó vài ngày=PXD].',
    'Chỉ [ít ngày trước=PXD], ông còn chạy bộ.',
    'Họ phải chờ [hai giờ=PT2H] sau khi tàu cập bến.',
    '[Trước đó một ngày=2024-08-27], họ về nước.',
  ]);
});

describe('dates: narrowing words', () => {
  table({ published }, [
    'Máy ra mắt [ngày 20/4 vừa qua=2024-04-20].',
    '[Hôm 7/3 vừa qua=2024-03-07], đội về nước.',
    'Bà tới [ngày 20/4=2024-04-20] vừa thăm quê vừa nghỉ.',
    'Miễn phí trong [3 tuần đầu=P3W].',
    'Thu ngân sách [ba tháng đầu năm=2024-Q1] tăng.',
    'Đây là lễ hội [thường niên=SET P1Y] của xã.',
    'Họp ĐHĐCĐ thường niên tại Huế.',
    'Cháu khóc vào [giữa đêm=TNI].',
  ]);
});
