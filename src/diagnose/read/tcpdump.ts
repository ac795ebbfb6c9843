/** Lines of tcpdump and tshark: only recognised here. The reader of captures draws them. */
import type { Reader } from '../evidence.ts';

const PACKET =
  /(?:^|\s)(?:\d{1,2}:\d{2}:\d{2}\.\d{3,9}|\d{9,11}\.\d{3,9}|\d+\.\d{6,9})\s.*(?:\bIP6?\b.* > .*: (?:Flags \[|tcp\b|[SFPRWE.]+ )|\bFlags \[)/;
const DETAIL = /^\s*\S+\.[\w-]+ > \S+\.[\w-]+: Flags \[/;
const TSHARK = /\bTCP["\s,]+\d+["\s,]+.*\[(?:SYN|ACK|FIN|RST|PSH)/;

export const tcpdump: Reader = {
  kind: 'tcpdump',
  read: (line) => {
    if (PACKET.test(line) || DETAIL.test(line) || TSHARK.test(line)) return { is: 'packet' };
    return /^\s*(?:tcpdump: |listening on \S+, link-type|\d+ packets (?:captured|received by filter|dropped by kernel)|dropped privs to)/.test(
      line,
    ) || /^\s+0x[0-9a-f]{4}:\s/.test(line)
      ? { is: 'noise' }
      : null;
  },
};
