/** `dmesg` and `journalctl -k`: what the kernel says when a limit is reached, behind any log's prefix. */
import type { Found, KernelMessage, Reader } from '../evidence.ts';

const messages: readonly [RegExp, KernelMessage][] = [
  [/too many (?:of )?orphaned sockets/i, 'orphans'],
  [/time wait bucket table overflow/i, 'time-wait-overflow'],
  [/possible SYN flooding/i, 'syn-flood'],
  // Both causes have one name since 2012, "out of memory -- consider tuning tcp_mem"; before it was "Out of socket memory".
  [/out of memory -- consider tuning tcp_mem|Out of socket memory/i, 'tcp-memory'],
  [/(?:nf|ip)_conntrack: (?:\S+ )?table full, dropping packet/i, 'conntrack-full'],
];

export const kernelLog: Reader = {
  kind: 'kernel log',
  read: (line): Found | null => {
    const message = messages.find(([text]) => text.test(line))?.[1];
    if (message) {
      const [, port] = /SYN flooding on port (?:\S+:)?(\d+)/i.exec(line) ?? [];
      return { is: 'kernel', message, ...(port !== undefined && { port: Number(port) }) };
    }
    // Other lines of the same log.
    return /^\[\s*\d+\.\d{6}\]\s|\bkernel: \[\s*\d+\.\d+\]|\s__ratelimit: \d+ callbacks suppressed|net_ratelimit: \d+/.test(
      line,
    )
      ? { is: 'noise' }
      : null;
  },
};
