/** Many closes on a path that loses by chance: what most tallies are of. */
import type { Profile } from '../sim/index.ts';
import { tableText } from '../words/index.ts';
import { anySegment, type Close, closing } from './closing.ts';
import type { FactOfRun } from './fact-path.ts';
import { type Many, many } from './many.ts';
import { type Tallied, type Tally, tally } from './tally.ts';

/** From the client's close() to the end of the server's socket. */
export const wholeClose: FactOfRun = ['client.closeMs', 'server.goneMs'];

export interface LossyClose extends Omit<Close, 'lose'> {
  /** Mean length of the stretches in which all is lost; without it each segment has its own luck. */
  stretchMs?: number;
  profile?: Profile;
  /** Default 3000. */
  runs?: number;
}

/** Closes of which so many segments of a hundred are lost, each way: `lossyCloses(10, { runs: 5000 })`. */
export const lossyCloses = (
  percent: number,
  { stretchMs, profile, runs = 3000, ...close }: LossyClose = {},
): Many =>
  many({
    scenario: {
      ...closing({ ...close, lose: anySegment(percent / 100, stretchMs) }),
      ...(profile && { profile }),
    },
    runs,
  });

type OverLoss = Omit<Tallied<number>, 'over' | 'values' | 'run'> & Pick<LossyClose, 'runs'>;
/** The same over several rates of loss, in %: `overLoss([1, 10], { caption, fact: wholeClose, shows: quantiles(0.5) })`. */
export const overLoss = (percents: readonly number[], { runs = 5000, ...spec }: OverLoss): Tally =>
  tally({
    over: tableText((words) => words.lossPercent),
    values: percents,
    run: (percent) => lossyCloses(percent, { runs }),
    ...spec,
  });
