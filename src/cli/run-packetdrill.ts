/** Runs exported scripts with the real packetdrill on this machine's kernel, or says why it cannot. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (
  command: string,
  args: string[],
  limitMs: number,
): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        said += data;
      });
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    const end = (code: number | null, more = '') => {
      clearTimeout(timer);
      resolve({ code, said: said + more });
    };
    child.on('error', (error) => end(-1, error.message));
    child.on('close', (code) => end(code));
  });

/** The program: `PACKETDRILL` where it is set, else whatever PATH has. */
const packetdrillProgram = (): string => process.env.PACKETDRILL || 'packetdrill';

/** Why no script can run here, or null. */
export const packetdrillCannotRun = async (): Promise<string | null> => {
  if (process.platform !== 'linux') return `this is ${process.platform}, and the scripts are for Linux`;
  const program = packetdrillProgram();
  if ((await run('sh', ['-c', 'command -v "$1"', 'sh', program], 10_000)).code !== 0)
    return `${program} is not installed; build it from github.com/google/packetdrill and put it on PATH, or name it in PACKETDRILL`;
  if (process.getuid?.() !== 0) return 'packetdrill needs root; run this with sudo';
  if (!existsSync('/dev/net/tun')) return 'this kernel has no /dev/net/tun (modprobe tun)';
  const { code, said } = await run('unshare', ['--net', 'true'], 30_000);
  return code === 0 ? null : `this machine lets no one make network namespaces (${said.trim()})`;
};

export interface ScriptOutcome {
  /** `late`: packetdrill itself injected a segment or made a call too late, which tells nothing of the kernel. */
  verdict: 'passes' | 'FAILS' | 'late';
  /** packetdrill's own words, `line N` for the place. */
  said: string;
}

/** What came of one script, in a network of its own: tun0, the settings and the sockets go with it. */
export const runPacketdrill = async (script: string, limitMs: number): Promise<ScriptOutcome> => {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-packetdrill-'));
  const file = join(folder, 'script.pkt');
  const inside = ['sh', '-c', 'ip link set lo up && exec "$1" "$2"', 'sh', packetdrillProgram(), file];
  try {
    writeFileSync(file, script);
    const { code, said } = await run('unshare', ['--net', '--kill-child', '--fork', ...inside], limitMs);
    const words = said.replaceAll(`${file}:`, 'line ').replaceAll(file, 'script').trim();
    if (code === 0) return { verdict: 'passes', said: words };
    const late = /timing error: expected (inbound packet|system call start) /.test(words);
    return { verdict: late ? 'late' : 'FAILS', said: words || `packetdrill ended with ${code}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
