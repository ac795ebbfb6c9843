import { cell, closing, first, losses, rtt } from 'last-ack';

export default cell({
  parameters: { losses: losses('ACK'), rttMs: rtt() },
  run: ({ losses, rttMs }) =>
    closing({
      rttMs,
      thinkMs: 8000,
      lose: { from: 'server', ackOfFin: true, fin: false, nth: first(losses) },
    }),
});
