/** The kernel recordings that lie in the repository. Adding one is putting a file there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noRecording } from '../notebook/index.ts';
import type { Trace } from '../sim/index.ts';
import { withWindows } from './captured-windows.ts';

export const recordingsFolder = (root: string): string => join(root, 'tests/conformance/recordings');

/**
 * By name, `fin1-lost-1x-rtt20`. Beside each recording lie the captures it was made from, `NAME.client.pcap` and
 * `NAME.server.pcap`: where only they are left, the recording is named too, so that a lost file is missed.
 */
export const recordingNames = (root: string): string[] => {
  const folder = recordingsFolder(root);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).flatMap(
    (file) => /^(.+?)(?:\.json|\.(?:client|server)\.pcap)$/.exec(file)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
};

/** @throws RangeError where there is none of this name; SyntaxError where it is no JSON */
export const readRecording = (root: string, name: string): Trace => {
  const file = join(recordingsFolder(root), `${name}.json`);
  if (!existsSync(file)) throw noRecording(name);
  return traceOf(JSON.parse(readFileSync(file, 'utf8')));
};

/** Where there are captures beside it, with the windows that these tell. */
export const readWithWindows = async (root: string, name: string): Promise<Trace> => {
  const recorded = readRecording(root, name);
  const [client, server] = (['client', 'server'] as const).map((side) =>
    join(recordingsFolder(root), `${name}.${side}.pcap`),
  ) as [string, string];
  if (!existsSync(client) || !existsSync(server)) return recorded;
  return withWindows(recorded, { client: readFileSync(client), server: readFileSync(server) });
};

/** SACK blocks as pairs of edges, as a trace has them: the first recordings have their edges in a row. */
const traceOf = (recording: Trace): Trace => ({
  ...recording,
  segments: recording.segments.map((segment) => {
    const edges = segment.sack?.flat();
    if (!edges) return segment;
    const sack = Array.from({ length: edges.length / 2 }, (_, block): [number, number] => [
      edges[2 * block]!,
      edges[2 * block + 1]!,
    ]);
    return { ...segment, sack };
  }),
});
