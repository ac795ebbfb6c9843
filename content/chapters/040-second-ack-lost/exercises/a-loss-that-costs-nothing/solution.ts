import { acks, cell, closing } from 'last-ack';

export default cell({
  run: () => closing({ thinkMs: 100, lose: acks('server', 1) }),
});
