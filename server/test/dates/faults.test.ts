import { table } from './cases';

/** Kinds of trouble with real texts, each with what is close to it. Friday 2024-12-20. */
const published = '2024-12-20';

describe('dates: days that do not exist', () => {
  table({ published }, [
    'Họ cưới [ngày 29/02/2023=].',
    'Hạn chót là [ngày 31 tháng 4=].',
    'Hội chợ mở [28-29/2/2023=].',
    'Hội chợ mở từ [28 đến 29/2/2023=].',
    'Hội chợ mở [28/2-29/2/2023=].',
    'Hội chợ mở [29/2-2/3/2023=].',
    'Hạn chót là [ngày 31/4=].',
    'Họ cưới [ngày 32/1/2024=].',
    '[Ngày 29 và 30/2/2023=] có hội.',
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
    'It ran [February 28-29, 2023=].',
    'It ran from [29 to 31 April 2024=].',
    'It ran [February 28-29, 2024=2024-02-28/2024-02-29].',
    'It ends on [30 June 2024=2024-06-30].',
    'It ended on [February 29, 2024=2024-02-29].',
  ]);
});

describe('dates: behind the year 9999 and before 0000 there are no values', () => {
  table({ published: '9999-12-31' }, [
    'Họ gặp nhau [hôm nay=9999-12-31], rồi [ngày mai=].',
    'Họ gặp nhau [tuần này=9999-W52], [tuần sau=].',
    'Họ gặp nhau [năm tới=] và [năm học tới=].',
    'Họ gặp nhau [sáng mai=TIME] và [20h ngày mai=TIME].',
    'Hội mở [30/12 đến 2/1=].',
    'Hai bên gặp [ngày 1/1=], [hai ngày sau=] lại gặp.',
    'Họ về quê [mùng 1 Tết=].',
  ]);
  table({ published: '9999-12-31', lang: 'en' }, [
    'They meet [tomorrow=], not [today=9999-12-31].',
    'They meet [next year=] or [next weekend=].',
    'It ended [last century=98], not [next century=].',
  ]);
  table({ published: '0001-01-02', lang: 'en' }, [
    'They met [yesterday=0001-01-01].',
    'They met [10 years ago=] or [last century=].',
    'They met [last year=0000].',
  ]);
});

describe('dates: a year for all that are joined', () => {
  table({ published }, [
    'Lãi [quý III và IV năm ngoái=2023-Q3/2023-Q4] giảm.',
    '[Quý I=2023-Q1] và [quý II/2023=2023-Q2] giảm.',
    'Lãi [quý I=2023-Q1], [quý II=2023-Q2] và [quý IV năm ngoái=2023-Q4] giảm.',
    'Lãi [quý I, II và III năm ngoái=2023-Q1/2023-Q3] giảm.',
    'Lãi [quý I=2025-Q1], 3 và 4 đều là số.',
    'Hạn hán [tháng 5=2023-05], [6/2023=2023-06].',
    'Trời mưa [ngày 5=2024-11-05] và [ngày 7 tháng trước=2024-11-07].',
    'Trời mưa [ngày 5=2023-09-05], [ngày 7 tháng 9 năm ngoái=2023-09-07].',
    'Giá tăng [tháng 3=2023-03] và [tháng 4 năm ngoái=2023-04].',
    'Giá tăng [tháng 12=2022-12] và [tháng 1 năm ngoái=2023-01].',
    'Mưa [ngày 5/9=2023-09-05] và [7/9/2023=2023-09-07].',
    'Mưa [ngày 5/9/2022=2022-09-05] và [7/9/2023=2023-09-07].',
    'Giá tăng [tháng 3=2024-03] nhưng giảm [tháng 4 năm ngoái=2023-04].',
    'Lãi [quý I=2022-Q1] và III [năm 2022=2022] giảm.',
    'Lãi [quý I=2023-Q1], III [năm ngoái=2023] giảm.',
    'Giá tăng [tháng 11, 12 năm ngoái=2023-11/2023-12].',
    'Giá tăng [tháng 3=2022-03] và 5 [năm 2022=2022].',
    'Giá tăng [tháng 3=2024-03] và 5 người bị phạt.',
    'Giá tăng [tháng 3=2024-03], 4 người bị phạt.',
    'Lãi [quý III=2024-Q3] và hai người bị phạt.',
    'Lãi [quý 3=2024-Q3] và 4 công ty bị phạt.',
  ]);
  table({ published, lang: 'en' }, [
    'Profit fell in [Q3=2023-Q3] and [Q4 last year=2023-Q4].',
    'Profit fell in [the first and second quarters of last year=2023-Q1/2023-Q2].',
    'Profit fell in [the third quarter of 2023=2023-Q3] and in the second half of the game.',
    'Profit fell in [March=2023-03] and [April last year=2023-04].',
    'Rain fell on [May 3=2023-05-03] and [May 9, 2023=2023-05-09].',
    'Profit fell in [March=2023-03], [April=2023-04] and [July 2023=2023-07].',
    'Profit fell in [Q3=2024-Q3] but not in [Q4 last year=2023-Q4].',
  ]);
});

