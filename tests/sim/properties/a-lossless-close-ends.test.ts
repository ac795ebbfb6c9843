import { describe, it } from 'vitest';
import { facts, type Profile, type Scenario, simulate, type Trace } from '../../../src/sim/index.ts';
import { holdsFor, politeScenario } from './random-scenarios.ts';

const runs = 1000;

/** What does not depend on when a pure ACK leaves: data, SYN and FIN in order each way, and what the programs got. */
function story(trace: Trace): string {
  const sent = (side: string) =>
    trace.segments
      .filter(({ from, len, flags }) => from === side && (len > 0 || /[SFR]/.test(flags)))
      .map(({ flags, seq, len }) => `${flags.replace(/[PA]/g, '')}${seq}+${len}`);
  const got = (side: string) =>
    trace.app
      .filter((call) => call.side === side)
      .map((call) => `${call.do} ${call.bytes ?? ''} ${call.errno ?? ''}`);
  return JSON.stringify(
    { client: [sent('client'), got('client')], server: [sent('server'), got('server')] },
    null,
    1,
  );
}

describe('where nothing is lost', () => {
  it.each(['linux', 'textbook'] as const)(
    '%s: both sides end closed, and nothing is sent twice',
    (profile: Profile) => {
      holdsFor(politeScenario, runs, (scenario: Scenario) => {
        const { client, server } = facts(simulate({ ...scenario, profile }));
        for (const [side, host] of Object.entries({ client, server })) {
          if (host.finalState !== 'CLOSED') return `the ${side} ends in ${host.finalState}`;
          if (host.retransmissions) return `the ${side} sent ${host.retransmissions} segments again`;
          if (host.lastError) return `the ${side}'s program got ${host.lastError}`;
        }
        return null;
      });
    },
  );

  it('the profiles agree but for when ACKs leave', () => {
    holdsFor(politeScenario, runs, (scenario) => {
      const [linux, textbook] = (['linux', 'textbook'] as const).map((profile) =>
        story(simulate({ ...scenario, profile })),
      );
      return linux === textbook ? null : `linux: ${linux}\ntextbook: ${textbook}`;
    });
  });
});
