import { cell, closing, fins, losses, rtt } from 'last-ack';

export default cell({
  parameters: { rttMs: rtt(), losses: losses('FIN', { min: 1 }) },
  run: ({ rttMs, losses }) => closing({ rttMs, lose: fins('client', losses) }),
});
