/** `ss -s` and `/proc/net/sockstat`: how many sockets there are, not which. */
import type { Found, Reader } from '../evidence.ts';

const OF_SS =
  /(?:^|\s)TCP:\s+(\d+)\s+\(estab (\d+),\s*closed (\d+),\s*orphaned (\d+),\s*(?:synrecv (\d+),\s*)?timewait (\d+)(?:\/\d+)?\)/;
const OF_SOCKSTAT = /(?:^|\s)TCP:\s+inuse (\d+) orphan (\d+) tw (\d+) alloc (\d+) mem (\d+)/;

export const ssSummary: Reader = {
  kind: 'ss -s',
  read: (line): Found[] | Found | null => {
    const [, , established, , orphaned, synRecv, timeWait] = OF_SS.exec(line) ?? [];
    if (established !== undefined)
      return [
        { is: 'count', state: 'ESTABLISHED', count: Number(established) },
        { is: 'count', state: 'orphan', count: Number(orphaned) },
        { is: 'count', state: 'TIME_WAIT', count: Number(timeWait) },
        ...(synRecv === undefined
          ? []
          : [{ is: 'count' as const, state: 'SYN_RECV' as const, count: Number(synRecv) }]),
      ];
    // The small table under it: Transport Total IP IPv6.
    if (
      /^\s*(?:Transport\s+Total|Total:\s+\d+|(?:\*|RAW|UDP|TCP|INET|FRAG)\s+\d+\s+\d+\s+\d+\s*$)/.test(line)
    )
      return { is: 'noise' };
    return null;
  },
};

export const sockstat: Reader = {
  kind: '/proc/net/sockstat',
  read: (line): Found[] | Found | null => {
    const [, , orphans, timeWait, , pages] = OF_SOCKSTAT.exec(line) ?? [];
    if (orphans !== undefined)
      return [
        { is: 'count', state: 'orphan', count: Number(orphans) },
        { is: 'count', state: 'TIME_WAIT', count: Number(timeWait) },
        { is: 'counter', name: 'pages', value: Number(pages) },
      ];
    return /^\s*(?:sockets: used \d+|(?:UDP|UDPLITE|RAW|FRAG|TCP6|UDP6|UDPLITE6|RAW6|FRAG6): (?:inuse|mem) \d+)/.test(
      line,
    )
      ? { is: 'noise' }
      : null;
  },
};
