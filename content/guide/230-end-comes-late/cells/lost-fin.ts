import { cell, closing, fins, losses, rtt } from 'last-ack';

export default cell({
  parameters: { rttMs: rtt(), lost: losses('FIN') },
  run: ({ rttMs, lost }) => closing({ rttMs, lose: fins('client', lost) }),
});
