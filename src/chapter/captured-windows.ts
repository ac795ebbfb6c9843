/** The windows of a recording: its JSON leaves them out, the capture that each host made has them. */
import { decodeFrame, readCapture, type TcpPacket } from '../export/index.ts';
import type { Side, Trace } from '../sim/index.ts';

/** What a file holds: pcap of raw IPv4, as its host's tcpdump wrote it. */
export type Captures = Record<Side, Uint8Array>;

const packetsOf = async (bytes: Uint8Array): Promise<TcpPacket[]> => {
  const packets: TcpPacket[] = [];
  const source = {
    size: bytes.length,
    read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
  };
  await readCapture(source, (frame) => {
    const packet = decodeFrame(frame);
    if (typeof packet === 'object' && 'flags' in packet) packets.push(packet);
  });
  return packets;
};

/** What each host sent, from its own capture. */
const sentBy = async ({ client, server }: Captures): Promise<Record<Side, TcpPacket[]>> => {
  const seen = { client: await packetsOf(client), server: await packetsOf(server) };
  const address = seen.client[0]?.source;
  return {
    client: seen.client.filter(({ source }) => source === address),
    server: seen.server.filter(({ source }) => source !== address),
  };
};

/** Of the SYNs that a host sent; null where it did not offer to scale. */
const scaleOf = (packets: readonly TcpPacket[]): number | null =>
  packets.find(({ flags }) => flags.includes('S'))?.windowScale ?? null;

/** The recording with each segment's window in bytes, as the peer reads it. @throws where captures and recording differ */
export const withWindows = async (recorded: Trace, captures: Captures): Promise<Trace> => {
  const sent = await sentBy(captures);
  const scale = { client: scaleOf(sent.client), server: scaleOf(sent.server) };
  const scaled = scale.client !== null && scale.server !== null;
  const left = { client: sent.client.values(), server: sent.server.values() };
  const segments = recorded.segments.map((segment) => {
    const { from, flags, len } = segment;
    const packet = left[from].next().value;
    if (!packet || packet.flags !== flags || packet.len !== len)
      throw new RangeError(
        `the ${from}'s capture has ${packet ? `${packet.flags} len ${packet.len}` : 'no packet'} where the recording has ${flags} len ${len}`,
      );
    return { ...segment, win: packet.window * (scaled && !flags.includes('S') ? 2 ** scale[from]! : 1) };
  });
  return { ...recorded, segments };
};
