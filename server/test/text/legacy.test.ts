import assert from 'node:assert/strict';
import { legacyEncoding } from '../../src/core/text/legacy';

const CASES: readonly (readonly [what: string, text: string, encoding: string | undefined])[] = [
  ['TCVN3', 'Thñ t­íng ChÝnh phñ ®Õn th¨m Hµ Néi, gÆp gì b¸o chÝ vµ ng­êi d©n ë c¸c quËn.', 'TCVN3'],
  ['TCVN3 in capitals', 'TIN TøC: Thñ t­íng ®Õn Hµ Néi, ng­êi d©n vui mõng ®ãn chµo.', 'TCVN3'],
  [
    'VNI',
    'Thuû töôùng Chính phuû ñeán thaêm Haø Noäi, gaëp gôõ baùo chí vaø ngöôøi daân ôû caùc quaän.',
    'VNI',
  ],
  ['Vietnamese', 'Thủ tướng Chính phủ đến thăm Hà Nội, gặp gỡ báo chí và người dân ở các quận.', undefined],
  ['Vietnamese in NFD', 'Thủ tướng Chính phủ đến thăm Hà Nội, gặp gỡ báo chí.'.normalize('NFD'), undefined],
  [
    'French',
    'Noël à Saint-Raphaël : la naïveté d’un Haïtien, une coïncidence aiguë, et du maïs pour tout le monde.',
    undefined,
  ],
  [
    'Portuguese',
    'A saúde da Laís: o balaústre, o baú, a viúva e a saúva não são miúdos, disse João.',
    undefined,
  ],
  [
    'Dutch',
    'De coördinatie in België en Italië kwam met reële ideeën, en de officiële gasten waren zeer geïnteresseerd.',
    undefined,
  ],
  [
    'German',
    'Die Behörden prüften größere Städte; Äußerungen über Öl und Fußgänger häuften sich.',
    undefined,
  ],
  ['signs beside words', '© 2024 Báo ® – 5 µm, ½ giờ, § 3, “«Lan»” ¶ hết.', undefined],
  ['one slip', 'Ông Lan ®Õn Hà Nội.', undefined],
  ['nothing', '', undefined],
];

describe('text of fonts from before Unicode', () => {
  for (const [what, text, encoding] of CASES)
    it(`${what}: ${encoding ?? 'none'}`, () => assert.equal(legacyEncoding(text), encoding));
});
