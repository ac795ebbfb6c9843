import { at, cell, close, closing, linger, outcome, recv, select, send } from 'last-ack';

const servers = {
  linger: [recv(), at(200, linger(0)), close()],
  unread: [at(200, close())],
  late: [recv(), at(200, close())],
};
const ends = (why: keyof typeof servers) =>
  closing({
    clientCalls: [send(100), at(400, send(100)), at(600, close())],
    serverCalls: servers[why],
    durationMs: 70_000,
  });
const flags = (why: keyof typeof servers) => {
  const reset = outcome(ends(why)).trace.segments.find((segment) => segment.flags.includes('R'))!;
  return reset.flags.includes('A') ? '[R.]' : '[R]';
};
const labels = {
  linger: 'with SO_LINGER zero',
  unread: 'with data unread',
  late: 'and then data come',
};
const label = 'The server closes';

export default cell({
  parameters: { why: select({ label, options: ['linger', 'unread', 'late'], labels, value: 'linger' }) },
  run: ({ why }) => ends(why),
  facts: ({ why }) => ({ flags: flags(why) }),
});
