import { table } from './cases';

const published = '2024-08-28';

describe('dates: relative to the publication', () => {
  table({ published }, [
    'Chợ vắng [hôm nay=2024-08-28].',
    'Trận mưa [hôm qua=2024-08-27] gây ngập.',
    'Đoàn tới [hôm kia=2024-08-26].',
    'Tàu cập bến [ngày mai=2024-08-29].',
    'Vòng hai đấu [ngày kia=2024-08-30].',
    'Người dân xếp hàng [ngày hôm qua=2024-08-27].',
    'Giá [tuần trước=2024-W34] cao hơn [tuần này=2024-W35].',
    'Kết quả có trong [tuần tới=2024-W36].',
    'Khách giảm [tuần qua=2024-W34].',
    'Khách giảm [tuần vừa qua=2024-W34].',
    'Lịch SEA Games 29 [ngày mai=2024-08-29] có môn vật.',
    'Con vào lớp một [sang năm=2025].',
    'Dự án kéo [sang năm=2025], hoặc sang [năm 2026=2026].',
    'Kiểm toán chỉ ra từ [năm vừa qua=2023].',
    'Giá rơi từ [tháng 12 năm vừa qua=2023-12].',
    'Hạn nộp lùi tới [tháng sau=2024-09].',
    'Lạm phát [tháng trước=2024-07] hạ nhiệt.',
    'Xưởng mở lại [tháng này=2024-08].',
    'Mức đỉnh của [năm trước=2023] bị phá.',
    'Xây xong [năm kia=2022].',
    'Anh nghỉ việc [3 năm trước=2021].',
    'Cây được trồng [cách đây 3 năm=2021].',
    'Hai bên gặp nhau [ba tháng trước=2024-05].',
    'Vụ việc xảy ra [3 ngày trước=2024-08-25].',
    'Ông bỏ học [gần 40 năm trước=1984].',
    'Nhà dựng [hai mươi năm về trước=2004].',
    'Họ quay lại [hai tuần trước=2024-W33].',
    'Khác hẳn [thế kỷ trước=19], nay ai cũng có máy.',
  ]);

  describe('parts of the day', () => {
    table({ published }, [
      'Tàu rời ga [sáng 26/8=2024-08-26TMO].',
      'Họp báo mở [chiều 26-8=2024-08-26TAF] tại Huế.',
      'Lửa bùng lên [rạng sáng nay=2024-08-28TMO].',
      'Nước rút [tối qua=2024-08-27TEV].',
      'Gió mạnh dần [đêm qua=2024-08-27TNI].',
      'Phiên tòa mở lại [sáng mai=2024-08-29TMO].',
      'Mưa tạnh [trưa nay=2024-08-28TMI].',
      'Pháo hoa bắn [tối thứ Bảy=2024-08-24TEV].',
      'Đoàn tới nơi [chiều muộn 25/8=2024-08-25TAF].',
      'Cháy chợ [đêm 5/8=2024-08-05TNI].',
      'Biển động [sáng sớm 27/8=2024-08-27TMO].',
      'Đường thông [tối Chủ nhật tuần trước=2024-08-25TEV].',
      'Bến đóng [nửa đêm=TNI] mới mở.',
      'Cô tập đàn vào [buổi sáng=TMO].',
      'Chào cờ [sáng mùng 1 Tết=2024-02-10TMO].',
    ]);
  });

  describe('no days', () => {
    table({ published }, [
      'Chiều cao của tháp là 54 m.',
      'Mức tối đa không đổi.',
      'Sáng tạo là sức mạnh.',
      'Hiện nay, gần đây và vừa qua không phải là ngày.',
      'Ngày nay ai cũng có điện thoại.',
      'Từ trước đến nay chưa ai làm vậy.',
      'Trước đó, ông làm thợ mộc.',
      'Mai vàng nở rộ khắp vườn.',
      'Xe tải lao sang năm người đi đường.',
      'Con đường sang năm tỉnh khác.',
    ]);
  });
});

