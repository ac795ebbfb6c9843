/** The front page's close: what it draws and says comes from the run, whichever of the four is lost. */
import { expect, test } from 'vitest';
import { close, lose, type Rule, recvUntilEof, type Scenario, simulate, sleep } from '../../src/sim/index.ts';
import { closeStory, outcomeOf } from '../../src/site/components/front/close-story.ts';
import { wordsOf } from '../../src/words/build.ts';
import { languages } from '../../src/words/index.ts';

/** For the second segment the server keeps its side open: its own FIN would acknowledge too. */
const scenario = (rules: Rule[], closes: boolean): Scenario => ({
  rttMs: 20,
  client: { script: [{ do: 'connect' }, sleep(500), close()], sysctl: { 'net.ipv4.tcp_orphan_retries': 3 } },
  server: {
    script: [recvUntilEof(), ...(closes ? [sleep(200), close()] : [sleep(60_000)])],
    sysctl: { 'net.ipv4.tcp_orphan_retries': 3 },
  },
  rules,
  durationMs: closes ? 300_000 : 30_000,
});
const ways = [
  [],
  [lose('client', { fin: true })],
  [lose('server', { ackOfFin: true })],
  [lose('server', { fin: true })],
  [lose('client', { ackOfFin: true })],
].map((rules, place) => simulate(scenario(rules, place !== 2)));

test('without a loss all four are there, in order, one below the other', () => {
  const { segments, states } = closeStory(ways[0]!);
  expect(segments.map(({ place, name, from }) => `${place} ${name} ${from}`)).toEqual([
    '1 FIN client',
    '2 ACK server',
    '3 FIN server',
    '4 ACK client',
  ]);
  for (const [i, { y0, y1, lost }] of segments.entries()) {
    expect(lost).toBe(false);
    expect(y1).toBeGreaterThan(y0);
    expect(y0).toBeGreaterThanOrEqual(segments[i - 1]?.y0 ?? 0);
  }
  expect(states.client.map(({ state }) => state)).toEqual([
    'ESTABLISHED',
    'FIN_WAIT1',
    'FIN_WAIT2',
    'TIME_WAIT',
  ]);
  expect(states.server.map(({ state }) => state)).toEqual(['ESTABLISHED', 'CLOSE_WAIT', 'LAST_ACK']);
});

test.each([1, 2, 3, 4])('with segment %i lost it is the last one drawn, and the only lost one', (place) => {
  const { segments, states, height } = closeStory(ways[place]!);
  expect(segments.filter(({ lost }) => lost).map((one) => one.place)).toEqual([place]);
  for (const block of Object.values(states).flat()) {
    expect(block.y1).toBeGreaterThan(block.y0);
    expect(block.y1).toBeLessThanOrEqual(height);
  }
});

test('a host that nobody told stays, and has no end', () => {
  const { states } = closeStory(ways[1]!);
  expect(states.server).toMatchObject([{ state: 'ESTABLISHED', gone: false }]);
  expect(states.client.at(-1)).toMatchObject({ state: 'FIN_WAIT1', gone: true });
});

test('each line has every number it names, in both languages', () => {
  for (const words of languages.map((lang) => wordsOf(lang).front.close))
    for (const [place, trace] of ways.entries()) {
      const line = words.lines[place]!(outcomeOf(trace));
      expect(line).toMatch(/\d/);
      expect(line).not.toMatch(/null|undefined|NaN/);
    }
});
