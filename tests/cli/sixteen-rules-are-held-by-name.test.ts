/**
 * Sixteen rules of the kernel that could once be changed without any test noticing: each is a mutant of `npm run mutate`, and none
 * stands on the list of those that live.
 */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { instrument, noteConstants, parsed, type Setting } from '../../src/cli/mutate/instrument.ts';
import { pureFunctions } from '../../src/cli/mutate/is-pure.ts';
import { keysOf, readSurvivors } from '../../src/cli/mutate/survivors.ts';

const rules: [rule: string, mutant: string][] = [
  ['FIN-WAIT-2 lasts 3.5 RTO at least', 'rto.ts, shortestWait: rto * 4 → rto * 3'],
  [
    'tcp_invalid_ratelimit limits',
    'out-of-window.ts, underLimit: socket.lastOowTick >= 0 && tick - socket.lastOowTick < limit → false',
  ],
  ['PRR sends one more where nothing is lost', 'congestion.ts, reduceWindow: send++; → nothing'],
  [
    'a DSACK widens the reordering window',
    'rack.ts, updateReorderWindow: socket.reoSteps = Math.min(255, socket.reoSteps + 1); → nothing',
  ],
  [
    'tcp_disordered_ack_check',
    'segment-arrival.ts, disordered: (socket.rto * 1.2) / 1000 → (socket.rto * 1.2) / 2000',
  ],
  [
    'a RST at the edge of a SACK',
    'segment-arrival.ts, acceptable: seq === sackEdge(socket) → seq !== sackEdge(socket)',
  ],
  [
    'a RST with the number of the FIN',
    'segment-arrival.ts, resetAtFin: socket.rcvNxt - 1 → socket.rcvNxt - 2',
  ],
  [
    'a round trip below the mean counts an eighth',
    'rto.ts, linuxSample: m = -m - (socket.mdev >> 2); → nothing',
  ],
  ['a silent orphan counts twice', 'orphan.ts, outOfResources: silent ? 2 : 1 → silent ? 1 : 1'],
  ['TCP_QUICKACK sends what waits', 'options.ts, setOption: value && socket.ackPending & ACK_SCHED → false'],
  [
    'an ACK of what was never sent is challenged',
    "ack-arrival.ts, ackArrives: challenge(socket, 'challenge-ack-unsent'); → nothing",
  ],
  [
    'a delayed ACK that is nearly due leaves',
    'ack-schedule.ts, delayAck: socket.ackDueTick <= tick + (ato >> 2) → false',
  ],
  [
    'a bare FIN is taken at a closed window',
    'receive-queue.ts, queueText: window === 0 && (segment.len > 0 || seq < rcvNxt) → window === 0',
  ],
  ['an old SYN does not start TIME-WAIT again', 'time-wait.ts, miniReceives: paws || flags & ACK → true'],
  [
    'F-RTO finds a spurious timeout',
    'loss-recovery.ts, inLoss: (facts.unaAdvanced && mayUndo(socket, segment)) || spurious → (facts.unaAdvanced && mayUndo(socket, segment))',
  ],
  ['a lost SYN leaves a window of one', 'handshake.ts, established: socket.cwnd = 1; → nothing'],
];

const sources = globSync('src/sim/tcp/**/*.ts')
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
  .map((file) => parsed(file, readFileSync(file, 'utf8')));
const setting: Setting = {
  mode: 'run',
  switchUrl: '',
  pure: pureFunctions(sources),
  constants: new Map(),
  mutants: [],
};
for (const source of sources) noteConstants(source, setting);
for (const source of sources) instrument(source, setting);
const keys = new Set(keysOf(setting.mutants));
const { reviewed } = readSurvivors(readFileSync('tests/sim/survivors.txt', 'utf8'));
const living = new Set(reviewed.map(({ key }) => key));

it.each(rules)('%s', (_, mutant) => {
  expect([...keys].filter((key) => key === `tcp/${mutant}`)).toHaveLength(1);
  expect(living.has(`tcp/${mutant}`)).toBe(false);
});
