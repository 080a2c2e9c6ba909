import { table } from './cases';

const published = '2024-08-28';

describe('dates: days', () => {
  describe('in digits, with a head word', () => {
    table({ published }, [
      'Lễ khai giảng diễn ra [ngày 5/9=2024-09-05] tại tất cả các trường.',
      'Ông đến Huế [ngày 05/09=2024-09-05].',
      'Bão đổ bộ [ngày 5-9=2024-09-05], theo cơ quan khí tượng.',
      'Đơn được nộp [ngày 20.8=2024-08-20] qua mạng.',
      'Hợp đồng ký [ngày 5-9-2023=2023-09-05].',
      'Bức ảnh chụp [ngày 20.07.2022=2022-07-20].',
      'Nghị quyết có hiệu lực [ngày 1/1/2025=2025-01-01].',
      'Anh sinh [ngày 3/4/88=1988-04-03] ở Vinh.',
      'Bộ Y tế [hôm 30/6=2024-06-30] đã họp với các tỉnh.',
      'Cảng mở cửa lại [mùng 2/9=2024-09-02].',
      'Cuộc họp dời sang [ngày mùng 5/9=2024-09-05].',
      'NGÀY MỚI: hội chợ mở cửa [NGÀY 7/9=2024-09-07]',
      'Hội thao tổ chức [ngày 22/12 năm nay=2024-12-22].',
      'Vụ cháy [ngày 20/8 năm ngoái=2023-08-20] chưa có kết luận.',
      'Quy định áp dụng từ [ngày 1/1 năm sau=2025-01-01].',
      'Đường ống vỡ [ngày 15/3, năm 2019=2019-03-15] và được thay.',
    ]);
  });

  describe('spelled', () => {
    table({ published }, [
      'Hội nghị khai mạc [ngày 5 tháng 9 năm 2024=2024-09-05].',
      'Đoàn trở về [ngày 5 tháng 9=2024-09-05].',
      'Lễ kỷ niệm [2 tháng 9=2024-09-02] có pháo hoa.',
      'Chợ họp lại [ngày 10 tháng sau=2024-09-10].',
      'Tiền lương chuyển [ngày 5 tháng này=2024-08-05].',
      'Bản án tuyên [ngày 14 tháng 11, năm 1998=1998-11-14].',
      'Thư đề [mồng 3 tháng 6 năm 1946=1946-06-03].',
      'Bà rời quê [ngày mười tám tháng Tám năm 1975=1975-08-18].',
    ]);
  });

  describe('bare digits', () => {
    table({ published }, [
      'Kết quả công bố [26/8=2024-08-26].',
      'Cà phê [26/08/2024=2024-08-26]: giá đi ngang',
      'Từ [3/9=2024-09-03], phí qua cầu tăng.',
      'Hạn chót là trước [15/9=2024-09-15].',
      'Cảng Cái Mép đón tàu ([14/8=2024-08-14])',
      'Tàu về bến [2024-08-20=2024-08-20].',
      'Ảnh chụp [20.07.2022=2022-07-20] tại Hội An.',
      'Lịch cúp nước vào [12-9=2024-09-12] ở quận 7.',
      'HÀ NỘI, [12-8=2024-08-12] - UBND thành phố họp bất thường.',
      'Học sinh nô nức trong ngày tựu trường [21-8=2024-08-21].',
      'Giá vàng [hôm qua=2024-08-25] ([25.8=2024-08-25]) tăng.',
      '[Sáng nay=2024-08-26TMO] [26.8=2024-08-26], phà dừng.',
      'Đêm nhạc diễn ra [ngày 5=2024-09-05], [6=2024-09-06] và [7/9=2024-09-07].',
      'Lịch thi [ngày 23=2023-06-23], [24/6/2023=2023-06-24].',
      'Vào các [ngày 1/5=2024-05-01], [3/5=2024-05-03] và [5/5=2024-05-05], rừng bị phá.',
      'Chợ họp [26/8=2024-08-26] và [28/8=2024-08-28].',
    ]);
  });

  describe('no days', () => {
    table({ published }, [
      'Hơn 2/3 số đại biểu tán thành.',
      'Khoảng 3/4 diện tích lúa đã gặt.',
      'Đội bóng thắng 2-1 ngay trên sân khách.',
      'Tỷ số 7-6 (9-7) nghiêng về tay vợt trẻ.',
      'Nhà ở số 12/5 đường Trần Phú.',
      'Xe rẽ vào đường 3/2 rồi dừng.',
      'Kẹt xe trên đường 30/4 kéo dài.',
      'Bệnh nhân được đưa vào Bệnh viện 19-8.',
      'Trụ sở đặt tại ngõ 26/8.',
      'Gọi 0912-345-678 để đặt chỗ.',
      'Hỗ trợ 24/7 qua tổng đài.',
      'Máy chủ 192.168.1.10 ngừng trả lời.',
      'Bản vá 10.12.3 sửa lỗi bảo mật.',
      'Nghị định 12/2019/NĐ-CP vẫn còn hiệu lực.',
      'Chỉ thị số 35-CT/TW được quán triệt.',
      'Huyết áp 13/8 là bình thường ở tuổi ông.',
      'Tỷ lệ 1/10 được giữ nguyên.',
      'Có 10/12 huyện đạt chuẩn.',
      '[Mỗi ngày=SET P1D] có 4-5 triệu đơn hàng.',
      'Thời tiết 32/13 không có trong lịch.',
      'Quà gồm 5, 6 và 7 phần.',
      'Khoai chứa 1/3 và 1/2 so với gạo.',
      'Trộn 1/4, 2/3 và 1/2 lại.',
      'Anh để thua trước 4-6 ở ván đầu.',
      'Ngày 1: Huế - Hội An',
      'Giá [hôm qua=2024-08-27], 6.2 triệu một chỉ.',
      'Phường Cách mạng Tháng Tám và đường Cách mạng Tháng 8.',
    ]);
  });
});

