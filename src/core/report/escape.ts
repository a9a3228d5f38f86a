const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML or SVG, between tags or in a quoted attribute. Control characters that XML forbids are dropped. */
export function escapeMarkup(text: string): string {
  return text.replace(/[^\t\n\r -\u{10ffff}]/gu, '').replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
