/** What may have been so in a captured close: scenarios that differ in one setting or call, each with what it would say. */
import type { Scenario, Side, SocketOption, SysctlName } from '../../sim/index.ts';
import type { CaptureTrace } from '../capture/capture-trace.ts';
import type { Finding } from './finding.ts';
import type { Inferred } from './infer-scenario.ts';
import { finWait2 } from './shown-findings.ts';

/** One thing that may have been so, and what it would say. */
export interface Hypothesis {
  scenario: Scenario;
  findings: Finding[];
}

const withSetting = (scenario: Scenario, side: Side, name: SysctlName, value: number): Scenario => ({
  ...scenario,
  [side]: { ...scenario[side], sysctl: { ...scenario[side].sysctl, [name]: value } },
});

const withShutdown = (scenario: Scenario, side: Side): Scenario => ({
  ...scenario,
  [side]: {
    ...scenario[side],
    script: scenario[side].script.flatMap((step, i, all) =>
      step.do === 'close' && i === all.length - 1
        ? [
            { ...step, do: 'shutdown', how: 'wr' } as const,
            { do: 'recvUntilEof' } as const,
            { do: 'close' } as const,
          ]
        : [step],
    ),
  },
});

const withOption = (scenario: Scenario, side: Side, name: SocketOption, value: number): Scenario => {
  const { script } = scenario[side];
  const place = script.findIndex((step) => step.do === 'connect') + 1;
  const option = { do: 'option', name, value } as const;
  return {
    ...scenario,
    [side]: { ...scenario[side], script: [...script.slice(0, place), option, ...script.slice(place)] },
  };
};

/** The program closes without having read what came last. */
const withoutLastRead = (scenario: Scenario, side: Side): Scenario | null => {
  const { script } = scenario[side];
  const read = script.findLastIndex((step) => step.do === 'recv');
  if (read < 0) return null;
  const rest = script.filter((step, i) => i !== read && step.do !== 'linger');
  return { ...scenario, [side]: { ...scenario[side], script: rest } };
};

const LINUX_RETRIES = 15;

/** Retries a host may have been allowed, the likely first. */
const retries = (copies: number): number[] =>
  [copies - 1, copies, copies - 2, copies + 1, copies - 3].filter((n) => n > 0 && n <= LINUX_RETRIES);

/** Gave up by time: between the last copy and the one that would have been next. */
const byTime = ({ scenario }: Inferred, side: Side, fins: readonly number[]): Hypothesis[] => {
  const [first, before, last] = [fins[0], fins.at(-2), fins.at(-1)];
  if (first === undefined || before === undefined || last === undefined || last === first) return [];
  const ms = Math.round(last - first + (last - before));
  return [
    {
      scenario: withOption(scenario, side, 'TCP_USER_TIMEOUT', ms),
      findings: [{ code: 'user-timeout', side, ms }],
    },
  ];
};

/** The default of tcp_rto_min_us, and how far a first wait must be from it to speak of another one; ms. */
const RTO_MIN_MS = 200;
const TELLING_MS = 20;

/** A first wait that is no RTT + 200 ms, as another tcp_rto_min_us makes it. */
const otherFloor = (
  scenario: Scenario,
  side: Side,
  fins: readonly number[],
): [Scenario, Finding[]] | null => {
  const ms = Math.round((fins[1] ?? 0) - (fins[0] ?? 0) - scenario.rttMs);
  if (fins.length < 2 || ms < 1 || Math.abs(ms - RTO_MIN_MS) < TELLING_MS) return null;
  return [withSetting(scenario, side, 'net.ipv4.tcp_rto_min_us', ms * 1000), [{ code: 'rto-min', side, ms }]];
};

/** Every variation of how a side without an answer gave up. */
const givingUp = (inferred: Inferred, side: Side, fins: readonly number[]): Hypothesis[] => {
  const { scenario } = inferred;
  const copies = fins.length;
  const found: Hypothesis[] = [];
  const bases: [Scenario, Finding[]][] = [
    [scenario, []],
    [withSetting(scenario, side, 'net.ipv4.tcp_early_retrans', 0), [{ code: 'no-probe', side }]],
  ];
  const floor = otherFloor(scenario, side, fins);
  if (floor) bases.push(floor);
  const [last = 0, before = 0] = fins.map((t, i) => t - (fins[i - 1] ?? t)).reverse();
  // Waits that no longer double have reached a cap.
  if (last >= 900 && last < 110_000 && Math.abs(last - before) < 0.1 * last) {
    const ms = Math.round(last / 1000) * 1000;
    bases.push([withSetting(scenario, side, 'net.ipv4.tcp_rto_max_ms', ms), [{ code: 'rto-max', side, ms }]]);
  }
  for (const [base, more] of bases) {
    if (inferred.ends[side] === 'close') {
      const orphans = retries(copies);
      // 0 is 8 as long as the RTO is below its maximum (tcp_orphan_retries()).
      for (const n of [...orphans, ...(orphans.includes(8) ? [0] : [])])
        found.push({
          scenario: withSetting(base, side, 'net.ipv4.tcp_orphan_retries', n),
          findings: [{ code: 'orphan-retries', side, values: [n], orMore: false }, ...more],
        });
    }
    if (inferred.ends[side] === 'shutdown' || !inferred.endShown[side]) {
      const held = inferred.ends[side] === 'shutdown' ? base : withShutdown(base, side);
      for (const n of retries(copies))
        found.push({
          scenario: withSetting(held, side, 'net.ipv4.tcp_retries2', n),
          findings: [{ code: 'retries2', side, values: [n], orMore: false }, ...more],
        });
    }
  }
  return found;
};

const sides = ['client', 'server'] as const;

/** Everything that might have been, the simplest first. */
export const hypotheses = (inferred: Inferred, captured: CaptureTrace): Hypothesis[] => {
  const { scenario, ends, unanswered } = inferred;
  const found: Hypothesis[] = [{ scenario, findings: [] }];
  for (const side of sides) {
    const fins = captured.trace.segments
      .filter((s) => s.from === side && s.flags.includes('F'))
      .map((s) => s.t);
    const copies = fins.length;
    if (unanswered[side]) found.push(...givingUp(inferred, side, fins), ...byTime(inferred, side, fins));
    else if (copies > 1) {
      const floor = otherFloor(scenario, side, fins);
      if (floor) found.push({ scenario: floor[0], findings: floor[1] });
      found.push({
        scenario: withSetting(scenario, side, 'net.ipv4.tcp_early_retrans', 0),
        findings: [{ code: 'no-probe', side }],
      });
    }
    const own = captured.trace.segments.filter((s) => s.from === side);
    if (ends[side] === 'close' && own.at(-1)!.flags === 'R')
      found.push({
        scenario: withOption(scenario, side, 'TCP_LINGER2', -1),
        findings: [{ code: 'linger2-negative', side }],
      });
    if (ends[side] === 'reset') {
      const unread = withoutLastRead(scenario, side);
      if (unread) found.push({ scenario: unread, findings: [{ code: 'unread-data', side }] });
    }
  }
  const waits = finWait2(captured, inferred).filter((f) => f.code === 'fin-timeout-below');
  for (const f of waits)
    if ('sec' in f)
      found.push({
        scenario: withSetting(
          scenario,
          f.side,
          'net.ipv4.tcp_fin_timeout',
          Math.max(1, Math.floor(f.sec * 0.7)),
        ),
        findings: [],
      });
  return found;
};
