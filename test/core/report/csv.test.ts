import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../../../src/core/report/byte-writer';
import { csvField, csvOf } from '../../../src/core/report/csv';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const field = (text: string): string => decode(csvField(text));

describe('csv', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['', ''],
    ['Castellví de la Marca', 'Castellví de la Marca'],
  ])('quotes %j as RFC 4180 wants', (text, written) => {
    expect(field(text)).toBe(written);
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])(
    '%j cannot start a formula',
    (text) => {
      expect(field(text).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('leaves the same characters alone inside a text', () => {
    expect(field('a=b+c-d@e')).toBe('a=b+c-d@e');
  });

  it('writes header, rows and CRLF; unknown numbers are empty fields', () => {
    const rows = [
      { name: 'x', value: 1.005 },
      { name: '=y', value: Number.NaN },
    ];
    const columns = [
      { name: 'name', text: (row: (typeof rows)[0]) => row.name },
      { name: 'value', decimals: 1, number: (row: (typeof rows)[0]) => row.value },
      { name: 'none', decimals: 0, number: () => null },
    ];
    expect(decode(csvOf(rows, columns))).toBe("name,value,none\r\nx,1.0,\r\n'=y,,\r\n");
  });
});

describe('byte writer', () => {
  const fixed = (value: number, decimals: number): string => {
    const writer = new ByteWriter();
    writer.fixed(value, decimals);
    return decode(writer.finish());
  };

  it.each([
    [0, 0, '0'],
    [0, 2, '0.00'],
    [-0.001, 2, '0.00'],
    [-0.005, 2, '-0.01'],
    [1.25, 1, '1.3'],
    [-118.5, 2, '-118.50'],
    [0.000001, 6, '0.000001'],
    [999_999.9999, 3, '1000000.000'],
    [1e21, 2, '1e+21'],
    [Number.NaN, 2, ''],
    [-Infinity, 2, ''],
  ])('%d with %d decimals is %j', (value, decimals, written) => {
    expect(fixed(value, decimals)).toBe(written);
  });

  it('agrees with toFixed on numbers that are not halfway', () => {
    for (let k = 0; k < 2000; k++) {
      const value = Math.sin(k * 12.9898) * 10 ** (k % 8);
      expect(fixed(value, k % 7)).toBe(value.toFixed(k % 7).replace(/^-(0(?:\.0*)?)$/, '$1'));
    }
  });

  it('writes H3 indexes as 15 hex digits', () => {
    const writer = new ByteWriter();
    const index = 0x8b1fb46622dcfffn;
    writer.h3(Number(index & 0xffffffffn), Number(index >> 32n));
    expect(decode(writer.finish())).toBe('8b1fb46622dcfff');
  });

  it('loses nothing between chunks, nor text longer than one', () => {
    const writer = new ByteWriter();
    let expected = '';
    for (let k = 0; k < 40_000; k++) {
      writer.fixed(k, 0);
      writer.text(` row ${'é'.repeat(k % 50)}\n`);
      expected += `${k} row ${'é'.repeat(k % 50)}\n`;
    }
    const long = 'z'.repeat(3_000_000);
    writer.text(long);
    writer.byte(33);
    expect(decode(writer.finish())).toBe(`${expected}${long}!`);
  });
});
