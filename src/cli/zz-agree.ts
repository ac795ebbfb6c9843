/**
 * npm run capture:agree -- FOLDER|FILE…   what the capture page says against what tshark's own analysis says, in per cent
 * Needs tshark. Connections are paired by addresses and order; each kind of difference is counted, with up to five examples.
 */
import { spawnSync } from 'node:child_process';
import { openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { captureTrace, closeStory, type NamedSource, openCaptures } from '../export/index.ts';

const FIELDS = [
  'tcp.stream',
  'ip.src',
  'ipv6.src',
  'tcp.srcport',
  'ip.dst',
  'ipv6.dst',
  'tcp.dstport',
].concat([
  'tcp.flags.fin',
  'tcp.flags.reset',
  'tcp.flags.syn',
  'tcp.analysis.retransmission',
  'tcp.analysis.fast_retransmission',
  'tcp.analysis.spurious_retransmission',
]);
const EXAMPLES = 400;

/** One stream as tshark tells it. */
interface Stream {
  hosts: string;
  /** Address and port of who sent the first FIN in the file. */
  firstFin: string | null;
  reset: boolean;
  again: number;
}

const streamsOf = (file: string): Stream[] | null => {
  const ask = ['-r', file, '-Y', 'tcp && !icmp && !icmpv6', '-T', 'fields', '-E', 'occurrence=l'];
  const { stdout, status } = spawnSync('tshark', [...ask, ...FIELDS.flatMap((field) => ['-e', field])], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0 && stdout === '') return null;
  const streams = new Map<string, Stream>();
  for (const line of stdout.split('\n')) {
    const [id = '', v4 = '', v6 = '', port, to4 = '', to6 = '', toPort, fin, reset, , ...again] =
      line.split('\t');
    if (id === '') continue;
    const [source, destination] = [`${v4 || v6} ${port}`, `${to4 || to6} ${toPort}`];
    const stream = streams.get(id) ?? {
      hosts: [source, destination].sort().join(' '),
      firstFin: null,
      reset: false,
      again: 0,
    };
    streams.set(id, stream);
    if (/1|True/.test(fin ?? '')) stream.firstFin ??= source;
    if (/1|True/.test(reset ?? '')) stream.reset = true;
    if (again.some((field) => field !== '')) stream.again++;
  }
  return [...streams.values()];
};

const sourceOf = (file: string): NamedSource => {
  const handle = openSync(file, 'r');
  return {
    name: file,
    size: statSync(file).size,
    read: async (offset, length) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(handle, bytes, 0, length, offset));
    },
  };
};

/** What was compared: how often both said the same, how often not. */
const tally = new Map<string, { same: number; differ: number; examples: string[] }>();
const compare = (what: string, same: boolean, example: string): void => {
  const row = tally.get(what) ?? { same: 0, differ: 0, examples: [] };
  tally.set(what, row);
  if (same) row.same++;
  else {
    row.differ++;
    if (row.examples.length < EXAMPLES) row.examples.push(example);
  }
};

const agree = async (file: string): Promise<void> => {
  const streams = streamsOf(file);
  const { found, refused } = await openCaptures([sourceOf(file)]);
  if (!streams || refused.length > 0) return;
  compare(
    'files: as many connections',
    streams.length === found.length,
    `${file}: ${streams.length}, ${found.length}`,
  );
  const byHosts = new Map<string, Stream[]>();
  for (const stream of streams) byHosts.set(stream.hosts, [...(byHosts.get(stream.hosts) ?? []), stream]);
  for (const conversation of found) {
    const { client, server } = conversation.views[0];
    const ends = [`${client.address} ${client.port}`, `${server.address} ${server.port}`];
    const stream = byHosts.get([...ends].sort().join(' '))?.shift();
    const name = `${file}: ${ends.join(' → ')}`;
    compare('connections: known to both', stream !== undefined, name);
    if (!stream) continue;
    const captured = captureTrace(conversation);
    const story = closeStory(conversation, captured);
    const first = story.closedFirst;
    if (first === 'client' || first === 'server')
      compare(
        'closed first: the FIN that is first in the file',
        stream.firstFin === ends[first === 'client' ? 0 : 1],
        `${name} ${first}`,
      );
    else compare(`closed first: ${first ?? 'nobody'}`, (stream.firstFin === null) === (first === null), name);
    compare('a RST', stream.reset === story.segments.resets > 0, name);
    compare(
      'something sent again',
      stream.again > 0 === story.segments.retransmitted > 0,
      `${name}: ${stream.again}, ${story.segments.retransmitted}`,
    );
    if (stream.again === 0)
      compare('nothing sent again by tshark: nothing drawn lost', story.segments.lost === 0, name);
  }
};

const filesOf = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];

const paths = process.argv.slice(2);
if (paths.length === 0 || spawnSync('tshark', ['-v']).status !== 0) {
  process.stderr.write('npm run capture:agree -- FOLDER|FILE…, and tshark must be installed\n');
  process.exitCode = 2;
} else {
  for (const file of paths.flatMap(filesOf)) await agree(file);
  for (const [what, { same, differ, examples }] of [...tally].sort()) {
    const share = ((100 * same) / (same + differ)).toFixed(2);
    process.stdout.write(`${share} %  ${what} (${same} of ${same + differ})\n`);
    for (const example of examples) process.stdout.write(`         ${example}\n`);
  }
}
