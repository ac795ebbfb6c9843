import { anySegment, cell, closing } from 'last-ack';

export default cell({
  run: () => ({
    ...closing({ client: { tcp_orphan_retries: 1 }, lose: anySegment(0.5, 3000) }),
    seed: 15,
  }),
});
