// What the network does | 网络做了什么
import { delay, duplicate, lose, mark, type Rule, type RuleSubject, ruleMatches, type Side } from 'last-ack';

const side: Side = 'client';
const rules: Rule[] = [
  lose(side, { fin: true, nth: [1] }),
  delay('server', { ackOfFin: true }, 300),
  duplicate('server', { fin: true }, 5),
];
rules[0]; // → { from: 'client', fin: true, nth: [1], action: 'drop' }
rules[1]; // → { from: 'server', ackOfFin: true, action: 'delay', delayMs: 300 }
rules[2]?.action; // → 'duplicate'

// By chance, from the scenario's seed; with `stretchMs` a fate comes in stretches of that mean length (Gilbert–Elliott).
lose(side, { chance: 0.1, stretchMs: 2000 }); // → { from: 'client', chance: 0.1, stretchMs: 2000, action: 'drop' }

// Where a host asks for ECN (`net.ipv4.tcp_ecn: 1`), a router with a long queue marks segments instead.
mark(side, { data: true, nth: [3] }); // → { from: 'client', data: true, nth: [3], action: 'mark' }

// What a rule asks of a segment, its count left aside.
const fin: RuleSubject = {
  from: side,
  conn: 1,
  fin: true,
  syn: false,
  rst: false,
  data: false,
  ackOfFin: false,
  t: 0,
};
rules.map((rule) => ruleMatches(rule, fin)); // → [true, false, false]
