import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributesOf } from '../../../../src/core/inputs/formats/xml-stream';

/** As XML has them: a name, an equals sign, a value in one of two marks. */
function expected(tag: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, value] of tag.matchAll(/(?<![\w.:-])([\w.:-]+)\s*=\s*("[^"]*"|'[^']*')/g))
    attributes[name!.slice(name!.lastIndexOf(':') + 1)] = value!.slice(1, -1).replaceAll('&amp;', '&');
  return attributes;
}

describe('attributes of a tag', () => {
  it('are read however they are written', () => {
    const part = fc.constantFrom(' r="A1"', ' s="1"', ' a:t="x"', " t='y'", `\tr=' s="1"'`, ' n="a &amp; b"', ' n="a > b="c"', 'x="1"', ' ', '/', ' / ', ' a', ' = ', ' p = "q"', '\n', ' e=""', ' r1="x y"', ' a="b"c="d"'); // prettier-ignore
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const tag = `c${parts.join('')}`;
        expect({ ...attributesOf(tag) }, tag).toEqual(expected(tag));
      }),
      { numRuns: 5000, seed: 5 },
    );
  });
});
