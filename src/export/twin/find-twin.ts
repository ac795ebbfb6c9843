/**
 * The twin of a captured close: a run of the simulator with the same calls and losses, and the settings with which it sends what the
 * capture holds. Where several settings fit, all are told; what no packet depends on cannot be told.
 */
import { type Scenario, type Side, simulateBare } from '../../sim/index.ts';
import type { CaptureTrace } from '../capture/capture-trace.ts';
import type { Conversation } from '../capture/connections.ts';
import { ackHabits } from './ack-habit.ts';
import type { Finding } from './finding.ts';
import { type Hypothesis, hypotheses } from './hypotheses.ts';
import { inferScenario, MAX_EVENTS } from './infer-scenario.ts';
import { type Misfit, misfit, type SeenClose, seenClose } from './seen-close.ts';
import { shownFindings } from './shown-findings.ts';
import { stackFindings } from './which-stack.ts';

export interface Twin {
  scenario: Scenario;
  /** null: the run sends what the capture holds. */
  misfit: Misfit | null;
  findings: Finding[];
  /** ms on the clock of the capture's trace at which the run's time is 0. */
  zero: number;
}

export type NoTwin = 'one-direction' | 'rtt-unknown' | 'not-closed' | 'never-open';

const run = (
  scenario: Scenario,
  place: CaptureTrace['place'],
): { seen: SeenClose | null; endless: boolean } => {
  const trace = simulateBare(scenario, { maxEvents: MAX_EVENTS });
  return { seen: seenClose(trace, place), endless: trace.stopped !== undefined };
};

/** Values that fit, of several runs that differ in one setting. */
const together = (fits: readonly Hypothesis[]): Finding[] => {
  const findings: Finding[] = [];
  for (const one of fits.flatMap((fit) => fit.findings)) {
    const known = findings.find((f) => f.code === one.code && f.side === one.side);
    if (!known) findings.push(copyOf(one));
    else if ('values' in known && 'values' in one)
      known.values = [...new Set([...known.values, ...one.values])].sort((a, b) => a - b);
  }
  return findings;
};

const copyOf = (one: Finding): Finding => ('values' in one ? { ...one, values: [...one.values] } : one);

const RARE: readonly Finding['code'][] = ['no-probe', 'rto-max', 'rto-min', 'linger2-negative'];

const OF_LINUX: readonly Finding['code'][] = [
  ...RARE,
  'orphan-retries',
  'retries2',
  'user-timeout',
  'fin-timeout-below',
  'fin-timeout-above',
  'no-sack',
  'no-timestamps',
  'no-window-scaling',
];

/** What Linux does unless told otherwise; an orphan retries eight times (tcp_orphan_retries()). */
const DEFAULTS: Partial<Record<Finding['code'], number>> = {
  'orphan-retries': 8,
  retries2: 15,
  'user-timeout': -1,
};

/** Behind the last segment: in that time the next copy would have come, its wait being at most twice the last. ms. */
const silenceWanted = ({ trace: { segments } }: CaptureTrace): number =>
  2.5 * ((segments.at(-1)?.t ?? 0) - (segments.at(-2)?.t ?? 0));

/** `silenceMs`: so long the capture ran on behind this connection's last packet; without, a count of retries may have gone on. */
export const findTwin = (
  conversation: Conversation,
  captured: CaptureTrace,
  { silenceMs = 0 } = {},
): Twin | NoTwin => {
  if (captured.remarks.includes('one-direction')) return 'one-direction';
  const close = seenClose(captured.trace, captured.place);
  if (!close) return 'not-closed';
  if (captured.trace.segments.every((s) => /[SR]/.test(s.flags))) return 'never-open';
  const inferred = inferScenario(conversation, captured);
  if (!inferred) return 'rtt-unknown';
  const rtt = captured.rttMs ?? 0;
  const tried: (Hypothesis & { misfit: Misfit | null })[] = [];
  for (const one of hypotheses(inferred, captured)) {
    const { seen, endless } = run(one.scenario, captured.place);
    tried.push({ ...one, misfit: misfit(close, seen, rtt) });
    // A clock that jumped by years keeps a run busy for ever; others would be no shorter.
    if (endless) break;
  }
  const fitting = tried.filter((one) => one.misfit === null);
  // A setting that few have changed is believed only where nothing else fits.
  const isUsual = (one: Hypothesis): boolean => !one.findings.some((f) => RARE.includes(f.code));
  const usual = fitting.filter(isUsual);
  const fits = usual.length > 0 ? usual : fitting;
  // Where the defaults fit, a capture that other values fit as well does not depend on them.
  const asDefault = fits.some((fit) => fit.scenario === inferred.scenario);
  const found = together(fits).filter(
    (one) =>
      !asDefault || !(one.code in DEFAULTS) || ('values' in one && one.values.includes(DEFAULTS[one.code]!)),
  );
  if (silenceMs < silenceWanted(captured)) for (const one of found) if ('orMore' in one) one.orMore = true;
  // Where nothing fits, the run that goes along with the capture furthest.
  const reach = (one: (typeof tried)[number]): number =>
    one.misfit!.capturedMs ?? one.misfit!.simulatedMs ?? 0;
  const best = fits[0] ?? tried.filter(isUsual).reduce((a, b) => (reach(b) > reach(a) ? b : a));
  const stacks = stackFindings(conversation, captured, usual.length > 0);
  const isLinux = (side: Side): boolean =>
    !stacks.some((one) => one.side === side && one.fits.length > 0 && !one.fits.includes('linux'));
  return {
    scenario: best.scenario,
    misfit: best.misfit,
    findings: [
      // Another system has no tcp_orphan_retries.
      ...[...found, ...shownFindings(captured, inferred, asDefault)].filter(
        (one) => isLinux(one.side) || !OF_LINUX.includes(one.code),
      ),
      ...stacks,
      ...ackHabits(captured),
    ],
    zero: inferred.zero,
  };
};
