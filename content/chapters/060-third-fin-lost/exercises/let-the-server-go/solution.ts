import { cell, closing, fins } from 'last-ack';

export default cell({
  run: () => closing({ server: { tcp_orphan_retries: 5 }, lose: fins('server') }),
});
