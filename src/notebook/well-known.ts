/** Controls that many cells have, with the label, unit and range a reader knows them by; what is handed in replaces a part. */
import { type Slider, slider } from './parameter.ts';

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
/** How long the server waits between the end of file and its close(), 0 to 500 ms. */
export const thinks = known({
  label: { en: 'Server thinks', zh: '服务端考虑' },
  unit: 'ms',
  min: 0,
  max: 500,
  value: 200,
});

/** How often `what` is lost, 0 to 4 times: `losses('FIN')`. */
export const losses = (what: string, part: Part = {}): Slider =>
  known({
    label: { en: `${what}s lost`, zh: `${what} 丢失次数` },
    min: 0,
    max: 4,
    value: 1,
  })(part);
