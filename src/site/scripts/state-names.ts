/**
 * A state has four spellings: CLOSE-WAIT in the RFC, CLOSE_WAIT in the kernel, close-wait in `ss`, "close wait" where people
 * type. The full text is indexed under the first, and a query for any of them asks for it.
 */
const spellings: [RegExp, string][] = [
  [/\b(close|time)([\s_-]?)wait\b/gi, '$1-WAIT'],
  [/\bfin([\s_-]?)wait[\s_-]?([12])\b/gi, 'FIN-WAIT-$2'],
  [/\blast([_-])ack\b/gi, 'LAST-ACK'],
  [/\bsyn([\s_-]?)sent\b/gi, 'SYN-SENT'],
  [/\bsyn([\s_-]?)(?:recv|rcvd|received)\b/gi, 'SYN-RECEIVED'],
];

export const oneSpelling = (text: string): string =>
  spellings.reduce(
    (all, [spelling, name]) =>
      all.replace(spelling, (...found) => name.replace(/\$(\d)/g, (_, i) => found[Number(i)]).toUpperCase()),
    text,
  );
