/** What a run is told with: its events one by one, itself in one sentence, and against another run. Times come in ready. */
type Host = 'client' | 'server';

const plural = (n: number): string => (n === 1 ? '' : 's');

export const run = {
  hosts: { client: 'client', server: 'server' } as Record<Host, string>,
  network: 'network',
  colon: ': ',
  /** Between the parts of one line. */
  comma: ', ',
  /** Between things that are counted up. */
  list: ', ',
  semicolon: '; ',
  fullStop: '.',
  aside: (words: string) => ` (${words})`,
  /** One event with the states after it. `who`: a host, `''` for the network. */
  moment: (who: string, what: string) => (who ? `${who} ${what}` : what),

  /** By `sentBy`: what sent a segment again; where none is given, only that it was. */
  again: (times: number, by?: string) => {
    const sender = by && { probe: 'probe', rto: 'RTO', recovery: 'fast' }[by];
    return `retransmission ${times}${sender ? ` · ${sender}` : ''}`;
  },
  windowProbe: 'window probe',
  bytes: (n: number) => `${n} byte${plural(n)}`,

  gone: 'socket is gone (CLOSED)',
  enters: (state: string, mini: boolean) => `enters ${state}${mini ? ', as a mini-socket' : ''}`,
  notUsed: 'does not use the segment as sent',
  armed: (timer: string) => `starts ${timer}`,
  fired: (timer: string) => `${timer} runs out`,
  cancelled: (timer: string) => `stops ${timer}`,
  lost: (segment: string) => `the network loses ${segment}`,
  secondCopy: (segment: string) => `receives a second copy of ${segment}`,
  arrivalUnknown: (segment: string) => `whether ${segment} arrived is not known`,
  receives: (segment: string) => `receives ${segment}`,
  sends: (segment: string) => `sends ${segment}`,
  /** What the box on the path does. */
  box: {
    name: 'box',
    drops: (segment: string) => `the box drops ${segment}`,
    answers: (segment: string, host: Host) => `the box sends ${segment} in the name of the ${host}`,
    enters: (state: string) => `the box has the connection as ${state}`,
    forgetsIt: 'the box forgets the connection',
  },
  lostMarks: { network: '← lost', box: '← dropped by the box' },
  table: {
    caption: 'Every event, in order; time as in the figure',
    heads: ['ms', 'where', 'what happens', 'why'],
  },

  /** One sentence, of these parts in this order. */
  summary: {
    calls: (host: Host, call: string, time: string) => `the ${host} calls ${call} at ${time}`,
    boxForgets: (time: string) => `the box on the path forgets the connection at ${time}`,
    boxStops: (n: number, resets: number) =>
      `it lets ${n} segment${n === 1 ? '' : 's'} no further${resets === 0 ? '' : resets === 1 ? ' and sends a RST' : ` and sends ${resets} RSTs`}`,
    fins: (host: Host, n: number, lost: number) =>
      n === 1
        ? `the ${host}'s FIN ${lost ? 'is lost' : 'arrives'}`
        : `the ${host}'s FIN is sent ${n} times${lost === n ? ' and lost each time' : lost ? `, lost ${lost === 1 ? 'once' : `${lost} times`}` : ''}`,
    /** A lost RST is told as such: nobody will send it again, so its loss is what the run is about. */
    resets: (host: Host, n: number, lost: number) => {
      if (n === 1) return lost ? `the ${host}'s RST is lost` : `the ${host} sends a RST`;
      return `the ${host} sends ${n} RSTs${lost === n ? ', all of them lost' : lost ? `, ${lost} of them lost` : ''}`;
    },
    othersLost: (host: Host, n: number) =>
      `${n} other segment${plural(n)} of the ${host} ${n === 1 ? 'is' : 'are'} lost`,
    error: (host: Host, error: string) => `a call of the ${host} fails with ${error}`,
    gone: (host: Host, time: string, from?: string) =>
      `the ${host}'s socket is gone ${from ? `from ${from} ` : ''}at ${time}`,
    still: (host: Host, state: string, time: string) => `the ${host} is still in ${state} at ${time}`,
    stopped: 'the run was stopped early',
  },

  /** Two runs; `a` and `b` are their names. */
  differences: {
    names: ['the first', 'the second'] as readonly [string, string],
    segment: (host: Host, flags: string, time: string) => `the ${host}'s ${flags} at ${time}`,
    list: (segments: string[], more: number) =>
      [...segments, ...(more > 0 ? [`${more} more`] : [])].join(', '),
    onlyIn: (name: string, list: string) => `Only in ${name}: ${list}.`,
    fates: (n: number) =>
      `${n} segment${plural(n)} arrive${n === 1 ? 's' : ''} in one and ${n === 1 ? 'is' : 'are'} lost in the other.`,
    retransmissions: (host: Host, a: string, inA: number, b: string, inB: number) =>
      `Retransmissions of the ${host}: ${inA} in ${a}, ${inB} in ${b}.`,
    goneAt: (time: string) => `gone at ${time}`,
    stillIn: (state: string) => `still in ${state}`,
    noSocket: 'no socket',
    ends: (host: Host, a: string, endA: string, b: string, endB: string) =>
      `The ${host} is ${endA} in ${a}, ${endB} in ${b}.`,
    errors: (host: Host, a: string, errorA: string | null, b: string, errorB: string | null) =>
      `Error the ${host} gets: ${errorA ?? 'none'} in ${a}, ${errorB ?? 'none'} in ${b}.`,
    largest: (time: string, segment: string) => `The largest difference in time is ${time}, at ${segment}.`,
  },
};
