/** The sentences of all reasons; `because` fills them in. A table, hence its length. */

import type { ReasonCode } from './reason-codes.ts';

/** code: [sentence with {values}, source, setting]. */
export const reasons: Record<ReasonCode, [sentence: string, source: string, setting?: string]> = {
  // Segments
  syn: ['connect() asks for a connection: SYN.', 'RFC 9293 §3.5'],
  'syn-ack': ['The listener agrees: SYN and ACK in one segment.', 'RFC 9293 §3.5'],
  'syn-rto': ['No answer within {rto} ms: the SYN goes out again.', 'RFC 6298 §5.4', 'RTO'],
  'handshake-ack': ['The connection is open; this ACK tells the other side.', 'RFC 9293 §3.5'],
  data: ['The program wrote it and the windows have room.', 'RFC 9293 §3.10.2'],
  'window-part': [
    'As much as the window has room for, after a wait.',
    'RFC 9293 §3.8.6.2.1, tcp_write_wakeup',
  ],
  'fin-close': ['close(): nothing more will be written, so a FIN.', 'RFC 9293 §3.6, tcp_send_fin'],
  'fin-shutdown': [
    'shutdown(): the writing half closes with a FIN; reading goes on.',
    'RFC 9293 §3.6, tcp_send_fin',
  ],
  'fin-exit': ['The process ended; the kernel closes its socket with a FIN.', 'RFC 9293 §3.6, tcp_send_fin'],
  probe: [
    'No ACK for {ms} ms: a tail loss probe sends the last segment again. It is not counted as a retry and does not double the RTO.',
    'RFC 8985 §7.3, tcp_send_loss_probe',
    'tcp_early_retrans',
  ],
  'probe-new': [
    'No ACK yet: a tail loss probe, this time with new data.',
    'RFC 8985 §7.3, tcp_send_loss_probe',
    'tcp_early_retrans',
  ],
  rto: [
    'No ACK within the RTO of {rto} ms: retry {n}. The next wait is twice as long.',
    'RFC 6298 §5.4–5.5, tcp_retransmit_timer',
    'RTO',
  ],
  rack: [
    'A segment sent later has arrived and this one has not: it counts as lost.',
    'RFC 8985 §6.2, tcp_rack_detect_loss',
    'tcp_recovery',
  ],
  'fast-retransmit': [
    'Three duplicate ACKs: the segment they ask for is sent again.',
    'RFC 5681 §3.2',
    'tcp_reordering',
  ],
  'keepalive-probe': [
    'Nothing has come for long: an ACK with a number already acknowledged, so that whoever is there answers.',
    'RFC 9293 §3.8.4, tcp_keepalive_timer',
    'SO_KEEPALIVE',
  ],
  'keepalive-over': [
    'Not one keepalive probe was answered: the peer is taken for gone, and the program gets ETIMEDOUT.',
    'tcp_keepalive_timer',
    'SO_KEEPALIVE',
  ],
  'zero-window-probe': [
    'The window is shut: ask whether it has opened.',
    'RFC 9293 §3.8.6.1, tcp_send_probe0',
    'RTO',
  ],
  'ack-at-once': ['What arrived is acknowledged at once.', 'RFC 9293 §3.10.7.4'],
  'ack-quick': ['Early in a conversation every segment is acknowledged at once.', 'tcp_incr_quickack'],
  'ack-two-segments': [
    'More than one full segment is waiting for its ACK.',
    'RFC 9293 §3.8.6.3, __tcp_ack_snd_check',
  ],
  'ack-gap-filled': ['The gap is filled: acknowledge at once.', 'RFC 5681 §4.2, tcp_data_queue'],
  'ack-out-of-order': [
    'Something before it is missing: say at once what is expected.',
    'RFC 5681 §4.2, tcp_data_queue_ofo',
  ],
  'ack-compressed': [
    'Segments keep coming behind the gap: after three ACKs one speaks for several, up to a millisecond later.',
    'tcp_comp_sack_delay_ns, __tcp_ack_snd_check',
  ],
  'ack-nearly-due': ['A delayed ACK was nearly due anyway.', 'tcp_send_delayed_ack'],
  'ack-delayed': [
    'The delayed-ACK timer fired and nothing had left that could have carried the ACK.',
    'RFC 9293 §3.8.6.3, tcp_delack_timer',
    'ATO',
  ],
  'ack-read': ['The program read what had come: the ACK need not wait.', 'tcp_cleanup_rbuf'],
  'ack-window': [
    'Reading made room: the larger window is worth telling.',
    'RFC 9293 §3.8.6.2, tcp_cleanup_rbuf',
  ],
  'ack-fin': [
    'A FIN arrived after our own was sent: it is acknowledged at once.',
    'RFC 9293 §3.10.7.4, tcp_fin',
  ],
  'ack-duplicate': [
    'It had arrived before: the ACK was probably lost, so here it is again.',
    'RFC 9293 §3.10.7.4, tcp_data_queue',
    'tcp_dsack',
  ],
  'ack-duplicate-fin': [
    'The FIN had arrived before: our ACK was probably lost, so here it is again.',
    'RFC 9293 §3.10.7.4, RFC 2883',
    'tcp_dsack',
  ],
  'ack-paws': ['Its timestamp is older than what came since: acknowledge and ignore it.', 'RFC 7323 §5.3'],
  'ack-out-of-window': [
    'It lies outside the window: say what is expected.',
    'RFC 9293 §3.10.7.4',
    'tcp_invalid_ratelimit',
  ],
  'ack-zero-window': ['The window is shut: say so.', 'RFC 9293 §3.10.7.4'],
  'ack-time-wait': [
    'TIME-WAIT answers a repeated FIN: the last ACK was probably lost.',
    'RFC 9293 §3.10.7.4, tcp_timewait_state_process',
  ],
  'mini-out-of-window': [
    'FIN-WAIT-2 got something outside its window: say what is expected.',
    'tcp_timewait_state_process',
    'tcp_invalid_ratelimit',
  ],
  'challenge-ack-old': ['The ACK is far too old: answer with what is true.', 'RFC 5961 §5.2'],
  'challenge-ack-unsent': [
    'It acknowledges what was never sent: answer with what is true.',
    'RFC 5961 §5.2',
    'tcp_invalid_ratelimit',
  ],
  'challenge-ack-rst': [
    'A RST inside the window but not at its edge: ask the sender to repeat it exactly.',
    'RFC 5961 §3.2',
    'tcp_invalid_ratelimit',
  ],
  'challenge-ack-syn': [
    'A SYN on an open connection: ask the sender to prove that it has restarted.',
    'RFC 5961 §4.2',
    'tcp_invalid_ratelimit',
  ],
  // Resets; also why a socket ends
  'no-socket': ['No socket here belongs to this segment: RST.', 'RFC 9293 §3.5.2, tcp_v4_send_reset'],
  'half-open': ['It answers a connection that this side no longer has: RST.', 'RFC 9293 §3.5.1'],
  'bad-handshake-ack': ['It acknowledges a SYN that was never sent: RST.', 'RFC 9293 §3.5.2'],
  'abort-on-overflow': [
    'Too many connections wait for accept(): RST.',
    'tcp_check_req',
    'tcp_abort_on_overflow',
  ],
  unread: [
    'close() with bytes still unread: they are lost, and a RST says so.',
    'RFC 2525 §2.17, __tcp_close',
  ],
  linger0: [
    'SO_LINGER with 0 s: close() aborts with a RST, and what was queued is dropped.',
    'RFC 9293 §3.10.5, tcp_disconnect',
    'SO_LINGER',
  ],
  'linger2-negative': [
    'TCP_LINGER2 below 0: no FIN-WAIT-2, the socket ends with a RST.',
    'tcp_rcv_state_process',
    'TCP_LINGER2',
  ],
  'data-after-close': [
    'Data for a program that will never read it: RST.',
    'RFC 9293 §3.6.1, tcp_rcv_state_process',
  ],
  'too-many-orphans': [
    'More than {orphans} closed sockets wait in this host: this one ends with a RST.',
    'tcp_out_of_resources',
    'tcp_max_orphans',
  ],
  'mini-syn': ['A SYN met a socket in FIN-WAIT-2: RST.', 'tcp_timewait_state_process'],
  // States
  'syn-sent': ['connect() was called.', 'RFC 9293 §3.10.1'],
  'syn-received': ['A SYN arrived at the listener.', 'RFC 9293 §3.10.7.2'],
  established: ['The handshake is complete on this side.', 'RFC 9293 §3.5'],
  close: ['close() was called.', 'RFC 9293 §3.10.4, tcp_close_state'],
  shutdown: ['shutdown() closed the writing half.', 'RFC 9293 §3.10.4, tcp_shutdown'],
  exit: ['The process ended and left its socket to the kernel.', 'RFC 9293 §3.10.4, tcp_close_state'],
  'fin-acked': ['Our FIN is acknowledged; the peer may still send.', 'RFC 9293 §3.10.7.4'],
  'fin-received': ['The peer has closed its writing half.', 'RFC 9293 §3.10.7.4, tcp_fin'],
  'fin-crossed': [
    'The peer’s FIN came before the ACK of ours: both sides closed at once.',
    'RFC 9293 §3.6, figure 13',
  ],
  'time-wait': [
    'Both FINs are through; stay a while to answer a repeated FIN and to let old segments die.',
    'RFC 9293 §3.6.1, tcp_time_wait',
  ],
  'last-ack': [
    'Our FIN is acknowledged and the peer had closed before: the connection is over.',
    'RFC 9293 §3.10.7.4',
  ],
  'time-wait-over': ['TIME-WAIT is over.', 'RFC 9293 §3.10.8', '{setting}'],
  'fin-wait-2-over': [
    'The peer’s FIN did not come in time: the socket goes without a word.',
    'tcp_fin_time',
    '{setting}',
  ],
  'gave-up': [
    'Not acknowledged {budget} ms after the timer’s first retransmission: given up, without a RST.',
    'RFC 9293 §3.8.3, tcp_write_timeout',
    '{setting}',
  ],
  'gave-up-count': ['{retries} retransmissions and no ACK: given up.', 'RFC 9293 §3.8.3', '{setting}'],
  'gave-up-opening': ['No answer to the SYN: given up.', 'RFC 9293 §3.8.3, tcp_write_timeout', '{setting}'],
  'gave-up-probes': [
    'The window stayed shut for too long: given up, without a RST.',
    'tcp_probe_timer',
    '{setting}',
  ],
  'reset-received': ['A RST arrived: the connection is over at once.', 'RFC 9293 §3.10.7.4, tcp_reset'],
  assassinated: ['A RST ended TIME-WAIT early.', 'RFC 1337, tcp_timewait_state_process', 'tcp_rfc1337'],
  'tw-buckets': [
    'Too many sockets are in TIME-WAIT already: this one just closes.',
    'tcp_time_wait',
    'tcp_max_tw_buckets',
  ],
  reused: ['A new connection took the place of one in TIME-WAIT.', 'RFC 6191, tcp_twsk_unique'],
  // Drops
  paws: ['Its timestamp is older than one already seen: an old copy.', 'RFC 7323 §5'],
  duplicate: ['Everything in it had arrived before.', 'RFC 9293 §3.10.7.4'],
  'out-of-window': ['It lies outside the receive window.', 'RFC 9293 §3.10.7.4'],
  'no-memory': [
    'The receive buffer is full: packets take more memory than the bytes in them.',
    'tcp_prune_queue',
  ],
  'no-ack-flag': ['It has no ACK flag.', 'RFC 9293 §3.10.7.4, fifth step'],
  'ack-unacceptable': ['Its acknowledgement cannot be true.', 'RFC 9293 §3.10.7.4, RFC 5961 §5'],
  'rate-limited': [
    'It would be answered, but the last such answer was less than {limit} ms ago.',
    'tcp_oow_rate_limited',
    'tcp_invalid_ratelimit',
  ],
  'host-rate-limited': [
    'It would be answered, but the host has sent all the challenge ACKs it may send in this second.',
    'tcp_challenge_ack_allowed, RFC 5961 §7',
    'tcp_challenge_ack_limit',
  ],
  'reset-out-of-window': ['A RST whose number does not fit: ignored.', 'RFC 5961 §3.2'],
  'reset-no-socket': ['A RST for a connection that no longer exists: ignored.', 'RFC 9293 §3.10.7.1'],
  rfc1337: ['tcp_rfc1337 is set: TIME-WAIT ignores the RST.', 'RFC 1337 §3', 'tcp_rfc1337'],
  'mini-ignored': [
    'Nothing new in it: FIN-WAIT-2 of a closed socket does not answer.',
    'tcp_timewait_state_process',
  ],
  'time-wait-ack-ignored': [
    'A bare ACK in TIME-WAIT is not answered, but the wait starts again.',
    'tcp_timewait_state_process',
  ],
  'syn-sent-ignored': ['Only a SYN or a fitting RST counts in SYN-SENT.', 'RFC 9293 §3.10.7.3'],
  'accept-queue-full': [
    'Too many connections wait for accept(): the third segment is dropped, and SYN+ACK will be sent again.',
    'tcp_v4_syn_recv_sock, tcp_check_req',
    'backlog',
  ],
  'accept-queue-full-syn': [
    'Too many connections wait for accept(): the SYN is dropped.',
    'tcp_conn_request',
    'backlog',
  ],
  // The box on the path
  'box-state': ['The box saw it pass and keeps its own account.', 'tcp_conntracks'],
  'box-picked-up': [
    'The box had no entry for it, and begins one in the middle of the connection.',
    'tcp_new',
    'nf_conntrack_tcp_loose',
  ],
  'box-no-entry': [
    'The box on the path has no entry for this connection: the segment goes no further.',
    'tcp_new, nf_conntrack_in',
    'nf_conntrack_tcp_loose',
  ],
  'box-outside': [
    'The box has no entry for it, and only the client may begin one: the segment goes no further.',
    'nf_conntrack_in',
  ],
  'box-invalid': [
    'It does not fit the entry that the box has: the segment goes no further.',
    'nf_conntrack_tcp_packet, tcp_in_window',
  ],
  'box-reset': ['The box answers in the other host’s name: RST.', 'nf_send_reset'],
  'box-timeout': [
    '{s} s without a segment: the box forgets the connection.',
    'nf_ct_is_expired',
    '{setting}',
  ],
  'box-reopened': ['A new SYN takes the place of what was closed.', 'nf_conntrack_tcp_packet'],
  'box-refused': ['A RST answered the SYN: nothing to remember.', 'nf_conntrack_tcp_packet'],
  // Timers
  'timer-rto': [
    'Unless an ACK comes within {ms} ms, the first unacknowledged segment is sent again.',
    'RFC 6298 §5, tcp_rearm_rto',
    '{setting}',
  ],
  'timer-probe': [
    'Unless an ACK comes within {ms} ms, the last segment is sent as a probe.',
    'RFC 8985 §7.2, tcp_schedule_loss_probe',
    '{setting}',
  ],
  'timer-reorder': [
    'What was sent earlier may still come within {ms} ms; then it counts as lost.',
    'RFC 8985 §6.2, tcp_rack_mark_lost',
    '{setting}',
  ],
  'timer-zero-window': [
    'The window is shut: ask again in {ms} ms.',
    'RFC 9293 §3.8.6.1, tcp_probe_timer',
    '{setting}',
  ],
  'timer-keepalive': [
    'If nothing comes for {ms} ms, the kernel asks whether the peer is still there.',
    'RFC 9293 §3.8.4, tcp_keepalive_timer',
    '{setting}',
  ],
  'timer-delayed-ack': [
    'The ACK waits {ms} ms for a segment that could carry it.',
    'RFC 9293 §3.8.6.3, tcp_send_delayed_ack',
    '{setting}',
  ],
  'timer-fin-wait-2': ['The peer has {ms} ms to send its FIN.', 'tcp_fin_time', '{setting}'],
  'timer-fin-wait-2-full': [
    'More than 60 s: the full socket waits the part above 60 s, {ms} ms, then a mini-socket as long again, 3.5 RTO at least.',
    'tcp_rcv_state_process, tcp_keepalive_timer',
    '{setting}',
  ],
  'timer-time-wait': [
    'TIME-WAIT lasts {ms} ms from here.',
    'RFC 9293 §3.6.1, tcp_timewait_state_process',
    '{setting}',
  ],
  'timer-linger': [
    'close() waits up to {ms} ms for the FIN to be acknowledged.',
    'sk_stream_wait_close',
    '{setting}',
  ],
};
