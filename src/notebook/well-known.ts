/** Controls that many cells have, with the label, unit and range a reader knows them by; what is handed in replaces a part. */
import type { Step } from '../sim/index.ts';
import { tableText } from '../words/index.ts';
import { type Select, type Slider, select, slider } from './parameter.ts';
import type { Text } from './text.ts';

type Part = Partial<Omit<Slider, 'kind'>>;
const known =
  (usual: Omit<Slider, 'kind'>) =>
  (part: Part = {}): Slider =>
    slider({ ...usual, ...part });

/** The round-trip time, 1 to 300 ms. */
export const rtt = known({ label: 'RTT', unit: 'ms', min: 1, max: 300, value: 20 });
/** tcp_orphan_retries, 0 to 8. */
export const orphanRetries = known({ label: 'tcp_orphan_retries', min: 0, max: 8, value: 3 });
/** tcp_fin_timeout in seconds, 1 to 60. */
export const finTimeout = known({ label: 'tcp_fin_timeout', unit: 's', min: 1, max: 60, value: 60 });
/** How many of a hundred segments are lost, 0 to 50. */
export const loss = known({ label: tableText((words) => words.loss), unit: '%', min: 0, max: 50, value: 10 });
/** How long the server waits between the end of file and its close(), 0 to 500 ms. */
export const thinks = known({
  label: tableText((words) => words.thinks),
  unit: 'ms',
  min: 0,
  max: 500,
  value: 200,
});

/** How often `what` is lost, 0 to 4 times: `losses('FIN')`. */
export const losses = (what: string, part: Part = {}): Slider =>
  known({
    label: tableText((words) => words.lost(what)),
    min: 0,
    max: 4,
    value: 1,
  })(part);

const clientCalls = tableText((words) => words.clientCalls);
/** A choice between calls, by their names: `calls({ 'close()': [close()], … }, 'close()')`. */
export const calls = <const T extends string>(
  choices: Record<T, Step[]>,
  value: NoInfer<T>,
  label: Text = clientCalls,
): Select<T> => select({ label, options: Object.keys(choices) as T[], value });
