import { acks, cell, closing, losses, rtt } from 'last-ack';

export default cell({
  parameters: { losses: losses('ACK'), rttMs: rtt() },
  run: ({ losses, rttMs }) => closing({ rttMs, thinkMs: 8000, lose: acks('server', losses) }),
});
