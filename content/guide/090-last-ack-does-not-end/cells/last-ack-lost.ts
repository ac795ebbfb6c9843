import { cell, closing, orphanRetries } from 'last-ack';

export default cell({
  parameters: { retries: orphanRetries({ value: 0 }) },
  run: ({ retries }) =>
    closing({ server: { tcp_orphan_retries: retries }, lose: { from: 'client', afterMs: 600 } }),
});
