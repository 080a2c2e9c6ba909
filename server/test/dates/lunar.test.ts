import { strict as assert } from 'node:assert';
import { lunarDay } from '../../src/core/recognition/dates/resolve/lunar';
import { fromDay, isoWeek, parseDay, toDay, weekdayOf } from '../../src/core/text/civil';
import { table } from './cases';

describe('dates: lunar days and feasts', () => {
  table({ published: '2025-01-15' }, [
    'Hội mở [mùng 3 Tết=2025-01-31].',
    'Lễ cúng vào [tháng 7 âm lịch=2024-08].',
    'Nghỉ bù [tháng 7=2025-07], âm lịch thì khác.',
    'Hội mở [mùng 10 tháng Giêng hằng năm=SET P1Y].',
    'Hội mở [mùng 10 tháng Giêng năm nay=2025-02-07].',
    'Chùa đông khách [rằm tháng Giêng=2025-02-12].',
    'Vé tàu [Tết Nguyên đán 2025=2025-01-29] đã hết.',
    'Quà [Tết Ất Tỵ=2025-01-29] tăng giá.',
    'Công nhân về quê trước [Tết=2025-01-29].',
    'Cúng ông Táo [23 tháng Chạp=2025-01-22].',
    'Chợ hoa tan [30 Tết=2025-01-28].',
    'Lễ giỗ [ngày 10/3 âm lịch=2025-04-07] đông vui.',
    'Mưa [đêm giao thừa=2025-01-28TNI].',
    'Phim ra rạp [mùng 1 Tết Ất Tỵ=2025-01-29].',
    'Lễ hội kéo dài [mùng 4 đến mùng 6 Tết=2025-02-01/2025-02-03].',
    'Sức mua trước [ngày vía Thần tài=2025-02-07] tăng.',
    'Kỳ nghỉ [Tết Nguyên đán năm ngoái=2024-02-10] dài hơn.',
    'Xe xuất phát [rạng sáng 6 Tết=2025-02-03TMO].',
    'Anh xa nhà [đêm 30 Tết=2025-01-28TNI].',
    'Hội chùa kéo dài suốt [tháng Giêng=2025-02].',
    'Vé [hè tới=2025-SU] đã bán.',
    'Vé [mùa đông=2024-WI] đã hết.',
    'Máy mới bị lộ ảnh từ [tháng Giêng=2025-01].',
    'Chợ hoa họp suốt [tháng Chạp=2025-01].',
    'Cá bán chạy [ngày vía Thần tài=2025-02-07], mặt hàng [ngày vía Thần tài=2025-02-07] đủ loại.',
  ]);
  table({ published: '2024-08-28' }, [
    'Bánh [Trung thu=2024-09-17] sớm lên kệ.',
    'Người dân nghỉ lễ [Quốc khánh 2/9=2024-09-02] [bốn ngày=P4D].',
    'Bản làng đón [Tết Độc lập=2024-09-02].',
    'Đoàn về quê dịp [30/4=2024-04-30].',
    'Doanh số [Giáng sinh 2023=2023-12-25] khá cao.',
    'Cúng [rằm tháng Bảy=2024-08-18] đơn giản.',
    'Làng mở hội [mùng 10 tháng 3 âm lịch năm 2024=2024-04-18].',
    'Nhà thờ kín chỗ [Noel 2022=2022-12-25].',
  ]);
  describe('no feasts', () => {
    table({ published: '2024-08-28' }, [
      'Phong trào Tết trồng cây lan rộng.',
      'Trần Quốc Khánh là tên anh.',
      'Bình quân thu nhập mỗi hộ tăng.',
      'Giáng chức ba cán bộ.',
    ]);
  });
});

describe('calendar arithmetic', () => {
  it('converts days both ways', () => {
    for (const [y, m, d] of [
      [1970, 1, 1],
      [2000, 2, 29],
      [1900, 3, 1],
      [2024, 12, 31],
      [938, 11, 5],
    ] as const) {
      assert.deepEqual(fromDay(toDay(y, m, d)), { year: y, month: m, day: d });
    }
    assert.equal(toDay(1970, 1, 1), 0);
    assert.equal(toDay(2024, 14, 1), toDay(2025, 2, 1));
  });
  it('knows weekdays and ISO weeks', () => {
    assert.equal(weekdayOf(toDay(2024, 8, 26)), 1);
    assert.deepEqual(isoWeek(toDay(2024, 12, 30)), { year: 2025, week: 1 });
    assert.deepEqual(isoWeek(toDay(2021, 1, 3)), { year: 2020, week: 53 });
  });
  it('rejects days that do not exist', () => {
    assert.equal(parseDay('2023-02-29'), undefined);
    assert.equal(parseDay('26/8/2024'), undefined);
    assert.equal(parseDay('2024-02-29'), toDay(2024, 2, 29));
  });
  it('finds the Vietnamese new year, where it differs from the Chinese one too', () => {
    for (const [year, month, day] of [
      [1968, 1, 29],
      [1985, 1, 21],
      [2007, 2, 17],
      [2020, 1, 25],
      [2021, 2, 12],
      [2022, 2, 1],
      [2023, 1, 22],
      [2024, 2, 10],
      [2025, 1, 29],
      [2026, 2, 17],
      [2030, 2, 2],
    ] as const) {
      assert.deepEqual(fromDay(lunarDay(year, 1, 1)), { year, month, day });
    }
  });
  it('skips leap months', () => {
    // 2023 had a leap second month, 2020 a leap fourth, 2025 a leap sixth.
    assert.deepEqual(fromDay(lunarDay(2023, 8, 15)), { year: 2023, month: 9, day: 29 });
    assert.deepEqual(fromDay(lunarDay(2020, 8, 15)), { year: 2020, month: 10, day: 1 });
    assert.deepEqual(fromDay(lunarDay(2025, 7, 15)), { year: 2025, month: 9, day: 6 });
  });
});
