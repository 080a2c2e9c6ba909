import assert from 'node:assert/strict';
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
    '1 acceptAll: Accept 3 sure suggestions',
  );
  check(
    'when all is decided there is nothing to accept',
    'Ông {PER|Yoon}',
    { sidecar: sidecarOf(accepted(4, 'Yoon', 'PER')) },
    '0 menu: 1 accepted · 0 suggested',
  );
  check(
    'where nothing is sure',
    'Ông {PER:0.6|Yoon}',
    {},
    '0 menu: 0 accepted · 1 suggested',
    '0 next: Next suggestion',
  );
  check(
    'one that is sure',
    'Ông {PER:0.95|Yoon}',
    { locale: 'vi' },
    '0 menu: 0 đã chấp nhận · 1 gợi ý',
    '0 next: Gợi ý tiếp theo',
    '0 acceptAll: Chấp nhận 1 gợi ý chắc chắn',
  );
  check('an article in which nothing is', 'Không có gì.', {});
  check('an empty text', '', {});
});
