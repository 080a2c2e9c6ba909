import { table } from './cases';

/** Rules that no other table has, each with a sentence that it must leave alone. */
describe('dates: rarer rules', () => {
  table({ published: '2024-08-28' }, [
    '[Tháng 3/2020=2020-03] dịch lan rộng. [Năm đó=2020] ông về hưu.',
    'Năm người đó đã về nhà.',
    'Giá vé giảm trong [nửa đầu tháng 9=2024-09-START].',
    'Nửa đầu trận đấu không có bàn thắng.',
    'Chuyện xảy ra từ [nhiều năm trước=PXY].',
    'Trước nhiều người, ông xin lỗi.',
  ]);
  table({ published: '2024-08-28', lang: 'en' }, [
    'The court ruled on [July 4, 2020=2020-07-04]. [The same day=2020-07-04], he left.',
    'The same team won twice.',
    'Shops closed on [Christmas Day 2023=2023-12-25].',
    'The Christmas tree was late.',
  ]);
});
