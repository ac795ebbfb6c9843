const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text for HTML or SVG, in an element or a quoted attribute. */
export const escapeText = (text: string): string => text.replace(/[&<>"]/g, (c) => entities[c] as string);