describe('dates: against the date spoken of', () => {
  table({ published }, [
    '[Tháng 3/2023=2023-03], ông thăm Tokyo. [Hai tháng sau đó=2023-05], đoàn chuyên gia lên đường.',
    '[Ngày 12/8=2024-08-12] lửa bùng lên. [Ba ngày sau=2024-08-15], rừng vẫn cháy.',
    'Tàu tới [ngày 20/8=2024-08-20] và rời đi [ngày hôm sau=2024-08-21].',
    'Mưa suốt [ngày 20/8=2024-08-20]. [Chiều cùng ngày=2024-08-20TAF], đập xả lũ.',
    'Hội nghị họp [ngày 20/8=2024-08-20]; bế mạc [ngày 22=2024-08-22].',
    'Quân rút [năm 1954=1954]. [Năm sau đó=1955], thành phố hồi sinh.',
    'Chợ dời [tháng 5/2019=2019-05]; bến cũ bị bỏ [cùng năm=2019].',
    'Hai trận lũ [tháng 10/2020=2020-10] và [một năm sau đó=2021] tàn phá đồng ruộng.',
    'Lãi [9 tháng đầu năm 2024=2024-01/2024-09] tăng 8% so với [cùng kỳ năm ngoái=2023-01/2023-09].',
    'Lãi [quý I/2024=2024-Q1] gấp đôi [cùng kỳ năm trước=2023-Q1].',
    'Kim ngạch tăng 3% so với [cùng kỳ năm ngoái=2023].',
    '[Năm 1968=1968], xưởng cháy; [tháng 5=1968-05], thợ dựng lại.',
    'Cô trúng tuyển [ngày 3/5/2011=2011-05-03], nhập học [ngày 9/9=2011-09-09].',
    'Bắt đầu từ [tháng 12/2021=2021-12], kết thúc [ngày 5/1=2022-01-05].',
  ]);

  describe('the date beside', () => {
    table({ published }, [
      'Diễn đàn khai mạc vào [hôm nay=2024-08-26], [26/8=2024-08-26] tại Tonga.',
      'Giá tiêu [hôm nay=2024-11-22] [22/11/2024=2024-11-22]: đi ngang',
      'Dự báo thời tiết [ngày mai=2024-08-30] [30/8=2024-08-30]: mưa rào',
      'Cuộc gặp [thứ Bảy=2024-08-17] ([17/8=2024-08-17]) kéo dài.',
      '[Sáng nay=2024-08-27TMO] ([27/8=2024-08-27]), tòa tuyên án.',
    ]);
  });
});

describe('dates: which year', () => {
  table({ published: '2024-01-10' }, [
    'Kết quả công bố [ngày 20/12=2023-12-20].',
    'Tòa sẽ mở lại [ngày 15/2=2024-02-15].',
    'Xưởng đã cháy [tháng 11=2023-11].',
    'Hội chợ dự kiến mở [tháng 11=2024-11].',
    'Lễ hội [tháng 3 tới=2024-03] có gì?',
    'Tính chung [11 tháng đầu năm=2023-01/2023-11], kim ngạch giảm.',
    'Lãi [quý IV=2023-Q4] tăng vọt.',
  ]);
  table({ published: '2024-12-20' }, [
    'Vé bán từ [ngày 5/1 tới=2025-01-05].',
    'Trận đấu [ngày 12/1=2025-01-12] sẽ đá sớm.',
    'Bà đã mất từ [tháng 3=2024-03].',
  ]);
  // Another year than the publication's is mostly written.
  table({ published: '2017-02-06' }, [
    'Giải đấu diễn ra vào [tháng 8=2017-08] tại Manila.',
    'Tính đến [ngày 30/6=2016-06-30], sản lượng tôm còn thấp.',
    'Xưởng đóng cửa [tháng 11=2016-11].',
    'Dự tính đến [tháng 8=2017-08], cầu thông xe.',
  ]);
});

