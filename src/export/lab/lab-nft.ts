/**
 * Fault rules as nftables rules, for the veth link. Segments are dropped where they arrive: dropped in the sender's own
 * output hook the send would fail locally and Linux would take another path than for a loss on the wire.
 */
import type { Rule, Side } from '../../sim/index.ts';

/** Why nftables cannot say this rule, or null. */
export const nftCannot = (rule: Rule): string | null => {
  if (rule.action !== 'drop') return `a rule that ${rule.action}s`;
  if (rule.afterMs !== undefined || rule.beforeMs !== undefined) return 'a rule bound to a time';
  return null;
};

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/** TCP payload or none: IP length beyond both headers, for each possible header length in words. */
const payload = (some: boolean): string =>
  `tcp doff . ip length { ${Array.from({ length: 11 }, (_, i) => {
    const words = i + 5;
    return some ? `${words} . ${21 + words * 4}-65535` : `${words} . ${20 + words * 4}`;
  }).join(', ')} }`;

const matches = (rule: Rule): string => {
  const parts: string[] = [];
  for (const [name, flag] of [
    ['fin', 'fin'],
    ['syn', 'syn'],
    ['rst', 'rst'],
  ] as const)
    if (rule[name] !== undefined) parts.push(`tcp flags & ${flag} ${rule[name] ? '==' : '!='} ${flag}`);
  if (rule.data !== undefined) parts.push(payload(rule.data));
  // Every number a segment can acknowledge short of the FIN is where an earlier one of this host begins, so it is in @starts.
  if (rule.ackOfFin === true) parts.push('tcp dport @closing tcp flags & ack == ack tcp ackseq != @starts');
  return parts.join(' ');
};

/** The table of one host: what it forgets of what the other one sent. */
export const nftTable = (rules: readonly Rule[], host: Side): string => {
  const mine = rules.filter((rule) => rule.from === other(host));
  const lines = mine.map((rule) => {
    if (rule.ackOfFin === false)
      throw new Error('nftables cannot say "does not acknowledge the FIN"; the relay can');
    const nth =
      rule.nth === undefined || rule.nth === 'all'
        ? ''
        : ` numgen inc mod 2147483647 { ${rule.nth.map((n) => n - 1).join(', ')} }`;
    return `    ip protocol tcp ${matches(rule)}${nth} add @lost { tcp sequence . tcp checksum } counter drop`;
  });
  return [
    'table ip lab {',
    '  set lost { typeof tcp sequence . tcp checksum; size 65535; flags dynamic; }',
    '  set starts { typeof tcp sequence; size 65535; flags dynamic; }',
    '  set closing { typeof tcp sport; size 65535; flags dynamic; }',
    '  chain leaving {',
    '    type filter hook output priority 0;',
    `    ip protocol tcp ${payload(true)} add @starts { tcp sequence }`,
    '    ip protocol tcp tcp flags & fin == fin add @starts { tcp sequence } add @closing { tcp sport }',
    '  }',
    '  chain arriving {',
    '    type filter hook prerouting priority -300;',
    ...lines,
    '  }',
    '}',
    '',
  ].join('\n');
};
