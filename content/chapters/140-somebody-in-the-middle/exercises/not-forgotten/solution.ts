import { askingAgain, cell, option } from 'last-ack';

const box = { tcp_timeout_established: 350, tcp_loose: 0 };
const alive = [option('SO_KEEPALIVE', 1), option('TCP_KEEPIDLE', 300)];

export default cell({
  run: () => askingAgain({ afterS: 600, box, first: alive }),
});
