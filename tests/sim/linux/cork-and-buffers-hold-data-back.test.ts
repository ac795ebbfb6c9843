import { describe, expect, it } from 'vitest';
import {
  close,
  connect,
  option,
  recvUntilEof,
  type Step,
  send,
  simulate,
  sleep,
} from '../../../src/sim/index.ts';

const run = (client: Step[], server: Step[] = [recvUntilEof(), close()]) =>
  simulate({
    rttMs: 20,
    durationMs: 20_000,
    client: { script: [connect(), ...client] },
    server: { script: server },
  });
const data = (trace: ReturnType<typeof run>) =>
  trace.segments.filter(({ from, len }) => from === 'client' && len > 0);

describe('TCP_CORK', () => {
  it('sends full segments only; the rest goes with the next write, or when it is pulled', () => {
    const trace = run([
      option('TCP_CORK', 1),
      send(1000),
      sleep(50),
      send(1000),
      sleep(50),
      option('TCP_CORK', 0),
      sleep(500),
      close(),
    ]);
    expect(data(trace).map(({ len }) => len)).toEqual([1448, 552]);
    expect(data(trace)[0]!.t).toBeGreaterThan(70);
    expect(data(trace)[1]!.t).toBeGreaterThan(120);
  });

  it('holds a short segment for 200 ms at most', () => {
    const [first] = data(run([option('TCP_CORK', 1), send(100), sleep(3000), close()]));
    expect(first?.t).toBeGreaterThan(200);
    expect(first?.t).toBeLessThan(300);
  });

  it('lets a FIN take the rest along', () => {
    const trace = run([option('TCP_CORK', 1), send(100), close()]);
    expect(data(trace)).toMatchObject([{ flags: 'FPA', len: 100 }]);
  });
});

it('SO_SNDBUF keeps a writer waiting that would have been done', () => {
  const done = (set: Step[]): number =>
    run([...set, send(200_000), close()]).app.find(({ do: call }) => call === 'send')?.t ?? 0;
  expect(done([option('SO_SNDBUF', 5000)])).toBeGreaterThan(done([]) + 19);
});

it('SO_RCVBUF is doubled: what does not fit is dropped, and the window is shut', () => {
  const trace = (set: Step[]) =>
    run([send(100), sleep(500), send(60_000), close()], [...set, sleep(15_000), close()]);
  const dropped = (set: Step[]) => trace(set).drops?.filter(({ why }) => why.code === 'no-memory') ?? [];
  expect(dropped([])).toEqual([]);
  const small = [option('SO_RCVBUF', 20_000)];
  expect(dropped(small).length).toBeGreaterThan(0);
  expect(trace(small).segments.some(({ from, win }) => from === 'server' && win === 0)).toBe(true);
});
