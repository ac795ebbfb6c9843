import { cell, closing, select } from 'last-ack';

export default cell({
  parameters: {
    maxOrphans: select({ label: 'tcp_max_orphans', options: [0, 32_768], value: 0 }),
  },
  run: ({ maxOrphans }) => closing({ client: { tcp_max_orphans: maxOrphans } }),
});
