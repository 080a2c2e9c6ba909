import { textHash } from '../../src/core/text/hash';
import { goldSidecar } from '../../src/training/corpus/gold';
import { parseMarked } from '../../src/training/corpus/marks';

/** An article and its sidecar from marked text, in which everything marked is accepted. */
export function lesson(
  marked: string,
  { finished, rejected = [] }: { readonly finished?: string; readonly rejected?: readonly string[] } = {},
): { readonly text: string; readonly sidecar: string } {
  const article = parseMarked(`#! published=2024-08-26 lang=vi section=news\n${marked}`);
  const { text } = article;
  let sidecar = goldSidecar(article);
  for (const label of rejected)
    sidecar = sidecar.replaceAll(
      `label: "${label}", status: "accepted"`,
      `label: "${label}", status: "rejected"`,
    );
  if (finished !== undefined)
    sidecar = sidecar.replace(
      '\n\nspans:',
      `\nfinished: {at: "${finished}", sha256: "${textHash(text)}"}\n\nspans:`,
    );
  return { text, sidecar };
}

/** Articles that name phones, a label that no shipped model has; by name, each with its sidecar. */
export function phones(names: readonly string[], finished?: string): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name, n) => {
      const { text, sidecar } = lesson(
        [
          `title> Hãng Sao Mai ra mắt điện thoại {PHONE|${name}}`,
          `body> Điện thoại {PHONE|${name}} có màn hình lớn, theo ông {PER|Trần Bính}.`,
          `body> Người mua điện thoại {PHONE|${name}} tại {LOC|Huế} được giảm giá trong tháng này.`,
          `body> Cửa hàng mở đến tối, khách trả tiền khi nhận hàng.`,
        ].join('\n'),
        finished === undefined ? {} : { finished },
      );
      return [
        [`dt${n}.txt`, text],
        [`dt${n}.ann.yaml`, sidecar],
      ];
    }),
  );
}
