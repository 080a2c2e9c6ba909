import assert from 'node:assert/strict';
import { isKnownNonArticle, isTextFile, verdictOf } from '../src/core/project/detect';
import type { Verdict } from '../src/core/project/looks';

const VIETNAMESE = `Khai mạc hội nghị về giao thông xanh tại Đà Nẵng

Minh Châu

Sáng 12/3, hội nghị về giao thông xanh khai mạc tại thành phố Đà Nẵng với sự tham dự của đại diện hơn hai mươi địa phương.

Phát biểu tại lễ khai mạc, ông Trần Quốc Hùng cho biết thành phố sẽ đầu tư thêm 120 xe buýt điện trong ba năm tới.

Xem nhiều
Giá vàng hôm nay
`;
const ENGLISH = `River City opens its first tram line

RIVER CITY - The first tram line of River City opened on Monday after six years of construction, officials said.

The line links the harbour with the university and will carry about 40,000 passengers a day, the transport minister told reporters at the opening ceremony.

According to a statement by the city council, a second line is to follow in September 2026, if the money for it is approved by the parliament.
`;
const VIETNAMESE_ONE_PARAGRAPH =
  'Mưa lớn ở miền Trung\n\nTừ đêm qua đến sáng nay, mưa lớn trên diện rộng đã làm nhiều tuyến đường ở Quảng Nam và Quảng Ngãi ngập sâu.\n';
const LICENCE = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated files, to deal in the software without restriction.

The above copyright notice and this permission notice shall be included in all copies of the software, said files and any official statement about the licence of it.

The software is provided as is, without warranty of any kind, and in no event shall the authors or the copyright holders be liable for any claim or other liability.
`;
const ESSAY = `On walking

There is a kind of walking that has no aim and no end, and that is the kind that I have always liked best of all the things which can be done on foot.

It begins at the door, and it is over when one is at the door again, and nobody who was not there will ever be told what it was about or why it took so long.

What a walker sees is small and near, and so it is that the world becomes large again for those who have been in trains and in rooms for too many of their days.
`;
const CODE = `cmake_minimum_required(VERSION 3.20)
project(tram LANGUAGES CXX)
add_executable(tram main.cpp timetable.cpp)
target_compile_features(tram PRIVATE cxx_std_20)
`;
const LOG = `2024-03-12 08:00:01 INFO The server was started by the official user, as was announced on Monday in the statement.
2024-03-12 08:00:02 INFO The server said that the minister file was read and that the president file was not read.
2024-03-12 08:00:03 WARN According to the statement the tram file has been read by the police, said the server.
`;
const PACKAGES = 'requests==2.31.0\nnumpy>=1.26\npandas ~= 2.2\n-r base.txt\n';
const VIETNAMESE_LIST = 'Hà Nội\nHải Phòng\nĐà Nẵng\nCần Thơ\nThành phố Hồ Chí Minh\nBắc Ninh\n';
const VIETNAMESE_TODO = `- Gọi cho ông Hùng về chuyến công tác ở Đà Nẵng, nhớ hỏi cả về vé tàu và khách sạn cho cả đoàn.
- Gửi báo cáo cho phòng kế toán trước ngày 12/3, kèm theo hóa đơn của chuyến đi trước.
`;
const FRENCH = `Le tramway de la ville ouvre ses portes

Après six années de travaux, la première ligne de tramway a été inaugurée lundi matin en présence du maire et de nombreux élus.

La ligne relie le port à l’université et transportera près de quarante mille voyageurs par jour, a déclaré le maire à la presse.

Une deuxième ligne doit suivre en septembre, si le conseil municipal en approuve le financement lors de sa séance de printemps.
`;

const HEADLINES = `Tin liên quan
- Đà Nẵng thí điểm xe đạp công cộng ở ba quận trung tâm
- Huế mở thêm hai tuyến xe buýt chạy bằng điện
- Hội An cấm ô tô vào phố cổ cuối tuần
• Quảng Nam xây cầu mới qua sông Thu Bồn
1. Xe buýt điện sắp chạy về Bà Nà
`;
const HEADER = '# id = tin_0012\n# url = https://tin.example/da-nang/mua-lon.html\n# date = 20240312\n';
const FIGURES = `Chỉ số giá tháng 6 giảm

