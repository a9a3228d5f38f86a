/** Characters that XML 1.0 cannot hold, not even escaped; unpaired surrogates are among them. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text as any XML file and worksheet can hold it. */
export const cleanText = (text: string): string => text.replace(NOT_XML, '');

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand between tags of XML. */
export const escapeXml = (text: string): string => cleanText(text).replace(/[&<>"]/g, (each) => ENTITIES[each]!);