describe('dates: months and years', () => {
  table({ published }, [
    'Nhà máy chạy thử [tháng 9=2024-09].',
    'Kim ngạch [tháng 7/2024=2024-07] tăng nhẹ.',
    'Cuộc đua bắt đầu [Tháng 3-2019=2019-03].',
    'Công trình hoàn thành [tháng 12 năm 2023=2023-12].',
    'Giá rơi từ [tháng 12 năm ngoái=2023-12].',
    'Đơn hàng kín tới [tháng 4 năm sau=2025-04].',
    'Lễ cưới [tháng Mười=2024-10] sắp tới gần.',
    'Vụ thu hoạch vào [tháng ba=2024-03] thường được giá.',
    'Giải chạy [tháng Mười Hai tới=2024-12] sẽ có 9.000 người.',
    'Kỳ họp [tháng 10 tới=2024-10] sẽ bàn về thuế.',
    'Chuyến thăm [tháng 7 vừa qua=2024-07] rất thành công.',
    'Doanh thu từ [3/2023=2023-03] được ghi nhận lại.',
    'Cây cầu khánh thành [năm 1998=1998].',
    'Ngô Quyền xưng vương [năm 939=0939].',
    'Dân số [năm nay=2024] tăng chậm hơn [năm ngoái=2023].',
    'Dự án lùi sang [năm sau=2025].',
    'Bầu cử Mỹ [2024=2024]: cuộc đua sít sao',
    'Trong [2023=2023], hãng lỗ lớn.',
    '© [2024=2024] Báo Bến Sông.',
    'Học phí [năm học 2024-2025=2024/2025] giữ nguyên.',
    'Sức mua [năm Giáp Thìn=2024] khá hơn.',
    'Ra quân [đầu năm Giáp Thìn 2024=2024-START] trước bến.',
  ]);

  describe('no months or years', () => {
    table({ published }, [
      'Năm người bị thương trong vụ va chạm.',
      'Năm tỉnh miền Trung gửi báo cáo.',
      'Có năm xe cứu hỏa tới nơi.',
      'Giá bán 2024 đồng một gói.',
      'Có 2.024 hộ được vay.',
      'Sau 2000 m là đoạn dốc.',
      'Lương tháng 12.000.000 đồng khó đủ sống.',
      'Những năm tháng ấy thật khó quên.',
      'Đội U23 thua đậm.',
      'Lần thứ 5 anh vô địch.',
      'Quốc lộ 1 tắc dài.',
      'Phiên bản 2.2024.1 sắp phát hành.',
    ]);
  });
});
