import assert from 'node:assert/strict';
import { FormatError } from '../../src/core/formats/model';
import { FORMATS, formatNamed } from '../../src/core/formats/registry';
import { MALFORMED } from './malformed';
import { inputOf, read } from './support';

describe('formats: a malformed file is refused with its line', () => {
  for (const [name, content, line, says] of MALFORMED)
    it(`${name}: ${says}`, async () => {
      const file = inputOf('folder/x.ann', content, { 'x.txt': 'Hà Nội' });
      await assert.rejects(read(formatNamed(name)!, file), (error) => {
        assert.ok(error instanceof FormatError, String(error));
        assert.equal(error.line, line, error.message);
        assert.ok(
          error.message.startsWith(`folder/x.ann:${line}: `) && error.problem.includes(says),
          error.message,
        );
        return true;
      });
    });

  it('every format has such a file', () => {
    for (const { name } of FORMATS)
      assert.ok(
        MALFORMED.some(([format]) => format === name),
        name,
      );
  });
});
