import { cell, closing, figure, outcome, select, toggle } from 'last-ack';
import { at, close, linger, send } from 'last-ack';

const before = { 'SO_LINGER 0': [linger(0)], 'SO_LINGER 5': [linger(5)], 'close()': [] };

/** The client writes 100 bytes, later 300 more, and closes as soon as write() has returned. */
export const writeAndLeave = (how: keyof typeof before, lost: boolean) =>
  closing({
    rttMs: 100,
    clientCalls: [send(100), at(600, send(300)), ...before[how], close()],
    after: [close()],
    lose: lost ? { from: 'client', data: true, nth: [2] } : [],
  });
const options = {
  'SO_LINGER 0': 'SO_LINGER 0, then close()',
  'SO_LINGER 5': 'SO_LINGER 5, then close()',
  'close()': 'close() alone',
};
const lastLost = 'The last data are lost';

export default cell({
  parameters: {
    how: select({ label: 'The client closes with', options, value: 'SO_LINGER 0' }),
    lost: toggle({ label: lastLost, value: true }),
  },
  run: ({ how, lost }) => figure(writeAndLeave(how, lost), { opening: true }),
  facts: ({ how, lost }) => ({ delivered: outcome(writeAndLeave(how, lost)).delivered.server }),
});
