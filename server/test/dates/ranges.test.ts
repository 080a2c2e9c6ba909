import { table } from './cases';

const published = '2024-08-28';

describe('dates: ranges', () => {
  describe('of days', () => {
    table({ published }, [
      'Tới Seoul từ [ngày 6-7/9=2024-09-06/2024-09-07], ông sẽ hội đàm.',
      'Hội chợ mở từ [10 đến 15/9=2024-09-10/2024-09-15].',
      'Mưa lớn từ [ngày 10 đến ngày 15/9=2024-09-10/2024-09-15].',
      'Nghỉ lễ từ [ngày 31/8 đến hết ngày 3/9=2024-08-31/2024-09-03].',
      'Triển lãm [22 - 24/8=2024-08-22/2024-08-24] thu hút khách.',
      'Thuế mới áp từ [1/5/2024 đến 3/6/2024=2024-05-01/2024-06-03].',
      'Lịch thi [28/8-3/9=2024-08-28/2024-09-03] không đổi.',
      'Khóa học từ [ngày 5 đến ngày 7 tháng 9=2024-09-05/2024-09-07].',
      'Kỳ nghỉ từ [28/12 đến 3/1=2023-12-28/2024-01-03] rất vui.',
      'Hội nghị diễn ra [ngày 6 đến ngày 12-9=2024-09-06/2024-09-12].',
      '[Hai ngày=P2D] [20 và 21/8=2024-08-20/2024-08-21], chợ đông.',
      'Tour chạy [ngày 26-28.8=2024-08-26/2024-08-28].',
      'Pháo nổ suốt [ngày mùng 2 và 3/8=2024-08-02/2024-08-03].',
      'Phiên họp [ngày 15 và 16/9 tới=2024-09-15/2024-09-16] sẽ bàn thuế.',
      'Triển lãm [ngày 15 và 16/7 vừa qua=2024-07-15/2024-07-16] hút khách.',
      'Nghỉ từ [28 Tết đến mùng 6 Tết=2024-02-07/2024-02-15].',
    ]);
  });

  describe('of months, quarters and years', () => {
    table({ published }, [
      'Vụ mùa kéo dài từ [tháng 5 đến tháng 7=2024-05/2024-07].',
      'Kiểm kê [tháng 1-3/2024=2024-01/2024-03] cho thấy kho thừa.',
      'Sai phạm từ [tháng 3-2019 đến tháng 11-2022=2019-03/2022-11].',
      'Số liệu [tháng 6-8=2024-06/2024-08] được gộp lại.',
      'Thời kỳ [1910-1945=1910/1945] còn nhiều tranh cãi.',
      'Nhiệm kỳ [2025-2031=2025/2031] bắt đầu sớm.',
      'Giai đoạn [2021 – 2025=2021/2025] cần nhiều vốn.',
      'Từ [năm 2020 đến năm 2023=2020/2023], sản lượng giảm.',
      'Từ [năm 2020 đến 2023=2020/2023], sản lượng giảm.',
      'Mùa giải [2023-24=2023/2024] khép lại.',
      'Niên độ [2023/2024=2023/2024] lãi lớn.',
      'Ngân sách [tài khóa 2023-2024=2023/2024] bị cắt.',
      'Báo cáo [quý I-II/2024=2024-Q1/2024-Q2] còn thiếu.',
      'Đất ở khu này sốt từ [đầu năm 2021 đến giữa năm 2022=2021-START/2022-MID].',
      'Khuyến cáo tỉa cành trong [tháng 6 và 7=2024-06/2024-07].',
    ]);
  });

  describe('of times', () => {
    table({ published }, [
      'Mất điện [19h ngày 21/7 đến 19h ngày 22/7=2024-07-21T19:00/2024-07-22T19:00] ở bốn xã.',
      'Cửa hàng mở [8h-17h=T08:00/T17:00] [cả tuần=P1W].',
      'Cấm đường [22h-5h ngày 2/9=2024-09-02T22:00/2024-09-03T05:00] để sửa cầu.',
      'Trực từ [8h=T08:00] đến [11h30=T11:30].',
      'Giờ làm từ [thứ Hai đến thứ Sáu=2024-08-26/2024-08-30] không đổi.',
    ]);
  });

  describe('no ranges', () => {
    table({ published }, [
      'Đội nhà thắng 31-5.',
      'Gọi 1800-1900 để được tư vấn.',
      'Chọn từ 10 đến 15 người.',
      'Mã hàng 2024-99 đã hết.',
      'Đi từ số 5 đến số 9 phố Huế.',
      '[Ngày 5/9=2024-09-05] đến Hà Nội, đoàn nghỉ ngơi.',
      'Nhóm từ 6-11 chiếm một nửa.',
      'Bóng vào lưới sau 2-3 nhịp chạm.',
      'Anh thắng ngược (1-6, 6-0, 6-4).',
    ]);
  });
});