describe('dates: what the text speaks of', () => {
  table({ published: '2024-08-28' }, [
    // Comparisons are no topic.
    'Lãi [9 tháng=P9M] tăng so với [năm 2021=2021]; [tháng 7=2024-07] tăng mạnh.',
    'Lãi [6 tháng đầu năm=2024-H1] tăng so với [cùng kỳ năm trước=2023-H1], đạt nửa kế hoạch [cả năm=2024].',
    // A day that is to come says that its neighbours are.
    'Đội đá trận tới [17h ngày 30/8=2024-08-30T17:00], còn chủ nhà tiếp khách [chiều thứ Bảy=2024-08-31TAF].',
    'Luật có hiệu lực từ [21/9/2025=2025-09-21], sau kỳ đánh giá [tháng 3=2025-03].',
    'Hàng bị hủy niêm yết từ [tháng 6/2022=2022-06]. Tòa dự kiến tuyên án [ngày 27/9=2024-09-27].',
    'Hãng sẽ công bố kết quả [quý II=2024-Q2].',
    'Chiến dịch mở [tháng 11/2022=2022-11], đến [tháng 6=2023-06] thì xong.',
    'Chiến dịch mở [tháng 11/2022=2022-11], sau khi bàn [tháng 6=2022-06].',
    // What comes every year is told of this one.
    'Đỉnh dịch [hằng năm=SET P1Y] rơi vào [tháng 9 đến tháng 11=2024-09/2024-11].',
    '[Đêm 26/8=2024-08-26TNI], bão đổ bộ. [Một ngày trước=2024-08-25], gió đã mạnh.',
    // "Three months later" of what is still to be done counts from now.
    'Bé nhập viện [tháng 7/2023=2023-07].\nMũi hai sẽ tiêm [ba tháng sau=2024-11].',
    'Còn hai phiên nữa mới tới [ngày 15/9=2024-09-15].\nBánh gói từ [tối hôm trước=2024-08-27TEV].',
    // The day of a headline in a list stands for itself.
    'EU buộc dùng chuẩn chung trước [28-12-2025=2025-12-28] ([8-8=2024-08-08])',
    'Cùng đọc: chuyện [năm 1968=1968] ([25/1=2024-01-25])',
    // Births and the days of documents are told in passing.
    'Bà sinh [ngày 3/8/1950=1950-08-03] tại Huế. [Ngày 12/6=2024-06-12], bà khai trương tiệm sách.',
    'Bà vào Huế [ngày 3/8/1950=1950-08-03]. [Ngày 12/8=1950-08-12], bà mở tiệm sách.',
    'Thông tư 18/2012/TT-BXD [ngày 18/9/2012=2012-09-18] quy định rõ. [Ngày 10/1=2024-01-10], sở có công văn.',
    'Sở gửi công văn [ngày 18/9/2012=2012-09-18]. [Ngày 20/9=2012-09-20], quận trả lời.',
    // What was told some sentences ago no longer holds.
    'Chùa cháy [ngày 3/8/2011=2011-08-03]. Dân góp tiền. Thợ tới làm. Chuông đúc lại. [Ngày 12/6=2024-06-12], hội mở.',
  ]);

  describe('the same day', () => {
    table({ published: '2024-08-28' }, [
      'Đoàn tới Huế [chiều 27/8=2024-08-27TAF].\nHồ sơ nộp [ngày 20/8=2024-08-20].\n[Cùng ngày=2024-08-27], đoàn thăm chợ.',
      'Vụ cháy xảy ra [ngày 20/8=2024-08-20]. [Cùng ngày=2024-08-20], chợ đóng cửa.',
      'Lễ trao giải cùng [ngày 20/8/2023=2023-08-20] có pháo hoa.',
      'Đường hoa [Tết 2025=2025-01-29] được duyệt. “Trong [tháng 7=2024-07] đã có đề tài”, ông nói.',
      '[28/08/2024=2024-08-28]\nĐoàn tới Huế [hôm qua=2024-08-27].\n[Cùng ngày=2024-08-27], đoàn thăm chợ.',
    ]);
  });

  describe('a story of long ago', () => {
    table({ published: '2024-07-20' }, [
      'Hội nghị mở [ngày 8/5/1954=1954-05-08] và kéo dài [8/5 đến 21/7/1954=1954-05-08/1954-07-21].\n' +
        'Quang cảnh [năm 1954=1954].\n[Ngày 12/6=1954-06-12], chính phủ đổ. [Năm ngày sau=1954-06-17], người mới lên.\n' +
        '[Rạng sáng 21/7=1954-07-21TMO], hai bên ký.',
      'Hội nghị mở [ngày 8/5/1954=1954-05-08].\n[Ngày 12/6=2024-06-12], triển lãm khai mạc.',
      'Làng lập [năm 1954=1954], chợ có từ [năm 1954=1954], đình dựng [năm 1954=1954].\n' +
        '[Hôm qua=2024-07-19], làng mở hội. [Ngày 12/6=2024-06-12], cầu thông xe.',
      'Bà H. (SN [1963=1963]), ông T. (SN [1963=1963]) và chị L., sinh [năm 1963=1963], cùng xóm.\n' +
        'Họ đi chợ [ngày 12/6=2024-06-12].',
      'Bầu cử Mỹ [2016=2016], bầu cử Mỹ [2016=2016], bầu cử Mỹ [2016=2016].\n[Ngày 12/6=2024-06-12], hội thảo mở.',
      'Mỏ mở [năm 1954=1954], sập [tháng 5/1954=1954-05], đóng [cuối năm 1954=1954-END].\nLãi [quý II=2024-Q2] tăng.',
    ]);
  });
});

