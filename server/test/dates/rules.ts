export interface RuleCases {
  /** Sentences in which the rule matches. */
  readonly matches: readonly string[];
  /** Sentences close in form in which it must not; what other rules find there is marked. */
  readonly nearMisses: readonly string[];
}

/** For every rule that does not bring its own cases, read on Wednesday 2024-08-28. Spans are marked `[ngày 6/9=2024-09-06]`. */
type Cases = Readonly<Record<string, RuleCases>>;

const DIGITS: Cases = {
  'day-month': {
    matches: ['Kết quả công bố [26/8=2024-08-26].', 'Hạn nộp là trước [5-9=2024-09-05].'],
    nearMisses: [
      'Khoảng 2/8 diện tích đã gặt.',
      'Nhà tôi ở phố 19/8, gần chợ.',
      'Xe rẽ vào đường 26/8 rồi dừng.',
      'Đội nhà thắng 6-2 trên sân khách.',
      'Nhà số 26/8 bị cháy.',
      'Tay vợt trẻ thắng 6-4, 5-7, 7-6.',
      'Bếp ăn phục vụ 5/7 ngày.',
    ],
  },
  'day-month-year': {
    matches: ['Sách in [26/08/2023=2023-08-26].', 'Ảnh chụp [20.07.2022=2022-07-20].'],
    nearMisses: [
      'Bản vá 20.13.2022 sửa lỗi.',
      'Mã vận đơn 26/08/20235 đã mất.',
      'Hồ sơ số 26/08/2023 đã nộp.',
      'Máy chủ 10.12.3 ngừng chạy.',
    ],
  },
  iso: {
    matches: ['Tàu về bến [2024-08-20=2024-08-20].'],
    nearMisses: ['Lô hàng 2024-13-20 đã hết.', 'Số máy 2024-08-2011 bận.'],
  },
  'month-year': {
    matches: ['Doanh thu từ [3/2023=2023-03] được ghi lại.'],
    nearMisses: [
      'Nghị định 3/2023/NĐ-CP có hiệu lực.',
      'Tạp chí số 3/2023 đã ra.',
      'Thông tư 13/2023 hết hạn.',
      'Điều 3/2023 bị bãi bỏ.',
    ],
  },
  'year-after-name': {
    matches: ['Bầu cử Mỹ [2023=2023]: cuộc đua sít sao'],
    nearMisses: [
      'Vòng loại World Cup 2026 khu vực châu Á.',
      'Luật Đất đai 2024 có nhiều điểm mới.',
      'Quận Bình Tân 2024 hộ được vay.',
    ],
  },
  'year-bare': {
    matches: ['Trong [2023=2023], hãng lỗ lớn.', 'Từ [2019=2019], cầu được sửa.'],
    nearMisses: [
      'Giá 2023 đồng một gói.',
      'Trong 2023 hộ, chỉ nửa có xe.',
      'Từ 2019 suất học bổng, còn lại một nửa.',
      'Gọi số 2023 để được giúp.',
    ],
  },
  'year-copyright': {
    matches: ['© [2023=2023] Báo Bến Sông.'],
    nearMisses: ['Bản quyền 2023 bài hát đã được mua.', '© 20235 Báo Bến Sông.'],
  },
};

