/** Programs that start one after the other, each with a connection of its own. */
import { Timer } from './agenda.ts';
import type { Host } from './host.ts';
import { inUs } from './in-us.ts';
import { Program } from './program.ts';
import type { Load } from './scenario.ts';

/** Start them; each arms the next, so that thousands are no heap of timers. */
export function startLoad(host: Host, load: Load): void {
  const everyUs = inUs(load.everyMs);
  let left = load.count;
  const timer = Timer.make(() => {
    new Program(host, load).begin();
    left--;
    if (left > 0) host.arm(timer, host.now + everyUs);
  }, null);
  host.arm(timer, load.startMs === undefined ? everyUs : inUs(load.startMs));
}
