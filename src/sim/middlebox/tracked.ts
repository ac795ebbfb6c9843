/** One connection in the box's table, and what a segment makes of it. Rules of `nf_conntrack_tcp_packet`, Linux 6.18. */
import { ACK, type HostIndex, RST, type WireSegment } from '../segment.ts';
import type { ConntrackSettings } from './conntrack-settings.ts';
import { type ConntrackState, indexOf, type SegmentIndex, transition } from './conntrack-states.ts';
import { beginWith, inWindow, Seen } from './tracked-window.ts';

/** `again`: the entry is to be forgotten, and the segment looked at anew. */
export type Handled = 'pass' | 'invalid' | 'again';

const closing: readonly ConntrackState[] = ['FIN_WAIT', 'CLOSE_WAIT', 'LAST_ACK', 'TIME_WAIT', 'CLOSE'];

const us = (seconds: number): number => seconds * 1e6;

export class Tracked {
  readonly port: number;
  readonly settings: ConntrackSettings;
  state: ConntrackState;
  /** When it is forgotten unless a segment comes before, µs; and the setting that says so, by the end of its name. */
  expires = 0;
  rule = '';
  /** Gone before its time: a RST answered the SYN. */
  killed = false;
  /** Something came from the other side; and the connection was seen open on both. */
  replied = false;
  assured = false;
  /** Whose segment made the entry. */
  private readonly original: HostIndex;
  private readonly seen: [Seen, Seen] = [new Seen(), new Seen()];
  /** Of the segment handled before. */
  private lastIndex: SegmentIndex = 'none';
  private lastFrom: HostIndex | -1 = -1;
  private lastSeq = 0;
  private lastAck = 0;
  private lastEnd = 0;
  private lastWindow = 0;
  /** The same ACK, so many times in a row. */
  private repeats = 0;
  private challengeAckMayCome = false;

  /** The first segment makes the entry. `tcp_new` */
  constructor(segment: WireSegment, state: 'SYN_SENT' | 'ESTABLISHED', settings: ConntrackSettings) {
    this.port = segment.port;
    this.settings = settings;
    this.original = segment.from;
    this.state = state;
    const own = this.seen[segment.from];
    beginWith(own, segment);
    if (state === 'SYN_SENT') return;
    own.maxEnd = own.end + own.maxWindow;
    for (const seen of this.seen) {
      seen.sackPermitted = true;
      seen.liberal = true;
    }
  }

  handle(segment: WireSegment, at: number, isNew: boolean): Handled {
    const { from } = segment;
    const before = this.state;
    const replies = from !== this.original;
    const index = indexOf(segment.flags);
    const sender = this.seen[from];
    const receiver = this.seen[from === 0 ? 1 : 0];
    const to = isNew ? before : transition(replies, index, before);
    if (to === 'INVALID') return 'invalid';
    let state = to === 'IGNORE' ? before : to;
    let known = before;
    let checked = true;
    if (to === 'SYN_SENT' && (before === 'TIME_WAIT' || before === 'CLOSE')) {
      const aborted = this.lastFrom === from && this.lastIndex === 'rst';
      if (sender.beganClose || receiver.beganClose || aborted) return 'again';
    }
    if (to === 'IGNORE' || (to === 'SYN_SENT' && (before === 'TIME_WAIT' || before === 'CLOSE'))) {
      if (!this.catchesUp(segment, index)) return this.ignored(segment, index, replies);
      known = 'SYN_SENT';
      state = 'SYN_RECV';
    } else if (to === 'TIME_WAIT' && before === 'LAST_ACK' && index === 'ack') {
      // RFC 5961: a challenge ACK is no ACK of the last FIN.
      if (this.lastFrom !== from && this.lastIndex === 'syn' && this.challengeAckMayCome) {
        this.challengeAckMayCome = false;
        return this.passed(replies);
      }
    } else if (to === 'CLOSE' && index === 'rst') {
      const judged = this.reset(segment, before, receiver);
      if (judged === 'invalid') return 'invalid';
      if (judged === 'stay') state = before;
      checked = judged !== 'unchecked';
    }

    if (checked) {
      const fits = inWindow(segment, sender, receiver, before, this.settings.of('be_liberal') > 0);
      if (fits === 'invalid') return this.answersEnd(from, index, at);
      if (fits === 'ignore') return this.passed(replies);
      if (index === 'ack') this.countRepeats(segment);
    }
    this.lastIndex = index;
    this.lastFrom = from;
    this.state = state;
    if (state === 'FIN_WAIT' && before !== state) sender.beganClose = true;
    this.refresh(segment, at, index, known);
    return this.passed(replies);
  }

