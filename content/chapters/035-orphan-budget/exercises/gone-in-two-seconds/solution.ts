import { cell, closing, fins } from 'last-ack';

export default cell({
  run: () => closing({ client: { tcp_orphan_retries: 1 }, lose: fins('client') }),
});
