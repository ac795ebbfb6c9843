/** Records as differences name them. */
import { errorName } from '../errno.ts';
import type { Call, Segment } from '../trace.ts';

/** `FA seq 101 ack 1 len 0, lost` */
export function describeSegment({ flags, seq, ack, len, arrives }: Segment, connection?: number): string {
  const of = connection === undefined ? '' : `, connection ${connection}`;
  return `${flags} seq ${seq}${ack === null ? '' : ` ack ${ack}`} len ${len}${arrives === null ? ', lost' : ''}${of}`;
}

/** `[1449, 2897) [4345, 5793)`, `none` */
export const describeSack = ({ sack = [] }: Segment): string =>
  sack.map(([left, right]) => `[${left}, ${right})`).join(' ') || 'none';

/** Recordings call a read that came to the end `eof`. */
const nameOf = (call: Call): string => (call.do === 'eof' ? 'recvUntilEof' : call.do);

/** `recv 100`, `recvUntilEof ECONNRESET`, `shutdown wr`; `bytes`: whether both tell how many. */
export function describeCall(call: Call, bytes = true): string {
  const { how, errno, error } = call;
  const failure = errno === undefined ? error : errorName(errno);
  return [nameOf(call), how, failure ?? (bytes ? call.bytes : undefined)]
    .filter((part) => part !== undefined)
    .join(' ');
}
