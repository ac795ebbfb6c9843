/** Retransmission timeout from round-trip samples. */
import type { Socket } from './socket.ts';

/** No round trip counts for more, so that eight of them fit 31 bits, µs. */
const longest = 2e8;

/**
 * Linux: RTO = SRTT + max(rttvar, 200 ms), rounded up to a tick (`tcp_rtt_estimator`, `__tcp_set_rto`).
 * `rttvar` is the largest mean deviation of the last round trip, times four.
 */
export function linuxSample(socket: Socket, us: number): void {
  const floor = socket.rtoMin;
  let m = Math.min(us, longest);
  if (socket.srtt8 !== 0) {
    m -= socket.srtt8 >> 3;
    socket.srtt8 += m;
    if (m < 0) {
      m = -m - (socket.mdev >> 2);
      // The RTT fell: let the deviation follow slowly.
      if (m > 0) m >>= 3;
    } else m -= socket.mdev >> 2;
    socket.mdev += m;
    if (socket.mdev > socket.mdevMax) {
      socket.mdevMax = socket.mdev;
      if (socket.mdevMax > socket.rttvar) socket.rttvar = socket.mdevMax;
    }
    if (socket.sndUna > socket.rttSeq) {
      if (socket.mdevMax < socket.rttvar) socket.rttvar -= (socket.rttvar - socket.mdevMax) >> 2;
      socket.rttSeq = socket.sndNxt;
      socket.mdevMax = floor;
    }
  } else {
    socket.srtt8 = m << 3;
    socket.mdev = m << 1;
    socket.rttvar = Math.max(socket.mdev, floor);
    socket.mdevMax = socket.rttvar;
    socket.rttSeq = socket.sndNxt;
  }
  if (socket.srtt8 < 1) socket.srtt8 = 1;
  setRto(socket);
}

function setRto(socket: Socket): void {
  const { wheel } = socket.ground;
  const rto = wheel.toUs(wheel.toTicks((socket.srtt8 >> 3) + socket.rttvar));
  socket.rto = Math.min(rto, socket.ground.settings.tcp_rto_max_ms * 1000);
  socket.backoff = 0;
}

/** RFC 6298 §2: SRTT + 4·RTTVAR, not below the first value. */
export function textbookSample(socket: Socket, sample: number): void {
  const { policy, settings } = socket.ground;
  const us = Math.min(sample, longest);
  if (socket.srtt8 === 0) {
    socket.srtt8 = us << 3;
    socket.rttvar = us >> 1;
  } else {
    const srtt = socket.srtt8 >> 3;
    socket.rttvar = (3 * socket.rttvar + Math.abs(srtt - us)) >> 2;
    socket.srtt8 += us - srtt;
  }
  const rto = Math.max(policy.firstRto(settings), (socket.srtt8 >> 3) + 4 * socket.rttvar);
  socket.rto = Math.min(rto, settings.tcp_rto_max_ms * 1000);
  socket.backoff = 0;
}

/** The shortest FIN-WAIT-2 of an orphan: 3.5 RTO, µs. `tcp_fin_time`, `tcp_time_wait`. */
export const shortestWait = ({ rto }: Socket): number => rto * 4 - Math.floor(rto / 2);

/** First sample after a handshake that gave none (`tcp_init_metrics`): RFC 6298 §5.7, 3 s. */
export function noHandshakeSample(socket: Socket): void {
  socket.rttvar = 3e6;
  socket.mdev = 3e6;
  socket.mdevMax = 3e6;
  socket.rto = 3e6;
}
