/** A connection that stays open between two requests: what happens to the second depends on who is still there. */
import {
  at,
  recv,
  recvUntilEof,
  type Scenario,
  type Side,
  type Step,
  send,
  type Trace,
} from '../sim/index.ts';
import { type Close, closing } from './closing.ts';

export interface AskingAgain extends Pick<Close, 'box' | 'client' | 'server' | 'rttMs' | 'lose'> {
  /** When the second request is sent, s. */
  afterS: number;
  /** What the client sets before it sends anything. */
  first?: Step[];
}

/** A request and its answer, silence, and the next request; nobody closes. `askingAgain({ afterS: 600, box: {} })` */
export const askingAgain = ({ afterS, first = [], ...close }: AskingAgain): Scenario =>
  closing({
    ...close,
    clientCalls: [...first, send(100), recv(), at(afterS * 1000, send(100)), recv()],
    serverCalls: [recv(), send(200), recv(), send(200), recvUntilEof()],
    durationMs: 2_000_000,
  });

/**
 * How long the last read() of a host took, ms.
 * @throws RangeError where it made none
 */
export const lastReadMs = ({ app }: Trace, host: Side = 'client'): number => {
  const read = app.findLast((call) => call.side === host && /^(recv|eof)/.test(call.do));
  if (!read) throw new RangeError(`lastReadMs: the ${host} made no call of read()`);
  return read.t - (read.calledAt ?? read.t);
};