  /** The longest silence from here on. */
  private refresh(segment: WireSegment, at: number, index: SegmentIndex, before: ConntrackState): void {
    const { settings, state } = this;
    let rule = `timeout_${state.toLowerCase()}`;
    const shorten = (other: string): void => {
      if (settings.of(rule) > settings.of(other)) rule = other;
    };
    if (this.repeats >= settings.of('max_retrans')) shorten('timeout_max_retrans');
    else if (index === 'rst') rule = 'timeout_close';
    else if (this.seen[0].unacknowledged || this.seen[1].unacknowledged) shorten('timeout_unacknowledged');
    else if (this.lastWindow === 0) shorten('timeout_max_retrans');
    if (!this.replied) {
      if (segment.flags & RST) {
        this.killed = true;
        return;
      }
      if (index === 'syn' && before === 'SYN_SENT' && this.expires > 0) return;
      if (state === 'ESTABLISHED') shorten('timeout_unacknowledged');
    } else if ((before === 'SYN_RECV' || before === 'ESTABLISHED') && state === 'ESTABLISHED')
      this.assured = true;
    this.rule = rule;
    this.expires = at + us(settings.of(rule));
  }

  /** It goes through; from now on both sides have been heard. `nf_conntrack_in` */
  private passed(replies: boolean): Handled {
    if (replies) this.replied = true;
    return 'pass';
  }

  /** A SYN ACK that answers a SYN the entry had no place for: the hosts are of one mind, and the box follows. */
  private catchesUp(segment: WireSegment, index: SegmentIndex): boolean {
    const { from } = segment;
    const answers =
      index === 'synack' &&
      this.lastIndex === 'syn' &&
      this.lastFrom !== from &&
      segment.ack === this.lastEnd;
    if (!answers) return false;
    const asked = this.seen[this.lastFrom as HostIndex];
    asked.end = this.lastEnd;
    asked.maxEnd = this.lastEnd;
    asked.maxWindow = Math.max(1, this.lastWindow);
    const { liberal } = this.seen[from];
    this.seen[from] = Object.assign(new Seen(), { liberal });
    return true;
  }

  /** Let through unjudged: if it was wrong, the host that gets it will say so. */
  private ignored(segment: WireSegment, index: SegmentIndex, replies: boolean): Handled {
    this.lastIndex = index;
    this.lastFrom = segment.from;
    this.lastSeq = segment.seq;
    this.lastEnd = segment.end;
    this.lastWindow = segment.win;
    if (index === 'syn') this.challengeAckMayCome = this.state === 'LAST_ACK';
    if (this.state === 'SYN_SENT' && index === 'ack' && replies) this.lastAck = segment.ack;
    return this.passed(replies);
  }

  /** What a RST is worth: as much as its number fits (RFC 5961 §3.2). */
  private reset(
    { seq, ack, from }: WireSegment,
    before: ConntrackState,
    receiver: Seen,
  ): 'close' | 'stay' | 'unchecked' | 'invalid' {
    if (closing.includes(before)) return 'unchecked';
    let stays = false;
    if (receiver.maxAck >= 0 && this.lastIndex !== 'syn') {
      if (seq < receiver.maxAck) return 'invalid';
      const established = before === 'ESTABLISHED';
      if (!established || seq === receiver.maxAck) return 'close';
      if (this.lastIndex === 'ack' && this.lastFrom === from && seq === this.lastEnd) return 'close';
      stays = true;
    }
    const answersIgnored =
      (this.replied && this.lastIndex === 'syn') || (!this.assured && this.lastIndex === 'ack');
    const answersChallenge =
      before === 'SYN_SENT' && this.lastIndex === 'ack' && this.lastFrom !== this.original;
    if ((answersIgnored && ack === this.lastEnd) || (answersChallenge && seq === this.lastAck))
      return 'unchecked';
    return stays ? 'stay' : 'close';
  }

  /** FIN or RST out of place, from both sides: the entry will not be needed for days. `nf_tcp_handle_invalid` */
  private answersEnd(from: HostIndex, index: SegmentIndex, at: number): Handled {
    if (!this.assured || (index !== 'rst' && index !== 'fin')) return 'invalid';
    if (this.lastFrom !== from && (this.lastIndex === 'fin' || this.lastIndex === 'rst')) {
      const least = us(this.settings.of('timeout_unacknowledged'));
      if (this.expires - at >= us(120) && this.expires - at > least) {
        this.expires = at + least;
        this.rule = 'timeout_unacknowledged';
      }
    } else {
      this.lastIndex = index;
      this.lastFrom = from;
    }
    return 'invalid';
  }

  private countRepeats({ from, seq, end, win, ack, flags }: WireSegment): void {
    const number = flags & ACK ? ack : 0;
    const same =
      this.lastFrom === from &&
      this.lastSeq === seq &&
      this.lastAck === number &&
      this.lastEnd === end &&
      this.lastWindow === win;
    if (same) {
      this.repeats++;
      return;
    }
    this.repeats = 0;
    this.lastFrom = from;
    this.lastSeq = seq;
    this.lastAck = number;
    this.lastEnd = end;
    this.lastWindow = win;
  }
}