const VI: Cases = {
  ago: {
    matches: [
      'Anh nghỉ việc [3 năm trước=2021].',
      'Cây được trồng [cách đây 3 năm=2021].',
      'Nơi này [70 năm trước đây=1954] là bến tàu.',
    ],
    nearMisses: [
      'Anh nghỉ việc [3 năm=P3Y] trước khi cưới.',
      'Bến xe cách đây 3 km.',
      'Cách đây năm nhà là trạm xá.',
      'Anh nghỉ việc [3 năm=P3Y] trước đại hội.',
      'Ở thời điểm [1 ngày=P1D] trước trận đấu, anh bỏ về.',
      'Họ gặp nhau [1 tháng=P1M] trước tuyên bố này.',
    ],
  },
  clock: {
    matches: [
      'Tới thời điểm [10 giờ 30 phút=T10:30], sàn đảo chiều.',
      'Cửa mở lúc [9h15=T09:15].',
      'Họp lại vào [14 giờ=T14:00].',
      'Mở bán lúc [11:00=T11:00].',
    ],
    nearMisses: [
      'Về đích sau [3 giờ=PT3H].',
      'Phòng 15A vắng khách.',
      'Xe chạy 60km/h.',
      'Màn hình tỉ lệ 16:9.',
      'Bộ lọc 25:61 đã hỏng.',
      'Làm [8 giờ=PT8H] rồi nghỉ.',
      'Quán mở cửa [24h=PT24H].',
    ],
  },
  'clock-day': {
    matches: [
      'Tàu rời ga [15h30 ngày 26/8=2024-08-26T15:30].',
      'Còi vang lên lúc [3h sáng nay=2024-08-28T03:00].',
    ],
    nearMisses: [
      'Họ làm [8 giờ=PT8H] [mỗi ngày=SET P1D].',
      'Tàu rời ga lúc [15h30=T15:30], ngày nào cũng vậy.',
      'Trực [8 giờ=PT8H] ngày lễ.',
    ],
  },
  day: {
    matches: ['Lễ khai giảng diễn ra [ngày 5/9=2024-09-05].', 'Cảng mở lại [mùng 2/9=2024-09-02].'],
    nearMisses: [
      'Mưa suốt [mấy ngày=PXD], 5/9 xã ngập.',
      '[Mỗi ngày=SET P1D] 4/5 bệnh nhân được xuất viện.',
      'Ngày 35/9 không có trong lịch.',
      'Công an phường 5/9 họp.',
    ],
  },
  'day-bare': {
    matches: ['Hội nghị họp [ngày 20/8=2024-08-20]; bế mạc [ngày 22=2024-08-22].'],
    nearMisses: [
      'Uống thuốc [ngày 3 lần=SET P1D].',
      '[Mỗi ngày=SET P1D] 22 chuyến xe rời bến.',
      'Mất điện [hai ngày 22 giờ=P2DT22H].',
      'Ngày 22 tuổi, anh ra đảo.',
    ],
  },
  'day-relative': {
    matches: ['Chợ vắng [hôm nay=2024-08-28].', 'Tàu cập bến [ngày mai=2024-08-29].'],
    nearMisses: [
      'Mai vàng nở rộ khắp vườn.',
      'Ngày Mai Phương cưới, trời mưa.',
      'Ngày nay ai cũng có điện thoại.',
      'Bạn đọc Duyên Hải Hôm Nay gửi ảnh.',
    ],
  },
  'day-spelled': {
    matches: [
      'Đoàn trở về [ngày 5 tháng 9 năm 2023=2023-09-05].',
      'Đại lễ [2 tháng 9=2024-09-02] có pháo hoa.',
    ],
    nearMisses: [
      'Xe dừng trên đường 3 tháng 2.',
      'Xe dừng trên Đường 3 Tháng 2.',
      'Công viên 30 tháng 4 đông khách.',
      'Trường 19 tháng 8 tuyển sinh.',
      'Ở tù [5 tháng 9 ngày=P5M9D].',
    ],
  },
  daypart: {
    matches: [
      'Tàu rời ga [sáng 26/8=2024-08-26TMO].',
      'Nước rút [tối qua=2024-08-27TEV].',
      'Cháy chợ [đêm 5/8=2024-08-05TNI].',
    ],
    nearMisses: [
      'Anh Sáng qua đời vì bệnh.',
      'Chiều cao 2/3 m.',
      'Mức tối đa 5/8 hộ.',
      'Sáng tạo 26 mẫu áo.',
      'Đêm nhạc 26 tiết mục.',
    ],
  },
  'daypart-alone': {
    matches: [
      'Cô tập đàn vào [buổi sáng=TMO].',
      'Bến đóng lúc [nửa đêm=TNI].',
      'Cô ra biển [chiều muộn=TAF].',
      '[Trưa=TMI]: ăn mì Quảng',
    ],
    nearMisses: [
      'Ánh đèn nửa sáng nửa tối.',
      'Buổi đầu còn vắng.',
      'Đêm nhạc cháy vé.',
      'Chiều cao: 1m75',
      'Chiều về: ga trống.',
    ],
  },
  decade: {
    matches: ['Phong trào nổi lên trong [thập niên 1990=199].', 'Bến xe dựng [những năm 60=196].'],
    nearMisses: [
      'Những năm 20 tuổi, cô sống ở Huế.',
      'Những [năm 2019=2019], [2021=2021] khó khăn.',
      'Thập niên vàng son đã qua.',
      'Những năm 60 tỷ đồng tiền lãi đã xa.',
    ],
  },
  duration: {
    matches: ['Ông tại nhiệm [3 năm=P3Y].', 'Họp trong [hai tiếng=PT2H].'],
    nearMisses: [
      'Cụ ông 77 tuổi vẫn đi cày.',
      'Bé 3 tháng tuổi được cứu sống.',
      'Hai quý ông trò chuyện.',
      'Ba tiếng súng vang lên.',
      'Hai tiếng nổ lớn làm vỡ kính.',
      'Chương trình lớp ba [năm học trước=2023/2024] khá nặng.',
      'Anh trải qua 5 mùa hè ở đây.',
      'Năm thứ ba liên tiếp mất mùa.',
    ],
  },
  'duration-hedged': {
    matches: [
      'Chờ [gần hai giờ=PT2H] mới tới lượt.',
      'Xa nhà [hơn 3 năm=P3Y].',
      'Còn [chưa đầy hai tuần=P2W].',
    ],
    nearMisses: [
      'Bé gần hai tuổi đã biết đọc.',
      'Nặng hơn ba quý ông cộng lại.',
      'Gần năm tỉnh gửi báo cáo.',
      'Bé hơn 3 tháng tuổi.',
    ],
  },
  'duration-vague': {
    matches: [
      'Chuyện xảy ra từ [nhiều năm trước=PXY].',
      'Mưa còn kéo dài trong [những ngày tới=PXD].',
      'Vốn sẽ tăng [những năm sắp tới=PXY].',
    ],
    nearMisses: [
      'Năm gần đây nhất, khách tăng.',
      'Những năm trước, chợ vắng.',
      'Các ngày tới Huế đều mưa.',
      'Trước nhiều người, ông xin lỗi.',
      'Chờ [nhiều năm=PXY] trước khi xây.',
    ],
  },
  edge: {
    matches: [
      'Kết quả [ba tháng đầu năm 2023=2023-Q1] khả quan.',
      'Mưa [10 ngày đầu tháng 9=2024-09-01/2024-09-10].',
      'Doanh thu [tháng đầu năm=2024-01] tăng.',
    ],
    nearMisses: [
      'Bé ốm suốt [ba tháng=P3M] đầu đời.',
      'Ba bảng đầu có năm đội.',
      'Bắt tay vào việc từ tháng đầu của năm.',
      'Họ có [10 ngày=P10D] đầu quân cho đội khác.',
    ],
  },
  'edge-days': {
    matches: ['Hàng về nhiều [những ngày cuối tháng=2024-08-END].'],
    nearMisses: ['Ông kể về những ngày cuối đời.', 'Những ngày cuối khóa thật vui.'],
  },
  feast: {
    matches: [
      'Vé tàu [Tết Nguyên đán 2025=2025-01-29] đã hết.',
      'Bánh [Trung thu=2024-09-17] lên kệ.',
      'Dịp [Quốc khánh=2024-09-02], phố đông.',
      'Quà [Noel=2024-12-25] tăng giá.',
    ],
    nearMisses: [
      'Phong trào Tết trồng cây lan rộng.',
      'Anh Trần Quốc Khánh trúng cử.',
      'Huyện Hà Trung thu 5 tỷ đồng.',
      'Ca sĩ Noel Gallagher ra đĩa.',
      'Bình quân thu nhập tăng.',
    ],
  },
  'feast-date': {
    matches: ['Người dân nghỉ lễ [Quốc khánh 2/9=2024-09-02].'],
    nearMisses: [
      'Anh Trần Quốc Khánh 2/9 lần vắng mặt.',
      'Dịp [Trung thu=2024-09-17], 2/9 cửa hàng hết bánh.',
      'Trần Quốc Khánh 6-2 Lê Văn Lâm.',
    ],
  },
  half: {
    matches: ['Giá thép [nửa đầu năm 2024=2024-H1] ổn định.', 'Hãng kỳ vọng [nửa cuối năm=2024-H2].'],
    nearMisses: [
      'Nửa đầu trận không có bàn thắng.',
      'Nửa cuối năm học khá nặng.',
      'Nghỉ [nửa năm đầu tiên=P6M].',
    ],
  },
  'half-month': {
    matches: ['Giá vé giảm trong [nửa đầu tháng 9=2024-09-START].'],
    nearMisses: ['Nửa đầu đoạn đường [tháng 9=2024-09] mới xong.', 'Nghỉ [nửa tháng=P15D] ở nhà.'],
  },
  later: {
    matches: [
      '[Tháng 3/2023=2023-03], ông thăm Tokyo. [Hai tháng sau đó=2023-05], đoàn lên đường.',
      'Mưa [ngày 20/8=2024-08-20]. [Ba ngày sau=2024-08-23], nước rút.',
    ],
    nearMisses: [
      'Họ quen nhau [hai tháng=P2M] sau khi ra trường.',
      'Hai người sau đó bỏ đi.',
      '[Ba ngày=P3D] sau bão, chợ họp lại.',
    ],
  },
  lunar: {
    matches: [
      'Hội mở [mùng 3 Tết=2024-02-12].',
      'Lễ giỗ [ngày 10/3 âm lịch=2024-04-18].',
      'Cúng [rằm tháng Bảy=2024-08-18].',
    ],
    nearMisses: [
      'Rau mùng tơi 3 nghìn một mớ.',
      'Lễ giỗ [ngày 10/3=2024-03-10] dương lịch.',
      'Có 3 Tết liền anh xa nhà.',
      'Vé [tháng Bảy=2024-07] rất rẻ.',
    ],
  },
  month: {
    matches: ['Nhà máy chạy thử [tháng 9=2024-09].', 'Thu hoạch vào [tháng ba=2024-03].'],
    nearMisses: [
      'Lương tháng 9 triệu đồng khó đủ sống.',
      'Lương tháng 12.000.000 đồng.',
      'Phường Cách mạng Tháng Tám đông dân.',
      'Kẹt xe trên đường 3 tháng 2.',
      '[Mỗi tháng=SET P1M] 9 chuyến tàu.',
      'Đi chợ [một tháng=P1M] ba lần.',
    ],
  },
  'month-of-year': {
    matches: ['Kim ngạch [tháng 7/2023=2023-07] tăng.', 'Giá rơi từ [tháng 12 năm ngoái=2023-12].'],
    nearMisses: [
      'Từ [tháng 9=2024-09] năm trường mở cửa.',
      'Trong [tháng 7=2024-07], 2023 hộ được vay.',
      'Lương tháng 7.2023.000 đồng.',
    ],
  },
  range: {
    matches: [
      'Tới Seoul [ngày 6-7/9=2024-09-06/2024-09-07].',
      'Thời kỳ [1910-1945=1910/1945] còn nhiều tranh cãi.',
      'Cửa hàng mở [8h-17h=T08:00/T17:00].',
    ],
    nearMisses: [
      'Đội nhà thắng 31-5.',
      'Gọi 1800-1900 để được tư vấn.',
      'Chọn từ 10 đến 15 người.',
      '[Ngày 5/9=2024-09-05] đến Hà Nội, đoàn nghỉ ngơi.',
      'Tay vợt trẻ thua 6-7 ở loạt đầu.',
      'Trẻ 6-7 tuổi đi học.',
    ],
  },
  'round-the-clock': {
    matches: ['Trực [24/24 giờ=PT24H] tại đê.', 'Trạm mở [24/24=PT24H].'],
    nearMisses: ['Hỗ trợ 24/7 qua tổng đài.', 'Cả 24/24 xã đạt chuẩn.'],
  },
  same: {
    matches: ['Mưa suốt [ngày 20/8=2024-08-20]. [Cùng ngày=2024-08-20], đập xả lũ.'],
    nearMisses: [
      'Công an và dân quân cùng tuần tra đêm.',
      'Anh cùng năm người bạn lập nhóm.',
      'Cuối cùng ngày vui cũng tới.',
      'Họ cùng tháng năm lớn lên.',
    ],
  },
  'same-period': {
    matches: ['Lãi [quý I/2024=2024-Q1] gấp đôi [cùng kỳ năm trước=2023-Q1].'],
    nearMisses: [
      'Robusta cùng kỳ hạn đi ngang.',
      'Hai người cùng kỳ thi đỗ cao.',
      'Anh cùng kỳ thủ Lê Quang dự giải.',
    ],
  },
  set: {
    matches: [
      'Lễ hội tổ chức [hằng năm=SET P1Y].',
      'Tiền trả [hàng tháng=SET P1M].',
      'Báo ra [hằng ngày=SET P1D].',
    ],
    nearMisses: [
      'Hàng trăm hộ dân di dời.',
      'Lượng khách hàng [năm nay=2024] tăng.',
      'Các mặt hàng [ngày vía Thần tài=2024-02-19] đắt khách.',
      'Cửa hàng [tháng trước=2024-07] còn mở.',
      'Các đơn hàng [tháng 9=2024-09] đã đủ.',
      'Ngân hàng [năm 2023=2023] lãi lớn.',
      'Xếp hàng [ngày hôm qua=2024-08-27] rất lâu.',
      'Hàng trăm người tháng nào cũng tới.',
    ],
  },
  whole: {
    matches: [
      'Hãng đạt nửa kế hoạch [cả năm=2024].',
      'Anh nghỉ [cả ngày=P1D] để coi đấu.',
      'Tàu chạy sớm hơn [cả thập kỷ=P10Y].',
    ],
    nearMisses: [
      'Cả năm người đã về nhà.',
      'Mưa suốt cả đêm, cả [năm đó=2024] cũng vậy.',
      'Tổn thất vượt cả [năm 2023=2023].',
      'Mưa cả [ngày hôm qua=2024-08-27].',
      'Cả năm học cô vắng mặt.',
      'Cả [tháng 9=2024-09] trời mưa, ngày cả thế giới chờ đợi.',
    ],
  },
  year: {
    matches: [
      'Cây cầu khánh thành [năm 1998=1998].',
      'Ngô Quyền xưng vương [năm 939=0939].',
      'Ngân sách [tài khóa 2023=2023] và [năm tài chính 2024=2024] eo hẹp.',
    ],
    nearMisses: [
      'Năm nghìn người xuống đường.',
      'Năm 20 tuổi, bà vào Nam.',
      'Sau [5 năm=P5Y] 1.998 hộ có điện.',
      'Tài khoản 2023 bị khóa.',
      '[Mỗi năm=SET P1Y] 1998 suất được trao.',
    ],
  },
};

