/** recv({ bytes, timeoutMs }) in everything that is written from a scenario. */
import { expect, test } from 'vitest';
import { packetdrill, scenarioSource, shellLab } from '../../src/export/index.ts';
import { close, connect, recv, type Scenario, send, simulate } from '../../src/sim/index.ts';

const scenario: Scenario = {
  rttMs: 20,
  durationMs: 3000,
  client: { script: [connect(), recv({ timeoutMs: 1500 }), recv({ timeoutMs: 250.5 }), recv(), close()] },
  server: { script: [recv({ bytes: 10, timeoutMs: 400 }), send(5), close()] },
};

test('a cell', () => {
  expect(scenarioSource(scenario)).toContain(
    'recv({ timeoutMs: 1500 }), recv({ timeoutMs: 250.5 }), recv(), close()',
  );
  expect(scenarioSource(scenario)).toContain('recv({ bytes: 10, timeoutMs: 400 })');
});

test('a lab: SO_RCVTIMEO before the call, and none after it', () => {
  const lines = shellLab(scenario)
    .split('\n')
    .map((line) => line.trim());
  const option = (seconds: number, us: number) =>
    `s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", ${seconds}, ${us}))`;
  const at = lines.indexOf(option(1, 500_000));
  expect(lines.slice(at, at + 7)).toEqual([
    option(1, 500_000),
    'p.call("recv", lambda: s.recv(65536))',
    option(0, 0),
    option(0, 250_500),
    'p.call("recv", lambda: s.recv(65536))',
    option(0, 0),
    'p.call("recv", lambda: s.recv(65536))',
  ]);
  expect(lines).toContain('p.call("recv", lambda: s.recv(10))');
});

test('packetdrill: written where it returned, and waiting no more', () => {
  const script = packetdrill(simulate(scenario), 'server');
  expect(script).toMatch(
    /recv\(4, \.\.\., 10, MSG_DONTWAIT\) = -1 EAGAIN \(Resource temporarily unavailable\)/,
  );
});
