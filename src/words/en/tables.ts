/** What the tables, charts and controls of cells say by themselves. */
type Side = 'client' | 'server';

export const tables = {
  /** Heads of columns. */
  rto: 'RTO at close, ms',
  retransmissions: 'retransmissions',
  goneAfter: (side: Side) => `${side} gone after, s`,
  path: (side: Side) => `the ${side}’s path`,
  lastError: (side: Side) => `error at the ${side}`,
  inState: (side: Side, state: string) => `${side} in ${state}, s`,
  resets: 'RSTs sent',
  callsAfterReset: (side: Side) => `the ${side}’s calls from then on`,
  lossPercent: 'loss, %',
  noLimit: 'no limit',
  nothing: 'nothing',
  /** Many connections at a moment. */
  waiting: 'waiting for accept()',
  descriptors: 'open descriptors',
  stateAt: (state: string, side: Side) => `${state}, ${side}`,
  overTime: 'On the server, over time',
  after: 'after, s',
  nobody: 'none',
  more: (n: number) => `${n} more`,
  atMoment: (seconds: number) => `On the server after ${seconds} s`,
  port: 'Port',
  process: 'Process',
  /** Controls. */
  loss: 'Loss',
  thinks: 'Server thinks',
  lost: (what: string) => `${what}s lost`,
  clientCalls: 'The client calls',
  /** Names of what is drawn. */
  textbook: 'Textbook',
  simulated: 'simulated',
  recorded: (kernel: string) => `recorded (Linux ${kernel})`,
};
