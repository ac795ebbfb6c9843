import { type Close, cell, close, closing, type Step, send, sleep, thinks } from 'last-ack';

/** The server thinks, still writes, and does `next`. */
export const stillWriting = (thinkMs: number, next: Step[], more: Close = {}) =>
  closing({ after: [sleep(thinkMs), send(400), sleep(300), ...next], durationMs: 70_000, ...more });
export const writesOn = [send(50), sleep(100), close()];

export default cell({
  parameters: { thinkMs: thinks({ max: 2000, step: 50, value: 300 }) },
  run: ({ thinkMs }) => stillWriting(thinkMs, writesOn),
});
