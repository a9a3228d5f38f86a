const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML or SVG, between tags or in a quoted attribute. Control characters that XML forbids are dropped. */
export function escapeMarkup(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the very characters meant
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
