import { at, cell, close, closing, reconnect, sleep, slider, toggle } from 'last-ack';

export default cell({
  parameters: {
    timestamps: toggle({ label: 'tcp_timestamps', value: true }),
    afterS: slider({ label: 'Reconnects after', unit: 's', min: 0.5, max: 5, step: 0.5, value: 1 }),
  },
  run: ({ timestamps, afterS: s }) => {
    const ending = [close(), at(700 + 1000 * s, reconnect({ samePort: true })), sleep(20_000)];
    return closing({ client: { tcp_timestamps: +timestamps }, ending, durationMs: 20_000 });
  },
});
