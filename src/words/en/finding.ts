/** The sentence above a figure that says what its run shows; computed, so every number is the run's own. */
const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);
const more = (n: number): string => (n === 1 ? 'once more' : `${n} more times`);
const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
const count = (n: number): string => small[n] ?? `${n}`;

export const finding = {
  /** A finding has at most this many characters. */
  most: 116,
  both: (first: string, second: string) => `${first} ${second}`,
  host: { client: 'client', server: 'server' },
  actor: { linux: 'Linux', textbook: 'The textbook' },

  sameInTextbook: 'The textbook does the same.',
  inTextbook: (sentence: string) => `Textbook: ${sentence}`,

  neverOpens: 'The connection never opens.',
  queueFull: 'The accept queue of the server is full.',
  notAccepted: 'No program accepts the connection.',
  nobodyCloses: (after: string) => `In ${after} neither side closes.`,
  nothingLeaves: (host: string) => `The ${host} closes, but its FIN is never sent.`,
  neverCloses: (host: string) => `The ${host} never closes.`,

  everyFinLost: 'Every FIN is lost.',
  everyFinOfLost: (host: string) => `Every FIN of the ${host} is lost.`,
  onlyFinLost: (host: string) => `The ${host}'s FIN is lost.`,
  /** `named`: the FIN has to be named, for the sentence before speaks of its ACK. */
  givesUp: (actor: string, named: boolean, n: number, after: string) =>
    n === 0
      ? `${actor} does not send ${named ? 'the FIN' : 'it'} again and gives up after ${after}.`
      : `${actor} sends ${named ? 'the FIN' : 'it'} ${more(n)} and gives up after ${after}.`,
  sentAgain: (actor: string, named: boolean, n: number, after: string) =>
    n === 0
      ? `${actor} does not send ${named ? 'the FIN' : 'it'} again.`
      : `${actor} sends ${named ? 'the FIN' : 'it'} ${more(n)}, ${n === 1 ? '' : 'the last '}after ${after}.`,
  finLost: (host: string, n: number) => `The ${host}'s FIN is lost ${times(n)}.`,
  againAfter: (after: string, by?: 'probe' | 'rto') =>
    `It is sent again after ${after}${by === 'probe' ? ', by a tail loss probe' : by === 'rto' ? ', by the RTO' : ''}.`,
  arrivesAfter: (after: string) => `The next copy gets through after ${after}.`,
  meetsNobody: (host: string, after: string) =>
    `The next copy gets through after ${after}; the ${host} is gone by then.`,

  everyAckLost: (host: string) => `Every ACK of the ${host}'s FIN is lost.`,
  ackTooLate: (host: string) => `The ACK of the ${host}'s FIN comes too late.`,
  neverAcked: (host: string) => `The ${host}'s FIN arrives, but nothing acknowledges it.`,
  ackLost: (host: string, n: number) =>
    `The ACK of the ${host}'s FIN is lost${n === 1 ? '' : ` ${times(n)}`}.`,
  finRepairs: (host: string, after: string) => `The ${host}'s own FIN acknowledges it too, ${after} later.`,
  laterAckRepairs: 'A later ACK makes up for it.',
  needlessly: (host: string, n: number) => `The ${host}'s FIN arrives, yet it is sent ${more(n)}.`,

  dataNeverAcked: (host: string) => `What the ${host} sends is never acknowledged.`,
  windowStaysShut: (host: string) => `The ${host}'s window stays closed.`,
  asksInVain: (actor: string, n: number, after: string) =>
    `${actor} asks ${times(n)} whether there is room and gives up after ${after}.`,
  dataLost: (n: number) => `${count(n)} ${n === 1 ? 'segment with data is' : 'segments with data are'} lost.`,
  acksLost: (n: number) => `${count(n)} other ${n === 1 ? 'ACK is' : 'ACKs are'} lost.`,
  allTheSame: 'Both sides still close in order.',
  bothAtOnce: 'Both close at once.',
  bothAtOnceTimeWait: 'Both close at once; both end in TIME-WAIT.',
  closedBy: (n: number) => `${count(n)} segments close the connection.`,
  closedWithData: (host: string, bytes: number) =>
    `After the FIN has come, the ${host} sends ${bytes} more ${bytes === 1 ? 'byte' : 'bytes'}, and closes.`,

  breaksOff: (host: string, why?: string) => `The ${host} sends a RST and no FIN${why ? `: ${why}` : ''}.`,
  why: { unread: 'data lay unread', linger0: 'SO_LINGER is 0' } as Record<string, string>,
  tooManyOrphans: (host: string) => `Too many orphans: the ${host}'s close() ends in a RST.`,
  itIsLost: 'It is lost, and nobody sends it again.',
  resets: (host: string, n: number, lost: number) =>
    `The ${host} sends ${n === 1 ? 'a RST' : `${n} RSTs`}${lost === 0 ? '' : lost === n ? (n === 1 ? ', which is lost' : ', all of them lost') : `, ${lost} of them lost`}.`,
  refuses: (host: string, n: number, lost: number) =>
    `Data meet the ${host}'s closed socket, which answers with ${n === 1 ? 'a RST' : `${n} RSTs`}${lost === 0 ? '' : lost === n ? (n === 1 ? ', which is lost' : ', all lost') : `, ${lost} of them lost`}.`,
  isGone: (host: string, n: number) =>
    `The ${host} is gone and answers with ${n === 1 ? 'a RST' : `${n} RSTs`}.`,
  noPatience: (host: string) => `The ${host} skips FIN-WAIT-2 and sends a RST.`,

  boxForgets: (silence: string, answers: boolean) =>
    `Silent for ${silence}: the box forgets the connection and ${answers ? 'answers with a RST' : 'drops what comes'}.`,
  boxStops: (n: number) =>
    `The box on the path lets ${n === 1 ? 'one segment' : `${n} segments`} no further.`,

  reopens: (after: string) => `The second connection opens in ${after}.`,
  reusesPort: (after: string) => `The old port is taken again: the second connection opens in ${after}.`,
  doesNotReopen: (error?: string) => `The second connection does not open${error ? `: ${error}` : ''}.`,

  leavesFinWait2: (host: string, after: string) => `The ${host} leaves FIN-WAIT-2 after ${after}.`,
  keepsTimeWait: (host: string, during: string) => `The ${host} keeps TIME-WAIT for ${during}.`,
  stays: (host: string, state: string) => `The ${host} stays in ${state}.`,
  still: (host: string, state: string, at: string) => `At ${at} the ${host} is still in ${state}.`,
  error: (host: string, error: string) => `The ${host} gets ${error}.`,
};
