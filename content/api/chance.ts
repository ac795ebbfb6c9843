// Many runs and charts | 多次运行与图表
import {
  type Chart,
  closing,
  type Estimate,
  type FactOfRun,
  type FactPath,
  type LossyClose,
  lossyCloses,
  type Many,
  many,
  outcomes,
  overLoss,
  type Quantiles,
  quantileAmong,
  quantiles,
  runOf,
  type Shares,
  type Spread,
  shareAmong,
  shares,
  simulate,
  spread,
  sweep,
  type Tallied,
  type Tally,
  tally,
  wholeClose,
} from 'last-ack';

// A tenth of all segments is lost, each way. The seed decides which.
const lossy = (percent: number): Many =>
  many({
    scenario: closing({
      lose: [
        { from: 'client', chance: percent / 100 },
        { from: 'server', chance: percent / 100 },
      ],
    }),
    runs: 200,
    seed: 1,
  });

// What each run shows, in order: the same numbers on every machine.
const lost = outcomes(lossy(10), (facts) => facts.lost);
lost.length; // → 200
lost.filter((count) => count === 0).length; // → 86
// A share in %, and a value that a share of the runs does not exceed, each with its 95 % interval, for the prose.
const none: Estimate = shareAmong(lossy(10), ({ lost }) => lost === 0);
none.value; // → 43
[none.low, none.high].map(Math.round); // → [36, 50]
quantileAmong(lossy(0), 'client.closeMs', 0.5).value === quantileAmong(lossy(0), 'client.closeMs', 0.99).high; // → true
// Any of them can be run again, and drawn.
simulate(runOf(lossy(10), 0)).segments.filter(({ arrives }) => arrives === null).length === lost[0]; // → true

// What is to be counted is data: a fact of a run, or the time between two.
const fact: FactPath = 'client.retransmissions';
const whole: FactOfRun = ['client.closeMs', 'server.goneMs'];
const chart: Chart = { draw: 'line', log: true };

const spec: Tallied<number> = {
  caption: 'How long a close takes',
  over: 'loss, %',
  values: [0, 10, 30],
  run: lossy,
  fact: whole,
  shows: quantiles(0.5, 0.99),
  chart,
};
const counted: Tally = tally(spec);
counted.of.length; // → 3

// Why each side's socket ended, in shares of a hundred.
tally({ ...spec, fact: 'client.end', shows: shares(), chart: { draw: 'shares' } }).fact; // → 'client.end'

const median: Quantiles = quantiles(0.5);
median.at; // → [0.5]
// 20 parts of the range from 0 to 10, and how many runs fall into each.
const parts: Spread = spread(0, 10, 20);
parts.bins; // → 20
const fates: Shares = shares();
tally({ ...spec, fact, shows: fates, chart: { draw: 'shares' } }).shows; // → { as: 'shares' }

// A sweep, too, is drawn over its table; a value where a control stands is marked.
const cliff = sweep({
  caption: 'RTO',
  over: 'RTT, ms',
  values: [1, 20, 100],
  run: (rttMs) => closing({ rttMs }),
  columns: [['RTO, ms', ({ client }) => client.rtoMs ?? '']],
  chart: { draw: 'steps', here: 20 },
});
cliff.chart?.here; // → 20
// Each row has the runs it stands for, which a press on the chart draws.
cliff.runs?.map((row) => row.length); // → [1, 1, 1]

// A value over two settings is a field: rows along, columns one above the other.
const field: Chart = { draw: 'heat', up: 'tcp_orphan_retries' };
field.draw; // → 'heat'

// Most tallies are of closes on a lossy path, over several rates of loss.
const path: LossyClose = { stretchMs: 2000, profile: 'textbook', runs: 100 };
lossyCloses(10, path).scenario.profile; // → 'textbook'
const late = overLoss([1, 10], { caption: 'late', fact: wholeClose, shows: quantiles(0.99), runs: 100 });
late.of.map(({ name }) => name); // → [1, 10]