describe('dates: hours from and to', () => {
  table({ published }, [
    'Đường cấm xe [16-19h=T16:00/T19:00].',
    'Quán mở cửa [8-11h=T08:00/T11:00] rồi nghỉ.',
    'Họ tiếp dân [8-11h=T08:00/T11:00] và [13h30-17h=T13:30/T17:00].',
    'Họ tiếp dân [7-11h=T07:00/T11:00], [14-17h=T14:00/T17:00].',
    'Chuyến bay mất [8-11h=PT8H/PT11H] và hai lần dừng.',
    'Đường cấm xe [16h-19h=T16:00/T19:00].',
    'Đường cấm xe từ [8-11h=T08:00/T11:00].',
    'Đường cấm xe từ [8-11 giờ=T08:00/T11:00].',
    'Đường cấm xe từ [16-19h ngày 22/12=2024-12-22T16:00/2024-12-22T19:00].',
    'Thuốc có tác dụng trong [12-16h=PT12H/PT16H].',
    'Chờ [2-3h=PT2H/PT3H] mới tới lượt.',
    'Ngủ [14-16h=PT14H/PT16H].',
  ]);
  table({ published, lang: 'en' }, [
    'It is shut [8-10am=T08:00/T10:00] for cleaning.',
    'Open [9-11 a.m.=T09:00/T11:00], it said.',
    'Doors open [7-9pm=T19:00/T21:00].',
    'It is shut [11-1pm=T11:00/T13:00] and [2pm-4pm=T14:00/T16:00].',
    'They won 9-11 at home.',
    'They won 9-11 and left.',
  ]);
});

describe('dates: blanks and signs that are not seen', () => {
  table({ published }, [
    'Họ họp [ngày 12 / 3 / 2024=2024-03-12].',
    'Họ họp [ngày 12/ 3/2024=2024-03-12].',
    'Họ họp [12 – 3 – 2024=2024-03-12].',
    'Ông sinh [12 . 3 . 1990=1990-03-12].',
    'Họ họp [ngày 12/ 3=2024-03-12].',
    'Họ họp [tháng 3 / 2024=2024-03].',
    'Họ họp [2/9 - 4/9 tới=2025-09-02/2025-09-04].',
    'Họ họp [ngày 12\u200b/3/2024=2024-03-12].',
    'Họ họp [ng\u200bày\u2060 12/3/20\u00ad24=2024-03-12].',
    'Họ họp \ufeff[hôm\u200d nay=2024-12-20]\u200b.',
    'Tỉ số các ván là 12 - 3 - 2.',
    'Chia 12 . 3 rồi cộng 4.',
    'Kho có [ngày 12=2024-12-12] - 3 xe tải.',
  ]);
});

