import assert from 'node:assert/strict';
import { isKnownNonArticle, looksLikeArticle } from '../src/core/project/detect';

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

  const byText: [what: string, name: string, text: string, article: boolean][] = [
    ['Vietnamese news', 'a.txt', VIETNAMESE, true],
    ['Vietnamese news, decomposed', 'a.txt', VIETNAMESE.normalize('NFD'), true],
    ['Vietnamese news with CRLF', 'a.txt', VIETNAMESE.replaceAll('\n', '\r\n'), true],
    ['Vietnamese news with CR alone', 'a.txt', VIETNAMESE.replaceAll('\n', '\r'), true],
    ['Vietnamese news with a BOM', 'a.txt', `\ufeff${VIETNAMESE}`, true],
    ['a short item in Vietnamese', 'a.txt', VIETNAMESE_ONE_PARAGRAPH, true],
    ['English news', 'a.txt', ENGLISH, true],
    ['news in a file with another’s name', 'README.txt', VIETNAMESE, false],
    ['a licence', 'a.txt', LICENCE, false],
    ['an essay', 'a.txt', ESSAY, false],
    ['code', 'a.txt', CODE, false],
    ['a log', 'a.txt', LOG, false],
    ['a list of packages', 'a.txt', PACKAGES, false],
    ['a list of Vietnamese places', 'a.txt', VIETNAMESE_LIST, false],
    ['a list of things to do in Vietnamese', 'a.txt', VIETNAMESE_TODO, false],
    ['news in French', 'a.txt', FRENCH, false],
    ['binary data', 'a.txt', `${VIETNAMESE}\0`, false],
    ['nothing', 'a.txt', '', false],
    ['blank lines', 'a.txt', '\n \n\n', false],
  ];
  for (const [what, name, text, article] of byText) {
    it(`${what}: ${article ? 'article' : 'no article'}`, () =>
      assert.equal(looksLikeArticle(name, text), article));
  }

  it('gets through a line without end', () => {
    assert.equal(looksLikeArticle('a.txt', 'Đà Nẵng . '.repeat(500_000)), false);
    assert.equal(looksLikeArticle('a.txt', 'a'.repeat(5_000_000)), false);
  });
});
