/** `tcp_rcv_state_process` in FIN-WAIT-1, `tcp_keepalive_timer`, `__tcp_close`: how long an orphan waits for the peer's FIN, and as what. */
import { describe, expect, it } from 'vitest';
import { beginClose, orphanSocket } from '../../../../src/sim/tcp/calls.ts';
import { inState, OneHost } from '../../one-host.ts';

const finTimeout = (seconds: number) => ({ settings: { 'net.ipv4.tcp_fin_timeout': seconds } });

describe('an orphan whose FIN is acknowledged', () => {
  it('is a mini-socket at once where it waits 60 s or less', () => {
    const one = new OneHost(finTimeout(60)).close();
    one.receive({ flags: 'A' });
    expect(one.socket).toMatchObject({ state: 'FIN_WAIT2', mini: true });
  });

  it('waits as a whole socket for what is more, then as long again as a mini-socket', () => {
    const one = new OneHost(finTimeout(70)).close();
    one.receive({ flags: 'A' });
    expect(one.socket).toMatchObject({ state: 'FIN_WAIT2', mini: false });
    one.wait(9900);
    expect(one.socket.mini).toBe(false);
    one.wait(700);
    expect(one.socket).toMatchObject({ state: 'FIN_WAIT2', mini: true });
    one.wait(9000);
    expect(one.socket.state).toBe('FIN_WAIT2');
    one.wait(2000);
    expect(one.socket.state).toBe('CLOSED');
    expect(one.sent.filter(({ flags }) => flags & 4)).toHaveLength(0);
  });

  it('by a segment with a FIN beyond a gap is reset: data is missing that nobody will read', () => {
    const one = new OneHost().close();
    expect(one.receive({ flags: 'FA', seq: 10 }).filter((sent) => sent.startsWith('R'))).toHaveLength(1);
    expect(one.socket.state).toBe('CLOSED');
  });

  it('by a segment with its FIN goes on to TIME-WAIT', () => {
    const one = new OneHost(finTimeout(5)).close();
    one.receive({ flags: 'FA' });
    expect(one.socket.state).toBe('TIME_WAIT');
  });

  it('by a segment with data is reset: nobody will read it', () => {
    const one = new OneHost().close();
    expect(one.receive({ flags: 'A', len: 10 }).filter((sent) => sent.startsWith('R'))).toHaveLength(1);
    expect(one.socket.state).toBe('CLOSED');
  });
});

describe('close() in FIN-WAIT-2', () => {
  it('with TCP_LINGER2 below 0 sends a RST', () => {
    const one = inState['FIN-WAIT-2']();
    one.socket.linger2 = -1;
    const before = one.sent.length;
    beginClose(one.socket, false);
    orphanSocket(one.socket);
    expect(one.sent.slice(before).map(({ flags }) => flags & 4)).toEqual([4]);
    expect(one.socket.state).toBe('CLOSED');
  });
  it('else begins the wait', () => {
    const one = inState['FIN-WAIT-2'](finTimeout(70));
    beginClose(one.socket, false);
    orphanSocket(one.socket);
    expect(one.socket).toMatchObject({ state: 'FIN_WAIT2', mini: false });
    expect(one.socket.keepTimer.armed).toBe(true);
  });
});
