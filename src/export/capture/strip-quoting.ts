/**
 * Text of tcpdump as people paste it: indented in a forum, quoted in a mail, numbered (`tcpdump -#`), behind a log's prefix. What
 * stands before the time is taken away, and the same from the lines that belong to it (-v prints two a packet, the second indented).
 */

/** A time with a fraction, as tcpdump prints it; not the middle of a longer one. */
const TIME = /(?<![\d:.T-])(?:\d{1,2}:\d{2}:\d{2}|\d{9,11}|\d{1,6})\.\d{6,9}(?:Z|[+-]\d{2}:?\d{2})?(?=\s)/g;
const ISO_TIME = /(?<![\d-])\d{4}-\d{2}-\d{2}T\d{1,2}:\d{2}:\d{2}\.\d{3,9}(?:Z|[+-]\d{2}:?\d{2})?(?=\s)/g;
const DATE_BEFORE = /\d{4}-\d{2}-\d{2}\s+$/;
/** What comes soon after the time of a packet: an address family, or -e's link-layer address. */
const PACKET = /^\s+(?:\S+\s+){0,4}?(?:IP6?\b|ARP\b|[0-9a-f]{2}(?::[0-9a-f]{2}){5} >|ethertype\b|ip:)/i;
const QUOTE = /^(?:[ \t]*[>|│])+[ \t]?/;

/** Where the line's own text begins, in characters; null when it holds no packet's time. */
const startOf = (line: string): number | null => {
  const head = line.slice(0, 400);
  let start: number | null = null;
  for (const pattern of [TIME, ISO_TIME])
    for (const time of head.matchAll(pattern))
      if (PACKET.test(line.slice(time.index + time[0].length, time.index + time[0].length + 120)))
        start = Math.max(start ?? 0, time.index);
  if (start === null) return null;
  const date = DATE_BEFORE.exec(line.slice(0, start));
  return date ? date.index : start;
};

export const stripQuoting = (lines: readonly string[]): string[] => {
  let indent = '';
  return lines.map((line) => {
    const start = startOf(line);
    if (start !== null) {
      const before = line.slice(0, start);
      indent = QUOTE.exec(before)?.[0] ?? /^[ \t]*/.exec(before)![0];
      return line.slice(start);
    }
    if (indent && line.startsWith(indent)) return line.slice(indent.length);
    return line.replace(QUOTE, '');
  });
};
