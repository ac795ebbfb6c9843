import { expect, test } from 'vitest';
import { events } from '../../src/timeline/index.ts';
import { recording, recordingNames, simulated } from './traces.ts';

test.each(recordingNames)('%s: ordered, each event once, the same list each time', (name) => {
  for (const trace of [recording(name), simulated(name), simulated(name, 'textbook')]) {
    const before = JSON.stringify(trace);
    const list = events(trace);
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    list.forEach((event, i) => {
      if (i > 0) expect(event.t).toBeGreaterThanOrEqual(list[i - 1]!.t);
    });
    const sent = list.filter(({ kind }) => kind === 'sent').length;
    const came = list.filter(({ kind }) => kind === 'arrived' || kind === 'lost').length;
    expect([sent, came]).toEqual([trace.segments.length, trace.segments.length]);
    expect(events(trace)).toEqual(list);
    expect(JSON.stringify(trace)).toBe(before);
  }
});

test('close() stands before the state it changes, and a FIN before what its arrival changes', () => {
  const list = events(simulated('clean-rtt20-think0'));
  const trace = simulated('clean-rtt20-think0');
  const words = list.flatMap(({ id, kind, side, index }) => {
    if (kind === 'call') return [`${side} ${trace.app[index]!.do}`];
    if (kind === 'state') return [`${side} ${trace.states[side][index]!.state}`];
    return kind === 'sent' && trace.segments[index]!.flags.includes('F') ? [`${side} FIN ${id[0]}`] : [];
  });
  const from = words.indexOf('client close');
  expect(words.slice(from, from + 3)).toEqual(['client close', 'client FIN_WAIT1', 'client FIN s']);
  expect(words.indexOf('server close')).toBeGreaterThan(words.indexOf('server CLOSE_WAIT'));
  expect(words.indexOf('server close')).toBeLessThan(words.indexOf('server LAST_ACK'));
});
