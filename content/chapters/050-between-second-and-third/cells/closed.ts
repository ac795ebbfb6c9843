import { cell, close, closing, figure, finTimeout, type Step, sleep } from 'last-ack';

const hour = 3_600_000;

/** The client ends its side with `ending`; the server acknowledges, then goes on with `after`. */
export const gap = (tcp_fin_timeout: number, ending = [close()], after: Step[] = [sleep(hour)]) =>
  closing({ client: { tcp_fin_timeout }, ending, after, durationMs: hour });

export default cell({
  parameters: { finTimeoutS: finTimeout() },
  run: ({ finTimeoutS }) => figure(gap(finTimeoutS), { show: 'both' }),
});