describe('dates: no publication', () => {
  table({}, [
    'Lễ hội mở [ngày 2/9=XXXX-09-02].',
    'Hàng về [tháng 9=XXXX-09].',
    'Chợ vắng [hôm nay=XXXX-XX-XX].',
    'Giá tăng [tuần trước=XXXX-WXX].',
    'Giá vàng [hôm nay=2024-11-22] [22/11/2024=2024-11-22]\nBão tan [ngày 26/8=2024-08-26].',
    'Họp [thứ Sáu, ngày 10/3=2023-03-10]; dự án có từ [năm 2022=2022].',
    'Tàu về [ngày 7/5=2021-05-07].\n© [2021=2021] Báo Bến Sông',
    // News is not older than what it tells of, nor younger than what is still to come.
    '[Ngày 2/6=2017-06-02], tòa xử. Đến [ngày 30/12/2016=2016-12-30], ông bị bắt.',
    '[Ngày 2/6=2016-06-02], tòa xử. Đến [ngày 30/6/2016=2016-06-30], ông bị bắt.',
    '[Ngày 12/6=2017-06-12], bộ họp. Luật sẽ có hiệu lực từ [ngày 1/1/2018=2018-01-01].',
    '[Ngày 12/6=2017-06-12], bộ họp. Luật sẽ có hiệu lực từ [ngày 1/7/2017=2017-07-01].',
  ]);

  describe('in a list of dated headlines each line has its own anchor', () => {
    table({ published }, [
      '[05/07/2024=2024-07-05] - [Hôm nay=2024-07-05] mưa, [ngày mai=2024-07-06] tạnh\n[12/06/2024=2024-06-12] - [Hôm qua=2024-06-11] nước rút\n[20/05/2024=2024-05-20]: [Tuần trước=2024-W20] mất điện\nChợ mở [hôm qua=2024-08-27].',
      '• [15/7=2024-07-15]: Mưa từ [hôm qua=2024-07-14]\n• [12/6=2024-06-12]: Nắng đến [thứ Hai tới=2024-06-17]\n• [20/5=2024-05-20]: Họp [chiều nay=2024-05-20TAF]',
      'Mưa lớn từ [hôm qua=2024-07-04] tới [ngày mai=2024-07-06], chợ đóng ([05/07/2024=2024-07-05])\nNước rút ([12/06/2024=2024-06-12])\nSẽ họp [tuần tới=2024-W22] ([20/05/2024=2024-05-20])',
      // Two lines are no list, and where the text goes on no headlines.
      '[05/07/2024=2024-07-05] - [Hôm nay=2024-08-28] mưa\n[12/06/2024=2024-06-12] - [Hôm qua=2024-08-27] nước rút',
      '[Ngày 05/07/2024=2024-07-05], theo tin [hôm nay=2024-08-28]\n[Ngày 12/06/2024=2024-06-12], theo tin [hôm qua=2024-08-27]\n[Ngày 20/05/2024=2024-05-20], như [hôm qua=2024-08-27]',
    ]);
    table({}, [
      '[05/07/2024=2024-07-05] - [Hôm nay=2024-07-05] mưa\n[12/06/2024=2024-06-12] - [Hôm qua=2024-06-11] nước rút\n[20/05/2024=2024-05-20]: [Ngày mai=2024-05-21] họp',
    ]);
    table({ published, lang: 'en' }, [
      '[5 July 2024=2024-07-05] - Storm hit [yesterday=2024-07-04], more rain [tomorrow=2024-07-06]\n[June 12, 2024=2024-06-12]: Water fell [last week=2024-W23]\n[20 May 2024=2024-05-20] | PM to visit [next month=2024-06]',
    ]);
  });
});

