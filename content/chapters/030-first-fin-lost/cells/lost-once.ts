import { cell, closing, first, losses, rtt } from 'last-ack';

export default cell({
  parameters: { rttMs: rtt(), losses: losses('FIN', { min: 1 }) },
  run: ({ rttMs, losses }) =>
    closing({ rttMs, lose: { from: 'client', fin: true, nth: first(losses) } }),
});