describe('dates: the coming weekday', () => {
  table({ published }, [
    'Trận đấu bị hoãn tới [Chủ nhật=2024-12-22].',
    'Trận đấu đã dời sang [thứ Hai=2024-12-23].',
    'Trường nghỉ đến hết [thứ Tư=2024-12-25].',
    'Ông phải ở lại đến [thứ Tư=2024-12-25].',
    'Họ chờ tới [Chủ nhật=2024-12-22].',
    'Phiên tòa chuyển sang [thứ Năm=2024-12-26].',
    'Trận đấu bị hoãn [Chủ nhật=2024-12-15].',
    'Từ đó tới [thứ Tư=2024-12-18], mưa chưa dứt.',
    'Họp [thứ Sáu tới=2024-12-27].',
    'Họp [thứ Sáu này=2024-12-20].',
  ]);
  table({ published, lang: 'en' }, [
    'It was postponed until [Monday=2024-12-23].',
    'It is closed until [Wednesday=2024-12-25].',
    'It is closed through [Sunday=2024-12-22].',
    'It was rescheduled for [Wednesday=2024-12-25].',
    'The vote was pushed back to [Sunday=2024-12-22].',
    'It was postponed on [Monday=2024-12-16].',
    'They meet [next Friday=2024-12-27].',
    'They meet [this Friday=2024-12-20].',
  ]);
});

describe('dates: the lunar calendar', () => {
  table({ published }, [
    'Hội mở [ngày 15/8 âm lịch năm 2023=2023-09-29].',
    'Giỗ cụ [ngày 1/2 nhuận năm 2023 âm lịch=2023-03-22].',
    'Giỗ cụ [ngày 10/6 nhuận năm 2025=2025-08-03].',
    'Chùa đông [Rằm tháng 6 nhuận năm 2025=2025-08-08].',
    'Chùa đông [rằm tháng 6 năm 2025=2025-07-09].',
    'Giỗ cụ [ngày 10 tháng 6 nhuận năm 2025=2025-08-03].',
    'Chùa đông [rằm tháng 7 nhuận năm 2025=].',
    '[Mười lăm tháng Giêng=2025-02-12] là hội làng.',
    '[Hăm ba tháng Chạp=2025-01-22], nhà nhà cúng ông Táo.',
    'Nhà nhà sum họp [ba mươi Tết=2025-01-28].',
    'Dự án chậm [mười lăm tháng=P15M].',
    'Dự án chậm [mười lăm tháng ba ngày=P15M3D].',
    'Nhà cúng vào [hăm bảy tháng Bảy=2024-08-30].',
    'Hội làng mở [mười hai tháng Ba âm lịch=2025-04-09].',
    'Thủ đô đông người [mười chín tháng Tám năm 1945=1945-08-19].',
    'Trồng mới [ba tháng=P3M], cây đã ra hoa.',
    'Bé mười lăm tháng tuổi.',
  ]);
});

describe('dates: a zone between the hour and its day', () => {
  table({ published }, [
    'Bóng lăn lúc [20h00 GMT+7 ngày 12/3=2024-03-12T20:00].',
    'Bóng lăn lúc [20h (giờ Hà Nội) ngày 12/3=2024-03-12T20:00].',
    'Bóng lăn lúc [20h00=T20:00] GMT+7 rồi nghỉ.',
    'Tàu rời bến lúc [7 giờ 30 GMT+7 ngày 12/3=2024-03-12T07:30].',
    'Tàu rời bến lúc [9 giờ 15 giờ địa phương ngày 12/3=2024-03-12T09:15].',
    'Tàu chạy [9 giờ=PT9H] 15 người mệt.',
  ]);
});

describe('dates: numbers that are no dates', () => {
  table({ published }, [
    'Nhà ở số 12/4 Trần Phú bị cháy.',
    'Có 6-7/10 hộ được vay.',
    'Có 3-4/10 trẻ bị ho.',
    'Có 7-8/10 nhà mất điện.',
    'Nghỉ từ [6-7/10=2024-10-06/2024-10-07] nhà máy vẫn trả lương.',
    'Phòng 1984 đã khóa.',
    'Xe lật trên quốc lộ 1970.',
    'Chuyến bay 1984 hạ cánh.',
    'Mưa [6-7/10=2024-10-06/2024-10-07] ở miền Trung.',
  ]);
  table({ published, lang: 'en' }, [
    'Room 1984 was locked.',
    'It crashed on Highway 1970.',
    '1980 of them survived.',
    'Only 1980 of the houses stood.',
    'In [1984=1984] it was locked.',
    'In [1980=1980], of course, it rained.',
  ]);
});

