/** The pages under /conformance/. */
type Values = Record<string, string | number>;

/** The simulator's own sentence. */
const own = (_who: string, _values: Values, sentence: string): string =>
  `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`;

export const conformance = {
  lead: 'Every timeline on this site is computed. This page holds that computation against a real Linux kernel, close by close.',
  verdict: (matching: number, total: number) =>
    matching === total
      ? `All ${total} recorded closes match.`
      : `${matching} of ${total} recorded closes match; the others are marked below.`,
  errors: (p50: string, p95: string, largest: string) =>
    `Half of all segments leave within ${p50} ms of the kernel’s time, 95 in 100 within ${p95} ms; the largest difference is ${largest} ms. A tick of this kernel is 4 ms.`,
  command: 'The same comparison runs with the tests, and alone:',
  how: 'How the closes were recorded',
  howText: [
    'Two network namespaces on one machine, each with its own settings and its own TCP, joined by a relay. The relay adds half the round-trip time each way and loses, delays or duplicates the segments that a rule names. Nothing is synthetic: a lost segment was sent by the kernel and really vanished.',
    'The kernel is Linux 6.18.44 with 250 timer ticks a second. SACK, timestamps and window scaling are on unless a setting says otherwise; congestion control is reno, and nothing is remembered between connections.',
    'States are those the kernel lists for the socket, sampled at each packet and every 20 ms, so a short one can be missed. Windows are read off the captures that both hosts made. Each recording also notes the kernel’s tick counter at time zero, because Linux rounds long timers to slots of that counter.',
  ],
  rule: 'When a simulated close counts as matching',
  ruleText: [
    'Each direction has the same segments in the same order: flags (PSH aside), sequence and acknowledgement numbers, length, lost or not, SACK blocks, and the window (a RST’s aside) to one unit of its scale, 1024 bytes: how much memory a segment takes is for a network driver to choose.',
    'Each side of each connection passes the same states. States are samples, so one that the simulation passes in under 45 ms may be missing from the recording; one that the recording has may not be missing from the simulation.',
    'The programs make the same calls in the same order, and get the same from them: so many bytes, or that error.',
    'Each segment leaves and each call returns within 12 ms of the kernel’s time, and each state is seen within 45 ms, plus the timer slot of the wait before it: nothing for waits up to 252 ms, then 32 ms up to 2 s, 256 ms up to 16 s, 2 s up to 129 s.',
    'Each time is held twice, on the clock and from its cause: what its host last received, sent or called. On the clock it may also be late by what its cause was late by beyond 12 ms, so that a slot is paid once, by what waited for it.',
    'What a recording does not tell is not compared, and that is said. So is how much there was to compare.',
  ],
  ruleNote:
    'The 12 and 45 ms were written down before the simulator was: they are what a relay, a program and a sampler on a real machine may be late by. The simulator is told the scenario, the kernel’s version, the tick rate, the tick counter at zero and when recording stopped, and nothing else.',
  virtual: 'Without noise: Linux in virtual time',
  virtualText: (closes: number) => [
    `A recording of a real machine is late by what the machine does besides. So the tests hold the simulator to ${closes} further closes of Linux 7.2, built as User Mode Linux, whose clock stands still but for waits: a minute of TIME-WAIT passes at once, nothing is late, and the same scenario gives the same bytes. Scenarios are drawn by chance or chosen because a rule shows in them.`,
    'They are held by the same rule, with 0.06 ms in place of 12 and 45, no slots, and each window to the byte.',
  ],
  compared: 'What was compared',
  comparedText: (matching: number, total: number) =>
    `How much both the kernel and the simulator had of each, and in how many recordings it was not written down. In virtual time ${matching} of ${total} match in everything; where the others part from the kernel is named in tests/conformance/open.json, and nothing else may.`,
  machine: 'On a real machine',
  /** Families of closes in virtual time. */
  virtualFamilies: {
    closes: 'By chance, and one for each rule',
    'closed-windows': 'Closed windows',
    handshakes: 'Handshakes',
    'large-transfers': 'Large transfers',
    programs: 'Programs of any kind',
    rules: 'Rules that nothing else holds',
    'second-connections': 'Second connections',
    'marks-and-largest-segments': 'Marks of congestion, small segments',
    'small-writes': 'Small writes',
    transfers: 'Transfers with losses',
    windows: 'Slow readers',
    'without-sack': 'One side without SACK',
  },
  counted: {
    segments: 'Segments',
    sackBlocks: 'SACK blocks',
    windows: 'Windows',
    states: 'States',
    calls: 'Calls',
    bytes: 'Bytes of calls',
  },
  without: (recordings: number) => `not in ${recordings}`,
  matchOf: 'Match',
  kernels: 'Which kernel',
  kernelsText: [
    'Each recording names its kernel. Of 125 closes run on 6.1, 6.12 and 7.2, what differs is one setting: before 6.15 there is no tcp_rto_max_ms, and an RTO grows to 120 s whatever one would set.',
    'Three more rules came after 6.18. Two show where data is lost on the way to a close: SACKs are gathered for a third of the round trip, with a slack of 10 µs, and a window that was clamped is not raised with the clamp. The third: a SYN|ACK that is sent for the third time no longer agrees to ECN. In the simulator each is a named rule of its kernel’s profile.',
  ],
  not: 'What we do not claim',
  notText: [
    'Other kernels differ, if little. 1000 ticks a second, for example, changes how timers round.',
    'How long a program or an interrupt takes is a fixed small value here. On a busy machine it is not, and no simulator can know it.',
    'IPv6, Accurate ECN and a network card’s offloading are outside. Congestion control (reno and cubic), ECN as RFC 3168 describes it and one box on the path are there as far as an end of a connection meets them.',
    'The values of timestamps are in no recording, and are not compared.',
    'Where two outcomes hang on microseconds (a probe’s answer that is faster or slower than any before it), the simulator shows one of them.',
    'The textbook profile is not compared with anything: it is the account the books give.',
  ],
  all: 'The recordings',
  recording: 'Recording',
  under: 'What was set',
  segments: 'Segments',
  largest: 'Largest difference',
  result: 'Result',
  match: 'match',
  differs: 'differs',
  missing: (n: number) => `${n} ${n === 1 ? 'recording is' : 'recordings are'} missing from the repository.`,
  back: 'All recordings',
  explained: (chapter: number) => `explained in chapter ${chapter}: `,
  previous: 'Previous recording',
  next: 'Next recording',
  figure: 'Kernel and simulator on one axis',
  legend:
    'The recorded run and the simulated one, on one axis of time: side by side, or one at a time where there is less room.',
  kernel: 'Linux',
  simulated: 'simulated',
  matchLine: (largest: string) => `Match: no segment is more than ${largest} ms from the kernel’s time.`,
  looked: (segments: number, sackBlocks: number, windows: number, states: number, calls: number) =>
    `Compared: ${segments} segments, ${windows} windows, ${sackBlocks} SACK ${sackBlocks === 1 ? 'block' : 'blocks'}, ${states} states, ${calls} calls.`,
  differLine: 'This recording does not match:',
  segmentTable: 'Segment by segment',
  stateTable: 'State by state',
  callTable: 'Call by call',
  host: 'Host',
  segment: 'Segment',
  state: 'State',
  call: 'Call',
  kernelTime: 'Kernel, ms',
  simulatedTime: 'Simulated, ms',
  difference: 'Difference, ms',
  allowed: 'Allowed, ms',
  lost: 'lost',
  stateNote: 'The kernel’s state times are samples: the state had begun up to 20 ms earlier.',
  asked: 'What was asked for',
  askedNote: 'Link, settings, programs and rules, as both the recorder and the simulator read them.',
  data: 'The recording as JSON',
  recordedWith: (kernel: string, hz: number, until: string) =>
    `Recorded on Linux ${kernel} at ${hz} ticks a second; watched for ${until}.`,
  /** Recordings of one kind. */
  families: {
    clean: 'Nothing is lost',
    fin1: 'The first FIN is lost',
    ack2: 'Its acknowledgement is lost',
    'fin-wait-2': 'How long FIN-WAIT-2 lasts',
    fin3: 'The second FIN is lost',
    ack4: 'The last ACK is lost',
    simultaneous: 'Both close at once',
    'server-first': 'The server closes first',
    network: 'FINs delayed or duplicated, several losses at once',
    data: 'Data around the close',
    settings: 'Socket options and system settings',
    'time-wait': 'TIME-WAIT',
    others: 'Others',
  },
  /** What the network did, by a rule. */
  byRule: {
    kinds: { rst: 'RST', fin: 'FIN', data: 'data segment', ack: 'ACK of the FIN', any: 'segment' },
    every: (what: string, host: string) => `every ${what} from the ${host}`,
    /** `nth`: numbers in a row. */
    some: (what: string, nth: string, host: string) => `${what} no. ${nth} from the ${host}`,
    drop: (which: string, _later: string) => `${which} lost`,
    delay: (which: string, later: string) => `${which} ${later} late`,
    mark: (which: string, _later: string) => `${which} marked CE`,
    duplicate: (which: string, later: string) => `${which} doubled, ${later} apart`,
  },
  /** How a run differs from its recording; `sentence` is what the simulator says of it. */
  differences: {
    'segment-missing': own,
    'segment-extra': own,
    'segment-differs': own,
    'segment-sack': own,
    'segment-window': own,
    'segment-time': own,
    'segment-wait': own,
    'arrival-time': own,
    state: own,
    'state-time': own,
    'state-wait': own,
    'call-missing': own,
    'call-extra': own,
    'call-differs': own,
    'call-time': own,
    'call-wait': own,
    'ends-early': own,
  },
};
