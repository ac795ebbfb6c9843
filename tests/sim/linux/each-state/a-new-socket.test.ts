/** `tcp_init_sock`: `sk_alloc` leaves zeros; what does not begin with zero is named. Nothing heard, nothing sent, nothing known. */
import { expect, it } from 'vitest';
import { noHandshakeSample } from '../../../../src/sim/tcp/rto.ts';
import { OPEN, Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';

function fresh(settings = {}): Socket {
  const { host } = new OneHost({ settings });
  host.nextIss = 77_000;
  return new Socket(host, 2);
}

it('counts nothing yet', () => {
  const socket = fresh();
  const zero: (keyof Socket)[] = [
    ...([
      'shut',
      'error',
      'linger2',
      'userTimeout',
      'keepIdle',
      'keepInterval',
      'keepCount',
      'sndWl1',
      'maxWindow',
    ] as const),
    ...([
      'lastBuffer',
      'sentBuffers',
      'irs',
      'rcvNxt',
      'rcvWup',
      'rcvWnd',
      'receiveMemory',
      'spareMemory',
    ] as const),
    ...([
      'receiverRtt8',
      'rttWindowEnd',
      'lastTsecr',
      'drsSpace',
      'drsSeq',
      'drsSince',
      'clock',
      'copiedSeq',
    ] as const),
    ...([
      'ackPending',
      'quickAcks',
      'pingpong',
      'ato',
      'ackDueTick',
      'lastReceiveTick',
      'lastSegmentSize',
    ] as const),
    ...([
      'savedAcks',
      'duplicateAcks',
      'savedAt',
      'srtt8',
      'mdev',
      'mdevMax',
      'rttvar',
      'rttSeq',
      'minRtt',
    ] as const),
    ...([
      'backoff',
      'retransmits',
      'totalRetrans',
      'totalRto',
      'probesOut',
      'lastAckAt',
      'cwndCount',
    ] as const),
    ...([
      'packetsOut',
      'sackedOut',
      'lostOut',
      'retransOut',
      'undoRetrans',
      'priorCwnd',
      'priorSsthresh',
    ] as const),
    ...([
      'prrDelivered',
      'prrOut',
      'delivered',
      'dsackDups',
      'maxPacketsOut',
      'lastSendAt',
      'lastWireAt',
    ] as const),
    ...(['rackEnd', 'rackRtt', 'reoPersist', 'reoSince', 'timeWaitSince', 'readable'] as const),
  ];
  for (const field of zero) expect(socket[field], field).toBe(0);
});

it('has had nothing happen to it', () => {
  const socket = fresh();
  const no: (keyof Socket)[] = [
    ...([
      'mini',
      'orphan',
      'noDelay',
      'keepalive',
      'sendBufferSet',
      'unsentFin',
      'cork',
      'receiveBufferSet',
    ] as const),
    ...([
      'finReceived',
      'reorderSeen',
      'tlpRetrans',
      'cwndLimited',
      'frto',
      'rackAdvanced',
      'reoWiden',
    ] as const),
    ...(['sackOk', 'tsOk'] as const),
  ];
  for (const field of no) expect(socket[field], field).toBe(false);
});

it('knows no time, number or stamp', () => {
  const socket = fresh();
  const none: (keyof Socket)[] = [
    ...(['linger', 'rttWindowSince', 'retransStamp', 'probesSince', 'highestSack', 'tlpHighSeq'] as const),
    ...(['undoMarker', 'rackSentIn', 'tsRecent', 'lastOowTick'] as const),
  ];
  for (const field of none) expect(socket[field], field).toBe(-1);
});

it('begins all its numbers with the ISN', () => {
  const socket = fresh();
  const numbers: (keyof Socket)[] = [
    ...(['iss', 'sndUna', 'sndNxt', 'writeSeq', 'sndSml', 'pushedSeq', 'highSeq', 'cwndUsageSeq'] as const),
  ];
  for (const field of numbers) expect(socket[field], field).toBe(77_000);
});

it('has TCP_INIT_CWND, TCP_MSS_DEFAULT and the first RTO, 1 s', () => {
  expect(fresh()).toMatchObject({
    state: 'CLOSED',
    cwnd: 10,
    ssthresh: 0x7fffffff,
    ca: OPEN,
    rto: 1e6,
    rcvMss: 536,
    reoSteps: 1,
    // A SYN may be sent before any window is known.
    sndWnd: 1,
    mss: 1460,
    scalingRatio: 128,
    windowClamp: 65_535,
    receiveSsthresh: 65_535,
    // tcp_sndbuf_expand: twice ten packets of 2304 bytes; tcp_rmem's default.
    sendBuffer: 16_384,
    receiveBuffer: 131_072,
    windowUnit: 1024,
    reordering: 3,
    rtoMin: 200_000,
  });
  expect(fresh({ 'net.ipv4.tcp_rto_min_us': 5001 }).rtoMin).toBe(8000);
  expect(fresh({ 'net.ipv4.tcp_reordering': 5 }).reordering).toBe(5);
});

it('whose handshake gave no round trip takes TCP_TIMEOUT_FALLBACK, 3 s: tcp_init_metrics, RFC 6298 §5.7', () => {
  const socket = fresh();
  noHandshakeSample(socket);
  expect(socket).toMatchObject({ rttvar: 3e6, mdev: 3e6, mdevMax: 3e6, rto: 3e6 });
});
