import { table } from './cases';

const published = '2024-08-28';

describe('dates: English', () => {
  describe('calendar', () => {
    table({ published, lang: 'en' }, [
      'The summit opens on [September 5, 2024=2024-09-05].',
      'He arrived on [5 September 2024=2024-09-05].',
      'Voting ends [Sept. 5=2024-09-05].',
      'The port opened in [October 2017=2017-10].',
      'Work began in [March=2024-03].',
      'Prices peaked in [May=2024-05].',
      'The plant closed [last March=2024-03].',
      'The deal was signed on the [5th of September=2024-09-05].',
      'Talks run [September 6-7=2024-09-06/2024-09-07].',
      'Talks run from [6-7 September 2024=2024-09-06/2024-09-07].',
      'The fair lasts from [August 28 to September 3=2024-08-28/2024-09-03].',
      'From [April to June 2023=2023-04/2023-06], exports fell.',
      'The war of [1910-1945=1910/1945] left scars.',
      'Between [2019 and 2023=2019/2023] everyone built.',
      'It dates back to [2007=2007], when ministers met.',
      'Ready by [2030=2030].',
      '[Monday, August 26, 2024=2024-08-26]',
      'A decision is expected in [mid-April=2025-04-MID].',
      'Snow fell in [early 2023=2023-START].',
      'Shares fell in [late 2022=2022-END].',
      'By [the end of September=2024-09-END], all will be paid.',
      'Updated [2024-08-20=2024-08-20].',
      'In [January last year=2023-01], trucks waited.',
    ]);
  });
  describe('periods', () => {
    table({ published, lang: 'en' }, [
      'Sales grew in [the first half of this year=2024-H1].',
      'A session in [the first quarter of 2025=2025-Q1] is planned.',
      'Exports fell in [the first five months of 2024=2024-01/2024-05].',
      'Profit in [Q1 2024=2024-Q1] doubled.',
      'A boom in [the 2010s=201] ended.',
      'Rice mills of [the 1990s=199] closed.',
      'A tale of [the 21st century=20].',
      'Before [this summer=2024-SU], plants were idle.',
      'In [the winter of 2023=2023-WI] pipes froze.',
    ]);
  });
  describe('relative', () => {
    table({ published, lang: 'en' }, [
      'Officials agreed on [Tuesday=2024-08-27] to talk.',
      'The mine reopened [last Friday=2024-08-23].',
      'The court will rule [next Monday=2024-09-02].',
      'He spoke [Monday morning=2024-08-26TMO].',
      'Rain fell [yesterday=2024-08-27] and may return [tomorrow=2024-08-29].',
      'The fire broke out [last night=2024-08-27TNI].',
      'It opened [three months ago=2024-05].',
      'Output fell [last month=2024-07].',
      'A loan is due [next year=2025].',
      'They met on [August 12=2024-08-12] and parted [two days later=2024-08-14].',
      'The dam broke on [August 12=2024-08-12]; [the next day=2024-08-13] it rained.',
      'They are due by [the weekend=2024-W35-WE].',
    ]);
  });
  describe('durations, sets, clock', () => {
    table({ published, lang: 'en' }, [
      'Open [9:00-17:00=T09:00/T17:00] on weekdays.',
      'In [the first six months=2024-H1], sales fell.',
      'They met for [three hours=PT3H].',
      'It took [two decades=P20Y].',
      'After [more than 14 years=P14Y] the bridge opened.',
      'A [two-day=P2D] visit ended.',
      'It runs [16 hours=PT16H] [a day=SET P1D].',
      'He waited [half an hour=PT30M].',
      'Over [the past three years=P3Y], rents rose.',
      'The festival is held [every year=SET P1Y].',
      'Trains leave [every two hours=SET PT2H].',
      'Doors open at [7:15 am=T07:15].',
      'The show starts at [8 p.m.=2024-08-28T20:00]',
      'Check-in closes at [15:30 GMT=T15:30].',
      'She waited [several weeks=PXW].',
      'Shops close on [New Year=2024-01-01].',
      'They marched on [International Labour Day=2024-05-01].',
      // The number of a zone begins nothing.
      'It ends at [11 p.m. GMT+3=T23:00] days after.',
    ]);
  });
  describe('no dates', () => {
    table({ published, lang: 'en' }, [
      'They may march on the bridge.',
      'The 34-year-old driver was hurt.',
      'He is 77 years old.',
      'The second truck came first.',
      'They won 3-1 away from home.',
      'About 2,024 people came.',
      'He finished second.',
      'Version 10.12.3 is out.',
      'The fall in prices hurt farmers.',
      'Call 024-3825-1234 at once.',
      'April Jones sang.',
      'The Jewish New Year began.',
      'The Tamil New Year fell late.',
      'A [week-long=P1W] strike ended.',
    ]);
  });
});
