/** In which order a SYN holds its options: each stack writes them in an order of its own. */

/** By option kind: end of list, no operation, MSS, window scale, SACK permitted, timestamps. */
const LETTERS = 'ENMWS???T';

/** A letter an option, `?` for another; `MSTNW` is Linux's. */
export const optionOrder = (view: DataView, from: number, to: number): string => {
  let order = '';
  for (let at = from; at < to; ) {
    const kind = view.getUint8(at);
    order += LETTERS[kind] ?? '?';
    if (kind === 0) break;
    const length = kind === 1 ? 1 : at + 1 < to ? view.getUint8(at + 1) : 0;
    if (length < 1 || (kind !== 1 && length < 2)) break;
    at += length;
  }
  return order;
};

const NAMES: Record<string, string> = { mss: 'M', nop: 'N', wscale: 'W', sackOK: 'S', TS: 'T', eol: 'E' };

/** The same of what tcpdump prints between brackets. */
export const optionOrderOfText = (text: string): string =>
  text
    .split(',')
    .map((part) => NAMES[part.trim().split(/\s+/)[0]!] ?? '?')
    .join('');
