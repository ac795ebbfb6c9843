/** The glossary’s eleven states and the segments that end a connection; what is said of them, `words/en/glossary/` and its likes. */
import type { GlossaryEntry } from './glossary-entry.ts';

export const states: readonly GlossaryEntry[] = [
  {
    id: 'closed',
    name: 'CLOSED',
    source: ['RFC 9293 §3.3.2', 'tcp_v4_send_reset()'],
    chapter: 'four-segments',
  },
  { id: 'listen', name: 'LISTEN', source: ['RFC 9293 §3.3.2', 'man 2 listen'] },
  { id: 'syn-sent', name: 'SYN-SENT', source: ['RFC 9293 §3.5', 'tcp_v4_connect()'] },
  { id: 'syn-received', name: 'SYN-RECEIVED', source: ['RFC 9293 §3.5', 'tcp_check_req()'] },
  {
    id: 'established',
    name: 'ESTABLISHED',
    source: ['RFC 9293 §3.3.2', 'tcp_rcv_established()'],
    chapter: 'four-segments',
  },
  {
    id: 'fin-wait-1',
    name: 'FIN-WAIT-1',
    source: ['RFC 9293 §3.6', 'tcp_close_state()'],
    chapter: 'first-fin-lost',
  },
  {
    id: 'fin-wait-2',
    name: 'FIN-WAIT-2',
    source: ['RFC 9293 §3.6', 'tcp_time_wait()'],
    chapter: 'between-second-and-third',
  },
  {
    id: 'close-wait',
    name: 'CLOSE-WAIT',
    source: ['RFC 9293 §3.6', 'tcp_fin()'],
    chapter: 'second-ack-lost',
  },
  { id: 'closing', name: 'CLOSING', source: ['RFC 9293 §3.6', 'tcp_fin()'], chapter: 'simultaneous-close' },
  {
    id: 'last-ack',
    name: 'LAST-ACK',
    source: ['RFC 9293 §3.6', 'tcp_close_state()'],
    chapter: 'third-fin-lost',
  },
  {
    id: 'time-wait',
    name: 'TIME-WAIT',
    source: ['RFC 9293 §3.6', 'tcp_timewait_state_process()'],
    chapter: 'fourth-ack-lost',
  },
];

export const segments: readonly GlossaryEntry[] = [
  { id: 'segment', source: ['RFC 9293 §3.1'] },
  { id: 'syn', name: 'SYN', source: ['RFC 9293 §3.5'] },
  { id: 'fin', name: 'FIN', source: ['RFC 9293 §3.6', 'tcp_send_fin()'], chapter: 'four-segments' },
  { id: 'ack', name: 'ACK', source: ['RFC 9293 §3.4', 'tcp_send_ack()'], chapter: 'second-ack-lost' },
  {
    id: 'rst',
    name: 'RST',
    source: ['RFC 9293 §3.5.2', 'tcp_send_active_reset()'],
    chapter: 'reset-instead-of-fin',
  },
  { id: 'retransmission', source: ['RFC 6298 §5', 'tcp_retransmit_skb()'], chapter: 'first-fin-lost' },
  { id: 'sack', name: 'SACK', source: ['RFC 2018', 'RFC 8985 §7.2'], chapter: 'first-fin-lost' },
  { id: 'dsack', name: 'DSACK', source: ['RFC 2883', 'tcp_dsack_set()'], chapter: 'second-ack-lost' },
  {
    id: 'challenge-ack',
    source: ['RFC 5961 §3', 'tcp_send_challenge_ack()'],
    chapter: 'reset-instead-of-fin',
  },
  { id: 'tail-loss-probe', source: ['RFC 8985 §7.3', 'tcp_send_loss_probe()'], chapter: 'first-fin-lost' },
  { id: 'zero-window-probe', source: ['RFC 9293 §3.8.6.1', 'tcp_send_probe0()'] },
  { id: 'keepalive', source: ['RFC 9293 §3.8.4', 'tcp_keepalive_timer()'] },
];
