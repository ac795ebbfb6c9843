/** Runs shell labs on this machine, or says why it cannot. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LAB_CANNOT, shellLab } from '../export/index.ts';
import type { Scenario, Trace } from '../sim/index.ts';

export interface LabRun {
  /** Where captures, logs and recording.json lie. Call `remove` when done with them. */
  folder: string;
  recording: Trace;
  /** What the lab printed: its table on standard output, its remarks on standard error. */
  table: string;
  remarks: string;
  remove: () => void;
}

const run = (
  command: string,
  args: string[],
  limitMs: number,
): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      err += data;
    });
    const timer = setTimeout(() => child.kill('SIGTERM'), limitMs);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: -1, out, err: `${err}${error.message}\n` });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, out, err });
    });
  });

/** By how much the relay brought its latest segment too late, ms: what a busy machine adds to every time of the recording. */
export const lateMs = ({ scenario, segments }: Trace): number => {
  const slow = (scenario.rules ?? []).some(({ action }) => action !== 'drop');
  const late = segments.map(({ t, arrives }) => (arrives == null ? 0 : arrives - t - scenario.rttMs / 2));
  return slow ? 0 : Math.max(0, ...late);
};

/** Said beside a difference when the link was late by more than this, ms; on a machine at rest it is below 1. */
export const LATE_MS = 4;

/** Why no lab can run here, or null. */
export const labCannotRun = async (): Promise<string | null> => {
  if (process.platform !== 'linux') return `this is ${process.platform}, and a lab needs Linux`;
  if (process.getuid?.() !== 0) return 'a lab needs root, to make network namespaces; run it with sudo';
  for (const tool of ['unshare', 'ip', 'python3', 'tcpdump'])
    if ((await run('sh', ['-c', `command -v ${tool}`], 10_000)).code !== 0) return `${tool} is not installed`;
  const { code, err } = await run('unshare', ['--net', '--mount', '--pid', '--fork', 'true'], 30_000);
  if (code !== 0)
    return `this machine lets no one make namespaces (${err.trim() || `unshare ended with ${code}`})`;
  return null;
};

/** Why the link that a lab chooses by itself would have no RTT here, or null: what ran over it would be another scenario. */
export const linkHasNoRtt = async (): Promise<string | null> => {
  if (existsSync('/dev/net/tun')) return null;
  const netem = 'ip link add link0 type dummy && tc qdisc add dev link0 root netem delay 1ms';
  if ((await run('unshare', ['--net', 'sh', '-c', netem], 30_000)).code === 0) return null;
  return 'this kernel has neither netem nor /dev/net/tun, so the link would have no RTT; load one (modprobe sch_netem, or tun), or ask for --link veth';
};

/** The scenario asks for a setting that this kernel does not have in a network namespace. */
export class LabCannot extends Error {}

/** Runs the scenario's lab. `link` forces how the hosts are joined. Throws with the lab's own words when it fails. */
export const runLab = async (
  scenario: Scenario,
  options: { trace?: Trace; link?: 'veth' | 'relay' } = {},
): Promise<LabRun> => {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-lab-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const script = join(folder, 'lab.sh');
  writeFileSync(script, shellLab(scenario, options.trace ? { trace: options.trace } : {}));
  const args = [script, '--keep', folder, ...(options.link ? ['--link', options.link] : [])];
  const { code, out, err } = await run('bash', args, scenario.durationMs + 120_000);
  const file = join(folder, 'recording.json');
  if (code !== 0 || !existsSync(file)) {
    remove();
    if (code === LAB_CANNOT) throw new LabCannot(err.trim());
    throw new Error(err.trim() || out.trim() || `the lab ended with ${code}`);
  }
  return { folder, recording: JSON.parse(readFileSync(file, 'utf8')), table: out, remarks: err, remove };
};
