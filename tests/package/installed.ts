/** The package as somebody else has it: built, packed, installed from the file into an empty project, with no network. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { buildPackage } from '../../src/cli/package/build-package.ts';

const windows = process.platform === 'win32';
const run = (command: string, args: string[], cwd: string, shell = false): string => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, shell, encoding: 'utf8' });
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
};
// On Windows npm is a batch file.
const npm = (args: string[], cwd: string): string => run('npm', args, cwd, windows);

/** The machine's own Node, which may be the oldest that is promised, beside the one that runs the tests. */
const nodes = [
  process.execPath,
  ...(process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, windows ? 'node.exe' : 'node'))
    .filter((file) => existsSync(file))
    .slice(0, 1),
];

export const install = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-package-'));
  const built = join(folder, 'built');
  const project = join(folder, 'project');
  mkdirSync(project);
  await buildPackage(resolve('.'), built);
  npm(['pack', built, '--pack-destination', folder, '--silent'], folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  const write = (name: string, text: string): void => writeFileSync(join(project, name), text);
  write('package.json', '{ "name": "empty", "private": true, "type": "module" }\n');
  npm(['install', `../${tarball}`, '--offline', '--no-audit', '--no-fund', '--ignore-scripts'], project);
  return {
    project,
    /** In the installed package. */
    inside: (name: string): string => join(project, 'node_modules/last-ack', name),
    write,
    /** What a module prints, by each Node there is. */
    printed: (name: string, text: string): string[] => {
      write(name, text);
      return nodes.map((node) => run(node, [name], project));
    },
    /** What the compiler says of its tsconfig.json. */
    compilerFaults: (): string => {
      const { stdout } = spawnSync(
        process.execPath,
        [resolve('node_modules/typescript/bin/tsc'), '-p', '.'],
        {
          cwd: project,
          encoding: 'utf8',
        },
      );
      return stdout;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