So với tháng 5, giá tiêu dùng tháng 6/2024 giảm 0,17%: nhóm giao thông giảm 1,42% (xăng giảm 2,91%; dầu giảm 1,80%), nhóm nhà ở giảm 0,32%. So với tháng 12/2023 tăng 0,20%.
`;
const CUT_OFF = `âu Trần Quốc Hùng cho biết tuyến xe buýt đầu tiên chạy bằng điện của thành phố đã chở hơn hai nghìn khách trong ngày khai trương. ${'Theo ban tổ chức, các chuyến sau chạy đúng giờ và khách được đi miễn phí trong ba tháng đầu. '.repeat(4)}
`;
const TABLE = `${'Bắc Ninh\nThái Nguyên 28 độ\nHải Phòng, có mưa\nThanh Hóa\nQuảng Ngãi, gió nhẹ\n'.repeat(8)}`;
const DOCUMENTATION = `## Cách ghi nhãn

Mỗi tên người được ghi một nhãn, kể cả khi tên đó xuất hiện nhiều lần trong cùng một đoạn văn, để về sau có thể đếm được số lần nhắc.

## Các trường hợp khó

Chức danh đứng trước tên không thuộc về tên, còn biệt danh đặt trong ngoặc kép thì thuộc về tên, theo quy ước của nhóm làm dữ liệu.
`;
const CSV = `${'1024,"Đà Nẵng","đang mở",2024-03-12,"Nguyễn Văn An",12.5\n1025;Huế;đã đóng;2024-03-13;Lê Thị Bình;8,25\n'.repeat(20)}`;
const SETTINGS = `# Cấu hình của trạm đo mưa ở Đà Nẵng, không sửa nếu chưa hỏi người phụ trách trạm và phòng kỹ thuật của đài.
station=da-nang-02
interval=300
# Đơn vị là mi-li-mét, và giá trị được làm tròn đến một chữ số thập phân trước khi gửi về máy chủ của đài.
unit=mm
`;
const SUBTITLES = `${'1\n00:00:01,000 --> 00:00:04,000\nXin chào các bạn đến với Đà Nẵng.\n\n2\n00:00:05,000 --> 00:00:08,000\nHôm nay trời đẹp quá.\n\n'.repeat(10)}`;
const VIETNAMESE_LOG = `${'2024-03-12 08:00:01 INFO Máy chủ đã khởi động và đang chờ kết nối từ các trạm đo mưa ở Đà Nẵng, Huế và Quảng Nam.\n08:00:02 Đã nhận số liệu của trạm số hai ở Đà Nẵng và lưu vào cơ sở dữ liệu của đài khí tượng thủy văn.\n'.repeat(8)}`;
const JSON_LINES = `${'{"id": 1, "text": "Sáng 12/3, hội nghị về giao thông xanh khai mạc tại thành phố Đà Nẵng với đại diện hơn hai mươi địa phương."}\n'.repeat(8)}`;
const ENGLISH_HEADLINES = `Read more
- River City plans a second tram line to the airport
- Harbour bridge closed for repairs until September
- Bus drivers go back to work after two weeks
* Five parks to visit this autumn
1. How the first line was paid for
`;
const ENGLISH_SHORT = `RIVER CITY - The first tram line of River City opened on Monday after six years of construction, officials said.

The line links the harbour with the university and will carry about 40,000 passengers a day at the start.
`;
const MANUAL = `Using the tram timetable

When the program is started for the first time it will ask for the folder in which the timetables are kept, and it will look for a file of that name in it.

If the file is not there, the program makes one with the settings that it was built with, which can be changed later by the command that is described below.