const EN: Cases = {
  ago: {
    matches: ['It opened [three months ago=2024-05].'],
    nearMisses: ['That was long ago.', 'It ran for [three months=P3M] against the odds.'],
  },
  century: {
    matches: ['A tale of [the 21st century=20].'],
    nearMisses: ['The 21st Century Fox deal closed.', 'On the 21st, a century-old tree fell.'],
  },
  clock: {
    matches: ['The show starts at [8 p.m.=2024-08-28T20:00]', 'Check-in closes at [15:30 GMT=T15:30].'],
    nearMisses: ['A screen of 16:9 is wide.', 'The clock has 8 hands.', 'The filter 25:61 broke.'],
  },
  day: {
    matches: ['The summit opens on [September 5, 2024=2024-09-05].', 'Voting ends [March 5=2024-03-05].'],
    nearMisses: ['In [March=2024-03] 5,000 people came.', 'They may 5 times fail.', 'Group 5 march on.'],
  },
  'day-relative': {
    matches: ['Rain fell [yesterday=2024-08-27].', 'It rains [today=2024-08-28].'],
    nearMisses: ['USA Today reported it.'],
  },
  daypart: {
    matches: [
      'He spoke [Monday morning=2024-08-26TMO].',
      'The fire broke out [last night=2024-08-27TNI].',
      'It ends [tonight=2024-08-28TEV].',
    ],
    nearMisses: ['Good morning, he said.', 'He worked the night shift.', 'She is on The Tonight Show.'],
  },
  decade: {
    matches: ['Rice mills of [the 1990s=199] closed.'],
    nearMisses: ['The 1995s sold well.', 'The 747s were scrapped.', 'About 1990 seats were empty.'],
  },
  duration: {
    matches: ['They met for [three hours=PT3H].', 'A [two-year=P2Y] visit ended.'],
    nearMisses: ['The 34-year-old driver was hurt.', 'Three came.'],
  },
  edge: {
    matches: ['Exports fell in [the first five months of 2024=2024-01/2024-05].'],
    nearMisses: ['The first five people left.', 'In [the first five months=P5M] of life, they grow.'],
  },
  feast: {
    matches: [
      'Shops closed on [Christmas Day 2023=2023-12-25].',
      'They met on [Easter=2024-03-31].',
      'Banks were shut on [Memorial Day=2024-05-27].',
      'It rained on [Labor Day 2023=2023-09-04].',
    ],
    nearMisses: ['The Christmas tree was late.', 'He lives on Easter Island.', 'The party of Labor won.'],
  },
  half: {
    matches: ['Sales grew in [the first half of this year=2024-H1].'],
    nearMisses: ['He scored in the second half of the match.', 'The first half ended 1-0.'],
  },
  later: {
    matches: ['They met on [August 12=2024-08-12] and parted [two days later=2024-08-14].'],
    nearMisses: ['He came [two days=P2D] late.', 'Sooner or later it ends.'],
  },
  month: {
    matches: ['The port opened in [October 2017=2017-10].', 'Prices peaked in [April=2024-04].'],
    nearMisses: ['April Jones sang.', 'The song April Love won.', 'The April Jones show ended.'],
  },
  part: {
    matches: [
      'Snow fell in [early 2023=2023-START].',
      'By [the end of September=2024-09-END], all will be paid.',
    ],
    nearMisses: ['It is the end of the road.', 'The late April Jones sang.', 'A mid-table team won the cup.'],
  },
  quarter: {
    matches: [
      'Profit in [Q1 2024=2024-Q1] doubled.',
      'A session in [the first quarter of 2025=2025-Q1] is planned.',
    ],
    nearMisses: [
      'A Q5 2024 model was seen.',
      'He scored in the first quarter of the game.',
      'A quarter of voters stayed home.',
    ],
  },
  range: {
    matches: [
      'From [April to June 2023=2023-04/2023-06], exports fell.',
      'The war of [1910-1945=1910/1945] left scars.',
    ],
    nearMisses: [
      'They won 31-5.',
      'The score of 31-5 and 1910-19 held.',
      'From [April=2024-04] to Jane, all went well.',
    ],
  },
  same: {
    matches: ['The court ruled on [July 4, 2020=2020-07-04]. [The same day=2020-07-04], he left.'],
    nearMisses: ['The same team won twice.', 'They offer same-day delivery.'],
  },
  season: {
    matches: [
      'Before [this summer=2024-SU], plants were idle.',
      'In [the winter of 2023=2023-WI] pipes froze.',
    ],
    nearMisses: [
      'The fall in prices hurt farmers.',
      'This fall in prices hurts farmers.',
      'A summer house burned.',
    ],
  },
  set: {
    matches: [
      'The festival is held [every year=SET P1Y].',
      'It runs [daily=SET P1D].',
      'It runs [16 hours=PT16H] [a day=SET P1D].',
    ],
    nearMisses: ['Every man left.', 'He reads the Daily Mail.', 'Every yearling was sold.'],
  },
  'unit-relative': {
    matches: ['Output fell [last month=2024-07].', 'A loan is due [next year=2025].'],
    nearMisses: [
      'It was a last-minute goal.',
      'The next second truck came first.',
      'The year next to it was dry.',
    ],
  },
  weekday: {
    matches: ['Officials agreed on [Tuesday=2024-08-27] to talk.'],
    nearMisses: ['They meet [every Tuesday=SET XXXX-WXX-2].', 'Super Tuesday decided it.'],
  },
  'weekday-date': {
    matches: ['[Monday, August 26, 2024=2024-08-26]'],
    nearMisses: [
      'On [Monday=2024-08-26], 26 people left.',
      'On [Monday=2024-08-26], August Strindberg spoke.',
    ],
  },
  weekend: {
    matches: ['They are due by [the weekend=2024-W35-WE].', 'It ends [next weekend=2024-W36-WE].'],
    nearMisses: ['A weekend house burned.', 'He sings with The Weeknd.'],
  },
  window: {
    matches: ['Over [the past three years=P3Y], rents rose.'],
    nearMisses: [
      '[The past=PAST_REF] is gone.',
      'He came last in three races.',
      'The next three houses burned.',
    ],
  },
};

/** By language; dates in digits are read as Vietnamese ones. */
export const RULE_CASES: Readonly<Record<string, Cases>> = { vi: { ...DIGITS, ...VI }, en: EN };
