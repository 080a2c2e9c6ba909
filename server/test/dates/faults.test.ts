import { table } from './cases';

/** Kinds of trouble with real texts, each with what is close to it. Friday 2024-12-20. */
const published = '2024-12-20';

describe('dates: days that do not exist', () => {
  table({ published }, [
    'Họ cưới [ngày 29/02/2023=].',
    'Hạn chót là [ngày 31 tháng 4=].',
    'Hội chợ mở [28-29/2/2023=].',
    'Hạn chót là [ngày 31/4=].',
    'Sách in [30/2/2024=].',
    'Tàu về bến [2023-02-29=].',
    'Mưa lớn [sáng 31/6=TIME].',
    'Đơn nộp [ngày 29/2 năm ngoái=] bị trả.',
    'Hàng về từ [ngày 25/11 đến 31/11=].',
    'Cửa mở lúc [8h ngày 31/9=TIME].',
    'Họ cưới [ngày 29/02/2024=2024-02-29].',
    'Hạn chót là [ngày 30 tháng 4=2025-04-30].',
    'Anh được 31/4 phiếu.',
    'Đội đứng thứ 30/2 bảng.',
  ]);
  table({ published: '2023-03-02' }, [
    'Cô sinh [ngày 29/2=XXXX-02-29].',
    'Họ họp [hôm 28/2=2023-02-28] và [ngày 31=XXXX-XX-31].',
  ]);
  table({ published, lang: 'en' }, [
    'It ends on [31 June 2024=].',
    'It ended on [February 29, 2023=].',
    'It ended on [April 31=].',
    'It ends on [30 June 2024=2024-06-30].',
    'It ended on [February 29, 2024=2024-02-29].',
  ]);
});

describe('dates: a year for all that are joined', () => {
  table({ published }, [
    'Lãi [quý III và IV năm ngoái=2023-Q3/2023-Q4] giảm.',
    '[Quý I=2023-Q1] và [quý II/2023=2023-Q2] giảm.',
    'Lãi [quý I=2023-Q1], [quý II=2023-Q2] và [quý IV năm ngoái=2023-Q4] giảm.',
    'Giá tăng [tháng 3=2023-03] và [tháng 4 năm ngoái=2023-04].',
    'Giá tăng [tháng 12=2022-12] và [tháng 1 năm ngoái=2023-01].',
    'Mưa [ngày 5/9=2023-09-05] và [7/9/2023=2023-09-07].',
    'Mưa [ngày 5/9/2022=2022-09-05] và [7/9/2023=2023-09-07].',
    'Giá tăng [tháng 3=2024-03] nhưng giảm [tháng 4 năm ngoái=2023-04].',
    'Lãi [quý III=2024-Q3] và hai người bị phạt.',
    'Lãi [quý 3=2024-Q3] và 4 công ty bị phạt.',
  ]);
  table({ published, lang: 'en' }, [
    'Profit fell in [Q3=2023-Q3] and [Q4 last year=2023-Q4].',
    'Profit fell in [March=2023-03] and [April last year=2023-04].',
    'Rain fell on [May 3=2023-05-03] and [May 9, 2023=2023-05-09].',
    'Profit fell in [March=2023-03], [April=2023-04] and [July 2023=2023-07].',
    'Profit fell in [Q3=2024-Q3] but not in [Q4 last year=2023-Q4].',
  ]);
});

describe('dates: hours from and to', () => {
  table({ published }, [
    'Đường cấm xe [16-19h=T16:00/T19:00].',
    'Đường cấm xe [16h-19h=T16:00/T19:00].',
    'Đường cấm xe từ [8-11h=T08:00/T11:00].',
    'Đường cấm xe từ [8-11 giờ=T08:00/T11:00].',
    'Đường cấm xe từ [16-19h ngày 22/12=2024-12-22T16:00/2024-12-22T19:00].',
    'Thuốc có tác dụng trong [12-16h=PT12H/PT16H].',
    'Chờ [2-3h=PT2H/PT3H] mới tới lượt.',
    'Ngủ [14-16h=PT14H/PT16H].',
  ]);
});
