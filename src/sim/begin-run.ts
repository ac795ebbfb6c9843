/** A scenario made ready to run: what it leaves open is settled here, once for every way to listen to it. */
import { linux } from './linux.ts';
import type { Profile, Scenario } from './scenario.ts';
import type { Policy } from './tcp/policy.ts';
import type { Socket } from './tcp/socket.ts';
import { textbook } from './textbook.ts';

export interface RunOptions {
  /** Stop after so many events. Default 200,000. */
  maxEvents?: number;
  /** Look until this time, ms, instead of the scenario's `durationMs`. */
  untilMs?: number;
  /** Rules of a stack of your own, in place of the scenario's profile. */
  policy?: Policy<Socket>;
}

/** A scenario with nothing left open. */
export interface Settled {
  profile: Profile;
  hz: number;
  jiffiesAtZero: number;
  policy: Policy<Socket>;
  untilMs: number;
  budget: number;
}

/** Where the tick counter stands at t = 0 if the scenario does not say: any phase is as good as another. */
const defaultJiffies = 4296070000.5;

const profiles: Record<Profile, Policy<Socket>> = { linux, textbook };

export const settled = (scenario: Scenario, options: RunOptions): Settled => {
  const { profile = 'linux', hz = 250, jiffiesAtZero = defaultJiffies } = scenario;
  return {
    profile,
    hz,
    jiffiesAtZero,
    policy: options.policy ?? profiles[profile],
    untilMs: options.untilMs ?? scenario.durationMs,
    budget: options.maxEvents ?? 200_000,
  };
};
