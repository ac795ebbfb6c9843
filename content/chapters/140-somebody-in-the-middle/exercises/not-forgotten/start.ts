import { askingAgain, cell } from 'last-ack';

const box = { tcp_timeout_established: 350, tcp_loose: 0 };

export default cell({
  run: () => askingAgain({ afterS: 600, box, first: [] }),
});
