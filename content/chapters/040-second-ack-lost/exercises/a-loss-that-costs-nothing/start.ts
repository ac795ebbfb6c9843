import { acks, cell, closing } from 'last-ack';

export default cell({
  run: () => closing({ thinkMs: 300, lose: acks('server', 1) }),
});