The server must be running before the client is started, as the client will not wait for it and will report that the connection was refused by the server.
`;

describe('detection of articles', () => {
  const byName: [name: string, known: boolean][] = [
    ['requirements.txt', true],
    ['requirements-dev.txt', true],
    ['dev-requirements.txt', true],
    ['constraints.txt', true],
    ['CMakeLists.txt', true],
    ['CMakeCache.txt', true],
    ['LICENSE.txt', true],
    ['LICENSE-MIT.txt', true],
    ['README.txt', true],
    ['ReadMe_VI.txt', true],
    ['CHANGELOG.txt', true],
    ['robots.txt', true],
    ['humans.txt', true],
    ['ads.txt', true],
    ['server.log', true],
    ['build.log.txt', true],
    ['ThirdPartyNotices.txt', true],
    ['bai-bao.txt', false],
    ['bao-loc-lut.txt', false],
    ['roads.txt', false],
    ['news.txt', false],
    ['2024-03-12.txt', false],
    ['changes-in-traffic.txt', false],
  ];
  for (const [name, known] of byName) {
    it(`${name} is ${known ? 'never' : 'perhaps'} an article`, () =>
      assert.equal(isKnownNonArticle(name), known));
  }

  const byText: [what: string, name: string, text: string, verdict: Verdict][] = [
    ['Vietnamese news', 'a.txt', VIETNAMESE, 'article'],
    ['Vietnamese news, decomposed', 'a.txt', VIETNAMESE.normalize('NFD'), 'article'],
    ['Vietnamese news with CRLF', 'a.txt', VIETNAMESE.replaceAll('\n', '\r\n'), 'article'],
    ['Vietnamese news with CR alone', 'a.txt', VIETNAMESE.replaceAll('\n', '\r'), 'article'],
    ['Vietnamese news with a BOM', 'a.txt', `\ufeff${VIETNAMESE}`, 'article'],
    ['a short item in Vietnamese', 'a.txt', VIETNAMESE_ONE_PARAGRAPH, 'article'],
    ['Vietnamese news above a list of headlines', 'a.txt', `${VIETNAMESE}${HEADLINES.repeat(4)}`, 'article'],
    ['Vietnamese news below a list of headlines', 'a.txt', `${HEADLINES}\n${VIETNAMESE}`, 'article'],
    ['Vietnamese news with a header of a program', 'a.txt', `${HEADER}${VIETNAMESE}`, 'article'],
    ['a short item below a header of a program', 'a.txt', `${HEADER}${VIETNAMESE_ONE_PARAGRAPH}`, 'unsure'],
    ['Vietnamese news full of figures', 'a.txt', FIGURES, 'article'],
    ['Vietnamese news in one line whose first word is cut off', 'a.txt', CUT_OFF, 'article'],
    ['a little Vietnamese prose among short lines', 'a.txt', `${VIETNAMESE_ONE_PARAGRAPH}${TABLE}`, 'unsure'],
    ['Vietnamese documentation', 'a.txt', DOCUMENTATION, 'unsure'],
    ['English news', 'a.txt', ENGLISH, 'article'],
    ['English news above a list of headlines', 'a.txt', `${ENGLISH}${ENGLISH_HEADLINES}`, 'article'],
    ['a short item in English', 'a.txt', ENGLISH_SHORT, 'unsure'],
    ['news in a file with another’s name', 'README.txt', VIETNAMESE, 'no'],
    ['a licence', 'a.txt', LICENCE, 'no'],
    ['an essay', 'a.txt', ESSAY, 'no'],
    ['code', 'a.txt', CODE, 'no'],
    ['a log', 'a.txt', LOG, 'no'],
    ['a list of packages', 'a.txt', PACKAGES, 'no'],
    ['a list of Vietnamese places', 'a.txt', VIETNAMESE_LIST, 'no'],
    ['a list of things to do in Vietnamese', 'a.txt', VIETNAMESE_TODO, 'no'],
    ['only Vietnamese headlines', 'a.txt', HEADLINES.repeat(4), 'no'],
    ['a table in Vietnamese', 'a.txt', TABLE, 'no'],
    ['a Vietnamese table with commas', 'a.txt', CSV, 'no'],
    ['a settings file with Vietnamese comments', 'a.txt', SETTINGS, 'no'],
    ['Vietnamese subtitles', 'a.txt', SUBTITLES, 'no'],
    ['a log in Vietnamese', 'a.txt', VIETNAMESE_LOG, 'no'],
    ['JSON in Vietnamese', 'a.txt', JSON_LINES, 'no'],
    ['an English manual', 'a.txt', MANUAL, 'no'],
    [
      'rules for robots',
      'a.txt',
      'User-agent: *\nDisallow: /tim-kiem/\nSitemap: https://vi.example/sitemap.xml\n',
      'no',
    ],
    ['news in French', 'a.txt', FRENCH, 'no'],
    ['binary data', 'a.txt', `${VIETNAMESE}\0`, 'no'],
    ['nothing', 'a.txt', '', 'no'],
    ['blank lines', 'a.txt', '\n \n\n', 'no'],
  ];
  for (const [what, name, text, verdict] of byText)
    it(`${what}: ${verdict}`, () => assert.equal(verdictOf(name, text), verdict));

  it('files with the ending of texts, in any case, can be known by their looks', () => {
    for (const name of ['a.txt', 'A.TXT', 'a.b.Txt']) assert.ok(isTextFile(name), name);
    for (const name of ['a.md', 'a', 'txt', 'a.txt.bak', 'a.txt~']) assert.ok(!isTextFile(name), name);
  });

  it('gets through a line without end', () => {
    assert.equal(verdictOf('a.txt', 'Đà Nẵng . '.repeat(500_000)), 'no');
    assert.equal(verdictOf('a.txt', 'a'.repeat(5_000_000)), 'no');
  });
});
