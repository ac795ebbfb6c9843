import type { Trace } from '../sim/index.ts';
import type { FindingWords } from '../words/index.ts';
import type { Remark } from './fin-trouble.ts';

/** What the queue in front of accept() did to the one connection that is told of. */
export function acceptStory({ scenario, drops = [], app, states }: Trace, words: FindingWords): Remark[] {
  if (!scenario.server.loop || (scenario.load?.length && !scenario.watch)) return [];
  const full = drops.some(({ why }) => /^accept-queue-full/.test(why.code));
  const accepted = app.some((call) => call.do === 'accept' && call.errno === undefined);
  const waits = !accepted && states.server.some(({ state }) => state === 'ESTABLISHED');
  return [...(full ? [[words.queueFull]] : []), ...(waits ? [[words.notAccepted]] : [])];
}
