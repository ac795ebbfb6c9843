import { describe, expect, it } from 'vitest';
import { close, lose, reasonCodes, recvUntilEof, send, shutdown } from '../../../src/sim/index.ts';
import { closing, established, finWait1, finWait2, stay, timeWait } from '../stories.ts';

const traces = () => [
  timeWait(),
  timeWait({ rules: [lose('client', { ackOfFin: true, nth: [1, 2] })] }),
  finWait1({ client: { tcp_orphan_retries: 2 } }),
  finWait2([stay()], { client: { tcp_fin_timeout: 70 } }),
  closing(),
  established([send(9000), shutdown('wr'), recvUntilEof(), close()], [recvUntilEof(), send(300), close()], {
    rules: [{ from: 'client', chance: 0.4, action: 'drop' }],
  }),
];

describe('a trace', () => {
  it('says why for each segment, state, timer and drop, in one filled-in sentence with its source', () => {
    for (const trace of traces()) {
      const whys = [
        ...trace.segments.map((segment) => segment.why),
        ...trace.states.client.map((change) => change.why),
        ...trace.states.server.map((change) => change.why),
        ...(trace.timers ?? []).map((timer) => timer.why),
        ...(trace.drops ?? []).map((drop) => drop.why),
      ];
      for (const why of whys) {
        expect(reasonCodes).toContain(why?.code);
        expect(why?.sentence).not.toMatch(/[{}]|undefined|NaN/);
        expect(why?.source).toBeTruthy();
      }
    }
  });

  it('names the setting that governs each timer', () => {
    for (const trace of traces())
      for (const timer of trace.timers ?? []) expect(timer.setting).toMatch(/^(tcp_|TCP_|SO_|RTO|ATO|MSL)/);
  });

  it('ends every timer that is not still running', () => {
    for (const trace of traces())
      for (const timer of trace.timers ?? []) expect(timer.ended === 'running').toBe(timer.endedAt === null);
  });
});
