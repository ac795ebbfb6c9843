/** TCP_MAXSEG, `tcp_sock_set_maxseg`: what a SYN offers, and the most that either side then puts into a segment. */
import { describe, expect, it } from 'vitest';
import {
  close,
  connect,
  option,
  recvUntilEof,
  type Scenario,
  type Segment,
  send,
  simulate,
  sleep,
} from '../../../src/sim/index.ts';

type Change = { client?: number; server?: number; timestamps?: number; late?: boolean };

/** Each side sends 5,000 bytes. */
const segments = ({ client, server, timestamps = 1, late = false }: Change): Segment[] => {
  const sysctl = { 'net.ipv4.tcp_timestamps': timestamps };
  const set = client === undefined ? [] : [option('TCP_MAXSEG', client)];
  const scenario: Scenario = {
    rttMs: 20,
    durationMs: 5000,
    client: {
      sysctl,
      script: [...(late ? [connect(), ...set] : [...set, connect()]), send(5000), sleep(200), close()],
    },
    server: {
      ...(server === undefined ? {} : { beforeListen: [option('TCP_MAXSEG', server)] }),
      script: [send(5000), recvUntilEof(), close()],
    },
  };
  return simulate(scenario).segments;
};
const offers = (change: Change) =>
  segments(change)
    .filter(({ flags }) => flags.includes('S'))
    .map(({ mss }) => mss ?? 1460);
const largest = (change: Change) =>
  (['client', 'server'] as const).map((side) =>
    Math.max(...segments(change).map(({ from, len }) => (from === side ? len : 0))),
  );
const windows = (change: Change) =>
  segments(change)
    .filter(({ flags }) => flags.includes('S'))
    .map(({ win }) => win);

describe('tcp_mss_clamp: the lesser of what the link takes and what was set', () => {
  it('is what a SYN offers, of either side', () => {
    expect(offers({})).toEqual([1460, 1460]);
    expect(offers({ client: 500 })).toEqual([500, 1460]);
    expect(offers({ server: 600 })).toEqual([1460, 600]);
    expect(offers({ client: 9000, server: 0 })).toEqual([1460, 1460]);
  });

  it('rules what the peer sends (tcp_sync_mss) and, by tcp_parse_options, what the socket itself sends', () => {
    expect(largest({})).toEqual([1448, 1448]);
    expect(largest({ client: 500 })).toEqual([488, 488]);
    expect(largest({ server: 600 })).toEqual([588, 588]);
    expect(largest({ client: 500, server: 600 })).toEqual([488, 488]);
  });

  it('counts the options: without timestamps all of it is data', () => {
    expect(largest({ client: 500, timestamps: 0 })).toEqual([500, 500]);
  });

  it('the window of a SYN is whole segments of it', () => {
    expect(windows({ client: 500 })).toEqual([131 * 500, 45 * 1448]);
    // 128 of 512 are 65,536, one more than the field can say.
    expect(windows({ client: 512 })[0]).toBe(65_535);
    expect(windows({ server: 600 })).toEqual([44 * 1460, 111 * 588]);
  });
});

describe('afterwards', () => {
  it('on a connection that stands it changes nothing', () => {
    const shape = (change: Change) =>
      segments(change).map(({ from, flags, seq, len, win }) => [from, flags, seq, len, win]);
    expect(shape({ client: 500, late: true })).toEqual(shape({}));
  });

  it('the first SYN leaves at zero all the same', () => {
    expect(segments({ client: 500 })[0]!.t).toBe(0);
  });
});
