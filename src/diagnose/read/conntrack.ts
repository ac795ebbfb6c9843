/** `conntrack -L` and `/proc/net/nf_conntrack`: `tcp 6 59 CLOSE_WAIT src=… dst=… sport=… dport=… [ASSURED]`; the number is what is left, in seconds. */
import type { Reader } from '../evidence.ts';
import { stateNamed } from '../socket-states.ts';

const ROW =
  /(?:^|\s)tcp\s+6\s+(\d+)\s+([A-Z_0-9]+)\s+(?:\[\w+\]\s+)?src=(\S+)\s+dst=(\S+)\s+sport=\d+\s+dport=(\d+)/;
const EVENT =
  /\[(?:NEW|UPDATE|DESTROY)\]\s+tcp\s+6\s+(?:(\d+)\s+([A-Z_0-9]+)\s+)?(?:\[\w+\]\s+)?src=(\S+)\s+dst=(\S+)\s+sport=\d+\s+dport=(\d+)/;

/** Its own names: a SYN answered by a SYN; one side's FIN, whoever sent it. */
const own: Record<string, string> = { SYN_SENT2: 'SYN_SENT', FIN_WAIT: 'FIN_WAIT1' };

export const conntrack: Reader = {
  kind: 'conntrack',
  read: (line) => {
    const found = ROW.exec(line) ?? EVENT.exec(line);
    if (found) {
      const [, left, word = '', from = '', to = '', port] = found;
      const state = stateNamed(own[word] ?? word);
      if (!state) return { is: 'noise' };
      return {
        is: 'flow',
        flow: {
          state,
          leftS: Number(left ?? 0),
          unreplied: line.includes('[UNREPLIED]'),
          from,
          to: { address: to, port: Number(port) },
        },
      };
    }
    if (/^\s*conntrack v\S+ .*flow entries have been shown/.test(line)) return { is: 'noise' };
    return /^\s*(?:ipv[46]\s+\d+\s+)?(?:udp|icmp|icmpv6|unknown|sctp|dccp|gre|igmp)\s+\d+\s+\d+\s+.*src=/.test(
      line,
    )
      ? { is: 'noise' }
      : null;
  },
};
