import assert from 'node:assert/strict';
import { textHash } from '../../src/core/text/hash';
import { lenses } from '../../src/features/codeLens';
import { accepted, contextOf, type Setting, sidecarOf } from '../support/features';

describe('code lens', () => {
  const check = (title: string, source: string, setting: Setting, ...expected: readonly string[]) =>
    it(title, () => {
      const context = contextOf(source, setting);
      const said = lenses(context).map(
        ({ span, title, does }) => `${context.article.lines.lineAt(span.start)} ${does}: ${title}`,
      );
      assert.deepEqual(said, expected);
    });

  check(
    'over the headline: counts and what is next',
    'boilerplate> Trang chủ\ntitle> Tin {LOC:0.95|Huế}\nÔng {PER:0.95|Yoon}, bà {PER:0.6|An}, {ORG:0.3|Xa}.',
    {},
    '1 menu: 0 accepted · 3 suggested',
    '1 next: Next suggestion',
    '1 acceptAll: Accept 2 sure suggestions and 1 line of boilerplate',
    '1 finish: Finish',
  );
  check(
    'when all is decided there is nothing to accept',
    'Ông {PER|Yoon}',
    { sidecar: sidecarOf(accepted(4, 'Yoon', 'PER')) },
    '0 menu: 1 accepted · 0 suggested',
    '0 finish: Finish',
  );
  check(
    'where nothing is sure',
    'Ông {PER:0.6|Yoon}',
    {},
    '0 menu: 0 accepted · 1 suggested',
    '0 next: Next suggestion',
    '0 finish: Finish',
  );
  check(
    'what is accepted is what is suggested, and lines apart',
    'boilerplate> Trang chủ\nboilerplate> Chia sẻ\nÔng An.',
    { locale: 'vi', sidecar: sidecarOf(accepted(25, 'An', 'PER')) },
    '0 menu: 1 đã chấp nhận · 0 gợi ý',
    '0 acceptAll: Chấp nhận 2 dòng không thuộc bài',
    '0 finish: Hoàn thành bài',
  );
  check(
    'one that is sure',
    'Ông {PER:0.95|Yoon}',
    { locale: 'vi' },
    '0 menu: 0 đã chấp nhận · 1 gợi ý',
    '0 next: Gợi ý tiếp theo',
    '0 acceptAll: Chấp nhận 1 gợi ý chắc chắn',
    '0 finish: Hoàn thành bài',
  );
  const finished = (text: string) =>
    `finished: {sha256: "${textHash(text)}"}\n${sidecarOf(accepted(4, 'Yoon', 'PER'))}`;
  check(
    'what is finished needs nothing more',
    'Ông Yoon',
    { sidecar: finished('Ông Yoon') },
    '0 menu: 1 accepted · 0 suggested · finished',
    '0 nextArticle: Next article',
  );
  check(
    'unless it has changed',
    'Ông Yoon',
    { sidecar: finished('Ông') },
    '0 menu: 1 accepted · 0 suggested · changed since it was finished',
    '0 finish: Finish',
  );
  check('an article in which nothing is', 'Không có gì.', {});
  check('an empty text', '', {});
});