describe('dates: stamps', () => {
  table({ published, lang: 'en' }, [
    'Logged at [2023-07-01T08:15:00Z=2023-07-01T08:15:00].',
    'Logged [2023-07-01=2023-07-01]T99.',
  ]);
});

describe('dates: forms of English', () => {
  table({ published, lang: 'en' }, [
    '[Thu Oct 26 11:00:09 EDT 2023=2023-10-26T11:00:09]',
    'It sailed on [5-Nov-19=2019-11-05].',
    'It sailed on [5/Nov/1975=1975-11-05].',
    "It sailed on [Nov. 5th, '19=2019-11-05].",
    'Issue of [1975 Nov-Dec=1975-11/1975-12].',
    'Built [2017/Oct/31=2017-10-31].',
    'It falls on [the third Monday of January=2025-01-20].',
    'They met at [a quarter past nine=2024-12-20T09:15].',
    'It ended on the [twenty-first of June 2019=2019-06-21].',
    'It ends on [Jan 1 3000=3000-01-01].',
    'It took [5 1/2 hours=PT5H30M].',
    'It took [twenty four hours=PT24H].',
    'It took [twenty-four hours=PT24H].',
    "They meet on [Lunar New Year's Eve=2025-01-28].",
    'Open [Wednesdays=SET XXXX-WXX-3], [8-4=T08:00/T16:00]',
    'The twenty-first of them won.',
    'It has 3000 seats.',
    'A 5-Nov gene.',
    'He gave 5 1/2 apples.',
  ]);
});

describe('dates: before Christ', () => {
  table({ published }, [
    'Thành đắp từ [thế kỷ II TCN=BC01].',
    'Nghề có từ [2.000 năm trước Công nguyên=BC2000].',
    'Anh về quê [2 năm trước=2022].',
    'Thành đắp từ [thế kỷ thứ nhất trước Công nguyên=BC00].',
    'Thành đắp từ [thế kỷ thứ nhất=00] sau Công nguyên.',
    'Trống đúc ở [thế kỷ thứ IV - III TCN=BC03/BC02].',
    'Mộ có từ [thế kỷ 2 tr. CN=BC01], đền có từ [thế kỷ III-IV=02/03].',
    'Nước mất [năm 111 trước CN=BC0111].',
    'Hai bà khởi nghĩa [năm 40=0040] sau Công nguyên.',
    'Bà cưới năm 20 tuổi.',
  ]);
  table({ published, lang: 'en' }, ['It is of [the 5th century BC=BC04].', 'It is of [the 5th century=04].']);
});

describe('dates: kinds of real pages', () => {
  table({ published }, [
    'Thơ của Lý Bạch ([701-762=0701/0762]) vẫn được đọc.',
    'Thơ của Nguyễn Du ([1766 - 1820=1766/1820]) vẫn được đọc.',
    'Sau [một năm đầu tiên=P1Y], chị thấy con vui hơn.',
    'Tôi đi khám [cứ 3 tháng=SET P3M] và uống thuốc.',
    'Cứ [một phút=PT1M], lại có người mất.',
    '[Cả tuần nay=P1W], mưa không ngớt.',
    'Giá cả [năm ngoái=2023] tăng.',
    'Chỉ [vài ngày nữa=PXD], họ sẽ gặp nhau.',
    'Bà mất [ngày 5/12=2024-12-05]; [trước đó một ngày=2024-12-04] bà còn đi chợ.',
    'Họ cưới [tháng 9/2024=2024-09]. [Trước đó hơn 3 tháng=2024-06], họ gặp nhau.',
    '[Những năm gần đây=PXY], khách tăng.',
    'Đó là trường phái của [những năm 1980-1990=1980/1990].',
    'Lãi tăng so với cùng kỳ.',
    'Lãi tăng so với [cùng kỳ năm ngoái=2023].',
    'Chị P. sinh mổ thai 40 tuần.',
    'Chị P. nghỉ [40 tuần=P40W].',
    'Giá vé 1900-2000 đồng một lượt.',
    'Giai đoạn [1900-2000=1900/2000] có nhiều đổi thay.',
    '[20.07.2022=2022-07-20] | [11:00 AM=2022-07-20T11:00]',
    '[11:00=2022-07-20T11:00], [20/07/2022=2022-07-20]',
    'Họp [hôm qua=2024-12-19] và ăn [11h=T11:00].',
  ]);
  table({ published, lang: 'en' }, [
    'Prices of 1900-2000 dollars are rare.',
    'The years [1900-2000=1900/2000] are gone.',
    'Poems by Li Bai ([701-762=0701/0762]) are read.',
    '[July 20, 2022=2022-07-20], [11:00=2022-07-20T11:00]',
    'It opened at [8 p.m.=2024-03-12T20:00] on [March 12=2024-03-12].',
    'It opened at [8 p.m.=2024-12-20T20:00] and shut on [March 12=2024-03-12].',
  ]);
});

