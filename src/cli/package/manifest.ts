/** What the package's package.json takes from the repository's. */
interface Ours {
  name: string;
  version: string;
  description: string;
  license: string;
  engines: { node: string };
}

const entry = (name: string) => ({
  types: `./modules/package/${name}.d.ts`,
  default: `./modules/package/${name}.js`,
});

/** The package's package.json. It runs in browsers and in Node, needs nothing, and what is not asked for can be left out. */
export const manifest = ({ name, version, license, engines }: Ours) => ({
  name,
  version,
  description:
    'How a TCP connection ends: a simulator that does what Linux does, its timelines, and captures read back',
  keywords: ['tcp', 'linux', 'simulator', 'fin', 'time-wait', 'pcap', 'packetdrill', 'timeline', 'svg'],
  license,
  type: 'module',
  sideEffects: false,
  engines,
  exports: {
    '.': entry('index'),
    './zh': entry('zh'),
    // One file for `<script type="module">`.
    './page': { types: './modules/package/index.d.ts', default: './last-ack.js' },
    './schema/scenario.json': './schema/scenario.json',
    './schema/trace.json': './schema/trace.json',
    './package.json': './package.json',
  },
  files: ['modules', 'schema', 'last-ack.js', 'CHANGELOG.md'],
});
