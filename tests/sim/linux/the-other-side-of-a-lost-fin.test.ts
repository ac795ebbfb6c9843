import { describe, expect, it } from 'vitest';
import { close, lose, send, sleep } from '../../../src/sim/index.ts';
import { because, calls, endOf, established, fins, finWait2, path, stay, wire } from '../stories.ts';

describe('the ACK of the first FIN is lost', () => {
  it('the repeated FIN is answered at once, with a DSACK of the FIN', () => {
    const trace = finWait2([stay()], { rules: [lose('server', { ackOfFin: true, nth: [1] })] });
    expect(because(trace, 'server', 'ack-duplicate-fin')[0]).toMatchObject({ ack: 102, sack: [[101, 102]] });
    expect(path(trace, 'client')).toMatch(/^FIN-WAIT-1 → FIN-WAIT-2/);
  });

  it('has no DSACK with tcp_dsack=0', () => {
    const trace = finWait2([stay()], {
      server: { tcp_dsack: 0 },
      rules: [lose('server', { ackOfFin: true, nth: [1] })],
    });
    expect(because(trace, 'server', 'ack-duplicate-fin')[0]?.sack).toBeUndefined();
  });

  it('but the server’s FIN follows in time: no retransmission at all', () => {
    const trace = finWait2([sleep(120), close()], { rules: [lose('server', { ackOfFin: true, nth: [1] })] });
    expect(fins(trace, 'client')).toHaveLength(1);
    expect(path(trace, 'client')).toBe('FIN-WAIT-1 → FIN-WAIT-2 → TIME-WAIT → CLOSED');
  });

  it('always: the client gives up in silence, the server’s later FIN meets a RST', () => {
    const trace = finWait2([sleep(9000), close()], {
      client: { tcp_orphan_retries: 2 },
      rules: [lose('server', { ackOfFin: true, fin: false })],
    });
    expect(endOf(trace, 'client')).toBe('gave-up');
    expect(wire(trace, 'client').at(-1)).toBe('R 102');
    expect(endOf(trace, 'server')).toBe('reset-received');
  });
});

describe('the first FIN never arrives', () => {
  it('leaves the server in ESTABLISHED until it sends: then RST, and read() fails', () => {
    const trace = established([close()], [sleep(60_000), send(10), { do: 'recvUntilEof' }], {
      client: { tcp_orphan_retries: 1 },
      rules: [lose('client', { fin: true })],
    });
    expect(path(trace, 'server')).toBe('CLOSED');
    expect(wire(trace, 'client').at(-1)).toBe('R 101');
    expect(calls(trace, 'server').at(-1)).toBe('recvUntilEof -1 ECONNRESET');
  });
});

describe('the server’s FIN is lost for ever', () => {
  it('the two sides end at times that have nothing to do with each other', () => {
    const trace = finWait2([sleep(100), close()], {
      rttMs: 0.1,
      client: { tcp_fin_timeout: 5 },
      server: { tcp_orphan_retries: 3 },
      rules: [lose('server', { fin: true })],
    });
    expect(fins(trace, 'server')).toHaveLength(6);
    expect(endOf(trace, 'client')).toBe('fin-wait-2-over');
    expect(endOf(trace, 'server')).toBe('gave-up');
  });
});
