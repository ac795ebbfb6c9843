/** The states of a tracked connection, as `conntrack -L` prints them, and how each kind of segment changes them. */
import { ACK, FIN, RST, SYN } from '../segment.ts';

export type ConntrackState =
  | 'SYN_SENT'
  | 'SYN_RECV'
  | 'ESTABLISHED'
  | 'FIN_WAIT'
  | 'CLOSE_WAIT'
  | 'LAST_ACK'
  | 'TIME_WAIT'
  | 'CLOSE';

/** What decides: the flags, the first of these that fits. `get_conntrack_index` */
export type SegmentIndex = 'syn' | 'synack' | 'fin' | 'ack' | 'rst' | 'none';

export const indexOf = (flags: number): SegmentIndex => {
  if (flags & RST) return 'rst';
  if (flags & SYN) return flags & ACK ? 'synack' : 'syn';
  if (flags & FIN) return 'fin';
  return flags & ACK ? 'ack' : 'none';
};

/** `IGNORE`: let through, and nothing is concluded from it. `INVALID`: no such segment belongs here. */
export type Transition = ConntrackState | 'IGNORE' | 'INVALID';

const short: Record<string, Transition> = {
  SS: 'SYN_SENT',
  SR: 'SYN_RECV',
  ES: 'ESTABLISHED',
  FW: 'FIN_WAIT',
  CW: 'CLOSE_WAIT',
  LA: 'LAST_ACK',
  TW: 'TIME_WAIT',
  CL: 'CLOSE',
  IG: 'IGNORE',
  IV: 'INVALID',
};
const states = Object.values(short).slice(0, 8);

type Row = readonly Transition[];
const row = (words: string): Row => words.split(' ').map((word) => short[word] as Transition);

/** A row each kind of segment; its columns: no entry yet, then each state. */
const original: Record<SegmentIndex, Row> = {
  //          -- SS SR ES FW CW LA TW CL
  syn: row('SS SS IG IG IG IG IG SS SS'),
  synack: row('IV IV SR IV IV IV IV IV IV'),
  fin: row('IV IV FW FW LA LA LA TW CL'),
  ack: row('ES IV ES ES CW CW TW TW CL'),
  rst: row('IV CL CL CL CL CL CL CL CL'),
  none: row('IV IV IV IV IV IV IV IV IV'),
};
const reply: Record<SegmentIndex, Row> = {
  // Hosts here never open at once: there is no SYN_SENT2.
  syn: row('IV IV IV IV IV IV IV SS IV'),
  synack: row('IV SR IG IG IG IG IG IG IG'),
  fin: row('IV IV FW FW LA LA LA TW CL'),
  ack: row('IV IG SR ES CW CW TW TW CL'),
  rst: row('IV CL CL CL CL CL CL CL CL'),
  none: row('IV IV IV IV IV IV IV IV IV'),
};

/**
 * What a segment makes of an entry. `tcp_conntracks`
 *
 * @param replies it goes against the segment that made the entry
 * @param state null: there is no entry
 */
export const transition = (replies: boolean, index: SegmentIndex, state: ConntrackState | null): Transition =>
  (replies ? reply : original)[index][state === null ? 0 : states.indexOf(state) + 1] as Transition;
