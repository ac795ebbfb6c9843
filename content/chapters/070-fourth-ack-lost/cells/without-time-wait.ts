import { acks, cell, close, closing, recvUntilEof, shutdown, toggle } from 'last-ack';

export default cell({
  parameters: { timeWait: toggle({ label: 'TIME-WAIT', value: false }) },
  run: ({ timeWait }) =>
    closing({
      thinkMs: 200,
      client: timeWait ? {} : { tcp_max_tw_buckets: 0 },
      lose: acks('client', 1),
      // Not close(): the FIN-WAIT-2 of an orphan needs the same kind of mini-socket and would go too.
      ending: [shutdown('wr'), recvUntilEof(), close()],
      durationMs: 600_000,
    }),
});