describe('dates: stretches of days and years', () => {
  table({ published }, [
    '[Những năm sau đó=PXY], ông viết sách.',
    'Mưa kéo dài trong [những ngày tiếp theo=PXD].',
    'Lãi cao hơn [các năm trước đó=PXY].',
    'Từ [đầu năm=2024-START] tới nay, giá tăng.',
    'Từ [đầu tuần=2024-W35-START] tới nay, giá tăng.',
    '[Năm tới=2025], nay mai cầu xong.',
    'Họ cưới [ngày 20/8=2024-08-20]; [tuần đó=2024-W34] mưa lớn.',
    'Mưa [ngày 20/8=2024-08-20]. [Tối đó=2024-08-20TEV], đập xả lũ.',
    'Hai chiều đó đều tắc.',
  ]);
});

describe('dates: parts of the day without a day', () => {
  table({ published }, [
    '[Buổi sáng=TMO], [chiều=TAF], [tối=TEV] đều mưa.',
    'Có mưa về [chiều=TAF] và [đêm=TNI].',
    'Bà bán hàng từ [sáng đến tối=TMO/TEV].',
    'Mưa từ [chiều đến đêm 5/9=2024-09-05TAF/2024-09-05TNI].',
    'Họ chờ từ [trưa=TMI], đến [tối=TEV] mới về.',
    '[Xế chiều=TAF], chợ tan; [chập tối=TEV], đèn lên.',
    'Mảng sáng, tối xen nhau.',
    'Từ sáng tạo đến tối đa.',
    'Ở tuổi xế chiều, bà vẫn vui; họ thức đến khuya.',
    'Tường chập điện tối om.',
    'Chiều dài và chiều rộng bằng nhau.',
    '[Thứ bảy=2024-08-24], [chủ nhật=2024-08-25] chợ đông.',
    'Về đích thứ bảy, chủ nhà chạy tiếp.',
  ]);
});

describe('dates: feasts and seasons as papers write them', () => {
  table({ published }, [
    'Giá vé dịp [tết=2024-02-10] tăng.',
    'Học sinh nghỉ [tết Nguyên đán=2024-02-10] muộn.',
    'Cô tết tóc, đan tết rổ.',
    'Pháo hoa thời khắc [giao thừa=2024-02-09] rực rỡ.',
    '[Đêm Noel=2024-12-24TNI], phố đông.',
    'Vé tàu dịp [hè=2024-SU] đắt.',
    'Quán nằm trên vỉa hè, dịp vỉa hè được lát.',
    'Tàu chạy lúc [7 giờ kém mười=T06:50].',
    'Tàu chạy lúc [bảy giờ kém mười lăm phút=T06:45].',
    'Làm [7 giờ=PT7H] kém hiệu quả.',
    'Nhà cổ dựng [những năm đầu thế kỷ 20=19-START].',
    'Nhạc của [những năm 80-90 của thế kỷ trước=198/199] sống lại.',
    'Nhạc của [những năm 80-90=198/199] của thế hệ trước.',
    'Tàu chạy từ [8 giờ 30=T08:30] đến [17 giờ=T17:00].',
    'Chờ [8 giờ=PT8H] 30 người mới về.',
  ]);
});