describe('dates: the year of an article of which nobody knows the day', () => {
  table({}, [
    // Days go on from the latest full date, back and forth.
    'Vụ cháy xảy ra [ngày 23/11/2016=2016-11-23]. [Ngày 7/2=2017-02-07], tòa tuyên án.',
    'Tòa họp [ngày 15/6/2016=2016-06-15]. [Ngày 10/1=2016-01-10], bị cáo bị bắt.',
    // An article is not older than any year that it tells.
    'Bác đến [ngày 31/1/1965=1965-01-31], rồi [năm 1969=1969] bác mất.\n[Ngày 6/2=XXXX-02-06], dân làng trồng cây.',
    // What is planned does not count.
    'Luật có hiệu lực [ngày 1/1/2016=2016-01-01], sẽ sửa [năm 2018=2018].\n[Ngày 6/2=2016-02-06], sở họp.',
    // A year that is told again and again.
    '[Năm 2017=2017] giá tăng. [Năm 2016=2016] giá giảm. [Năm 2017=2017] mưa nhiều, [năm 2017=2017] lũ lớn.\n[Ngày 6/2=2017-02-06], sở họp.',
    '[Năm 2017=2017] giá tăng. [Năm 2016=2016] giá giảm.\n[Ngày 6/2=XXXX-02-06], sở họp.',
    // The lunar new year says it as well.
    '[Năm 2017=2017] giá tăng. Chợ họp [mùng 6 Tết Đinh Dậu=2017-02-02].\n[Ngày 6/2=2017-02-06] sở kiểm tra.',
  ]);
});

describe('dates: a zone between the hour and its day', () => {
  table({ published }, [
    'Họp [8 giờ sáng giờ Hà Nội ngày 12/3=2024-03-12T08:00].',
    'Họp [20h00 (GMT+7) ngày 12/3=2024-03-12T20:00].',
    'Họp [20 giờ=T20:00] giờ Hà Nội.',
  ]);
  table({ published, lang: 'en' }, [
    'It begins at [8pm EST=2025-03-12T20:00] on [March 12=2025-03-12].',
    'It began at [8pm EST=2024-03-12T20:00] on [March 12=2024-03-12].',
    'It began at [20:00=2024-03-12T20:00] (GMT+7) on [12 March=2024-03-12].',
  ]);
});

describe('dates: numbers in words and parts', () => {
  table({ published, lang: 'en' }, [
    'It took [one hundred and twenty days=P120D].',
    'It took [two hundred and five hours=PT205H].',
    'It took [1½ days=P1.5D].',
    'It began at [ten minutes to five=2024-12-20T04:50].',
    'It began at [25 minutes past six=2024-12-20T06:25].',
    "They met on [Chinese New Year's Eve=2025-01-28].",
    'It is of [the 12th century B.C.E.=BC11]',
    'They came [2,000 years before Christ=BC2000].',
    'It took [ten minutes=PT10M] to five people.',
  ]);
});
