import { describe, expect, it } from 'vitest';
import { decodeText, encodingOf } from '../../../../src/core/inputs/containers/text';

const utf16 = (text: string, littleEndian: boolean, bom: boolean): Uint8Array => {
  const bytes = new Uint8Array((text.length + (bom ? 1 : 0)) * 2);
  const view = new DataView(bytes.buffer);
  [...(bom ? '\uFEFF' : ''), ...text].forEach((char, i) => view.setUint16(i * 2, char.charCodeAt(0), littleEndian));
  return bytes;
};

describe('decodeText', () => {
  it('reads UTF-8 with and without BOM', () => {
    const plain = new TextEncoder().encode('Maó, Òdena');
    expect(decodeText(plain)).toMatchObject({ text: 'Maó, Òdena', encoding: 'utf-8', remarks: [] });
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...plain])).text).toBe('Maó, Òdena');
  });

  it.each([
    [true, true],
    [false, true],
    [true, false],
    [false, false],
  ])('reads UTF-16 (little endian %s, BOM %s)', (littleEndian, bom) => {
    const { text, remarks } = decodeText(utf16('lon,lat\n1.5,41.5', littleEndian, bom));
    expect(text).toBe('lon,lat\n1.5,41.5');
    expect(remarks).toEqual([]);
  });

  it('reads what is not UTF-8 as Windows-1252 and says so', () => {
    const { text, encoding, remarks } = decodeText(new Uint8Array([0x4d, 0x61, 0xf3, 0x80]));
    expect(text).toBe('Maó€');
    expect(encoding).toBe('windows-1252');
    expect(remarks).toMatchObject([{ code: 'text-encoding-assumed', severity: 'info' }]);
  });

  it('has the same Windows-1252 text for each byte, also beyond a million of them', () => {
    const bytes = Uint8Array.from({ length: 2 ** 20 + 600 }, (_, i) => (i * 7) & 255).map((byte) => byte || 65);
    const { text } = decodeText(bytes);
    expect(text).toHaveLength(bytes.length);
    for (const at of [0, 1, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 599])
      expect(text![at]).toBe(
        new TextDecoder('windows-1252').decode(bytes.subarray(at, at + 1)).replace(/[\u0080-\u009f]/, text![at]!),
      );
    const signs = decodeText(Uint8Array.from([65, ...Array.from({ length: 32 }, (_, i) => 0x80 + i)])).text;
    expect(signs).toBe('A€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');
  });

  it('takes out a stray NUL and counts it, but refuses binary', () => {
    const stray = decodeText(new TextEncoder().encode(`${'a,b\n'.repeat(200)}c\0d`));
    expect(stray.text!.endsWith('cd')).toBe(true);
    expect(stray.remarks).toMatchObject([{ code: 'text-nul-removed', context: { count: 1 } }]);
    const binary = decodeText(Uint8Array.from({ length: 600 }, (_, i) => (i % 3 === 0 ? 0 : 65)));
    expect(binary.text).toBeNull();
    expect(binary.remarks).toMatchObject([{ code: 'text-binary', severity: 'error' }]);
  });

  it('does not take short ASCII for UTF-16', () => {
    expect(encodingOf(new TextEncoder().encode('a'))).toBe('utf-8');
    expect(encodingOf(new Uint8Array())).toBe('utf-8');
  });
});
