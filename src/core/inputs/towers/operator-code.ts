/** "214-07", "21407", "214 7" → "214-7"; '' stays; null: not a code. */
export function operatorOf(text: string): string | null {
  if (text === '') return '';
  const match = /^(\d{3})[\s-]?(\d{1,3})$/.exec(text);
  return match ? `${match[1]}-${Number(match[2])}` : null;
}
