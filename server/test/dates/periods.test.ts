import { table } from './cases';

const published = '2024-08-28';

describe('dates: quarters, halves, parts', () => {
  table({ published }, [
    'Lãi [quý I/2024=2024-Q1] giảm mạnh.',
    'Lãi [quý I/2024 vừa qua=2024-Q1] giảm.',
    'Lễ ra mắt [mùa hè sắp tới=2025-SU] sẽ lớn.',
    'Khách đông [cuối tuần vừa rồi=2024-W34-WE].',
    'Người quen [năm 2020=2020] vừa qua đời.',
    'Đoàn đi [tháng 9=2024-09] sắp tới Huế.',
    'Xe bền. Thứ 2, giá rẻ hơn nhiều.',
    'Bài xong. [Thứ 2, 26/8=2024-08-26], trời mưa.',
    'Giá chạm đáy [hôm đầu tuần=2024-W35-START].',
    'Hôm đầu năm học mới, sân trường đông.',
    '[Những ngày giữa tháng 8=2024-08-MID], sân bay chật.',
    'Học sinh nghỉ vào [tháng 3 hằng năm=SET XXXX-03].',
    'Lễ kéo dài [16-25/4 hằng năm=SET XXXX-04-16/XXXX-04-25].',
    'Sách ra vào [tháng 3/2023=2023-03] [hằng năm=SET P1Y] có tặng quà.',
    'Tăng trưởng [quý 2/2024=2024-Q2] vượt dự báo.',
    'Kế hoạch [quý IV năm nay=2024-Q4] rất tham vọng.',
    'Xuất khẩu [quý III năm 2023=2023-Q3] chững lại.',
    'Lợi nhuận [quý II=2024-Q2] đi lùi.',
    'Tồn kho cao hơn [quý trước=2024-Q2].',
    'Kết quả [ba tháng đầu năm 2023=2023-Q1] khả quan.',
    'Trong [6 tháng đầu năm=2024-H1], tỉnh đón một triệu khách.',
    'Vốn giải ngân [9 tháng đầu năm 2023=2023-01/2023-09] đạt nửa kế hoạch.',
    'Nhập siêu [hai tháng đầu năm=2024-01/2024-02] giảm.',
    'Chỉ tiêu [năm tháng đầu năm=2024-01/2024-05] đã đạt.',
    'Nửa kế hoạch dồn vào [3 tháng cuối năm=2024-Q4].',
    'Doanh số [7 tháng đầu năm 2024=2024-01/2024-07] tăng.',
    'Thu ngân sách [ba quý đầu năm 2023=2023-01/2023-09] vượt dự toán.',
    'Tín dụng [tháng đầu năm=2024-01] thường thấp.',
    'Giá thép [nửa đầu năm 2024=2024-H1] ổn định.',
    'Hãng kỳ vọng ở [nửa cuối năm=2024-H2].',
    'Mưa nhiều trong [10 ngày đầu tháng 9=2024-09-01/2024-09-10].',
    'Sản lượng [11 tháng năm 2023=2023-01/2023-11] đạt 5 triệu tấn.',
    'Chuyến đi vào [đầu tháng 9 tới=2024-09-START] đã chốt.',
    'Kế hoạch thăm Mỹ vào [cuối tháng 9=2024-09-END] được giữ kín.',
    'Nước lên từ [giữa tháng 8=2024-08-MID].',
    'Rét về từ [trung tuần tháng 7=2024-07-MID].',
    'Lúa chín [thượng tuần tháng 5=2024-05-START].',
    'Nước cạn từ [hạ tuần tháng 6=2024-06-END].',
    'Tàu chạy thử [đầu năm nay=2024-START].',
    'Mỏ đóng cửa [cuối năm 2023=2023-END].',
    'Giá nhà chạm đỉnh [cuối năm ngoái=2023-END].',
    'Lịch kín từ [đầu tuần này=2024-W35-START].',
    'Sẽ có lời đáp vào [cuối năm=2024-END].',
    'Hàng về nhiều [những ngày cuối tháng=2024-08-END].',
    'Tuyết rơi dày [cuối tuần này=2024-W35-WE].',
    'Chợ đông [cuối tuần qua=2024-W34-WE].',
    'Ngõ này có từ [đầu những năm 1990=199-START].',
  ]);

  describe('seasons, decades, centuries', () => {
    table({ published }, [
      'Chuyến đi [mùa hè 2024=2024-SU] để lại nhiều kỷ niệm.',
      'Tân binh đầu tiên [hè này=2024-SU] đã tới.',
      'Bão dồn dập vào [mùa thu năm ngoái=2023-FA].',
      'Phong trào nổi lên trong [thập niên 1990=199].',
      'Nhạc [thập niên 90=199] được nghe lại.',
      'Biểu tượng của [thập niên 40-50=194/195].',
      'Bến xe dựng [những năm 1960=196].',
      'Xe đạp là cả gia tài [những năm 80 của thế kỷ trước=198].',
      'Nhà cổ từ [thế kỷ 19=18] vẫn vững.',
      'Thách thức của [thế kỷ XXI=20] rất khác.',
      'Bia đá khắc [đầu thế kỷ 20=19-START].',
    ]);
  });

  describe('none of them', () => {
    table({ published }, [
      'Kế hoạch bắt đầu từ một ý tưởng nhỏ.',
      'Lần đầu tiên đội vào bán kết.',
      '[Những năm gần đây=PXY], khách tăng đều.',
      'Quý khách vui lòng xuất trình vé.',
      'Cụ Quý Ba Hoàng kể chuyện xưa.',
      'Anh trải qua 5 mùa hè ở đây.',
      'Cuộc ẩu đả giữa Quý và nhóm bạn.',
      'Đầu bếp trổ tài giữa sân.',
      'Cuối cùng, họ cũng gặp nhau.',
      'Nửa đầu người khuất sau bức tường.',
    ]);
  });
});
