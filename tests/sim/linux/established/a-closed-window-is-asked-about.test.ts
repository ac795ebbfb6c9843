/** `tcp_probe_timer`, `tcp_ack_probe`, `tcp_probe0_when`: nothing is out, the peer's window is shut, the program has more to say. */
import { describe, expect, it } from 'vitest';
import { sendBytes } from '../../../../src/sim/tcp/calls.ts';
import { OneHost } from '../../one-host.ts';

/** Ten bytes wait for a window of 0. */
function shut(settings: Record<string, number> = {}, fields: object = {}) {
  const one = new OneHost({ settings });
  one.receive({ flags: 'A', win: 0 });
  Object.assign(one.socket, fields);
  sendBytes(one.socket, 10);
  return one;
}
const retries2 = (value: number): Record<string, number> => ({ 'net.ipv4.tcp_retries2': value });

/** Probes sent in the first `ms`, as what the wire shows. */
const probes = (one: OneHost, ms: number): string[] => {
  const before = one.sent.length;
  one.wait(ms);
  return one.answers(before);
};

describe('a probe', () => {
  it('is an ACK with a number that was acknowledged long ago, after an RTO, then twice as long each time', () => {
    const one = shut();
    expect(one.socket.pending).toBe('zero-window-probe');
    expect(probes(one, 210)).toEqual([]);
    expect(probes(one, 20)).toEqual(['A 0 ack 1']);
    expect(one.socket).toMatchObject({ probesOut: 1, backoff: 1 });
    expect(probes(one, 430)).toEqual([]);
    // Above 63 ticks the wheel is up to 8 ticks late.
    expect(probes(one, 50)).toEqual(['A 0 ack 1']);
    expect(one.socket).toMatchObject({ probesOut: 2, backoff: 2 });
  });

  it('waits for 200 ms at least', () => {
    const one = shut({}, { rto: 50_000 });
    expect(probes(one, 195)).toEqual([]);
    expect(probes(one, 15)).toHaveLength(1);
  });

  it('that is answered lets the counting of tries begin again, not the waiting', () => {
    const one = shut();
    one.wait(1000);
    expect(one.socket).toMatchObject({ probesOut: 2, backoff: 2 });
    one.receive({ flags: 'A', win: 0 });
    expect(one.socket).toMatchObject({ probesOut: 0, backoff: 2, pending: 'zero-window-probe' });
  });

  it('ends when the window opens', () => {
    const one = shut();
    one.wait(1000);
    const sent = one.receive({ flags: 'A', win: 64_000 });
    expect(sent).toEqual(['A 1 ack 1']);
    expect(one.socket).toMatchObject({ probesOut: 0, backoff: 0, packetsOut: 1 });
    expect(one.socket.pending).not.toBe('zero-window-probe');
  });

  it('takes what room there is: a part of the data', () => {
    const one = shut();
    one.wait(230);
    one.receive({ flags: 'A', win: 4 });
    const before = one.sent.length;
    one.wait(500);
    expect(one.sent.slice(before).map(({ len }) => len)).toEqual([4]);
    expect(one.socket).toMatchObject({ packetsOut: 1, probesOut: 0, backoff: 0 });
  });
});

describe('it is given up', () => {
  it('after tcp_retries2 probes without an answer', () => {
    const one = shut(retries2(2));
    one.wait(60_000);
    expect(one.answers().filter((segment) => segment === 'A 0 ack 1')).toHaveLength(2);
    expect(one.socket).toMatchObject({ state: 'CLOSED', error: 110 });
  });

  it('never while answers come', () => {
    const one = shut(retries2(2));
    for (let i = 0; i < 20; i++) one.wait(300).receive({ flags: 'A', win: 0 });
    expect(one.socket.state).toBe('ESTABLISHED');
  });

  it('when TCP_USER_TIMEOUT has passed since the first', () => {
    const one = shut({}, { userTimeout: 1000 });
    one.wait(1210);
    expect(one.socket.state).toBe('ESTABLISHED');
    one.wait(100);
    expect(one.socket).toMatchObject({ state: 'CLOSED', error: 110 });
  });

  it('for an orphan after tcp_orphan_retries, eight where that is 0', () => {
    const orphan = (retries: number): number => {
      const one = shut({ 'net.ipv4.tcp_orphan_retries': retries });
      one.close();
      one.wait(600_000);
      expect(one.socket.state).toBe('CLOSED');
      return one.answers().filter((segment) => segment === 'A 0 ack 1').length;
    };
    expect(orphan(3)).toBe(3);
    expect(orphan(0)).toBe(8);
  });
});
