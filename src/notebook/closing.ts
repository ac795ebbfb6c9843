/** The close that nearly all cells share, so that a cell says only what is its own. */
import {
  type ConntrackSysctlName,
  close,
  connect,
  type Middlebox,
  type Rule,
  recvUntilEof,
  type Scenario,
  type Side,
  type Step,
  type SysctlName,
  send,
  sleep,
} from '../sim/index.ts';

type Short<Name> = Name extends `net.ipv4.${infer Rest}` ? Rest : Name;
/** Settings of a host by their short names: `{ tcp_orphan_retries: 3 }`. */
export type Settings = Partial<Record<Short<SysctlName>, number>>;
/** A box on the path, its settings by their short names: `{ tcp_timeout_established: 350, invalid: 'reset' }`. */
export type Box = Pick<Middlebox, 'invalid'> &
  Partial<
    Record<ConntrackSysctlName extends `net.netfilter.nf_conntrack_${infer Rest}` ? Rest : never, number>
  >;
/** Segments that the network loses: `{ from: 'client', fin: true, nth: first(2) }`. */
export type Loss = Omit<Rule, 'action' | 'delayMs'>;

export interface Close {
  /** Default 20. */
  rttMs?: number;
  /** How long the server waits between the end of file and its close(), ms. Default 100. */
  thinkMs?: number;
  lose?: Loss | Loss[];
  client?: Settings;
  server?: Settings;
  /** What stands half way between the two; left out: nothing. `{}` keeps the defaults of Linux. */
  box?: Box;
  /** What the client sends before it closes; 0: nothing. Default 100. */
  bytes?: number;
  /** What the client does 500 ms after it has sent. Default close(). */
  ending?: Step[];
  /** What the server does once it has read to the end, in place of thinking and close(). */
  after?: Step[];
  /** All that the client calls once it is connected, in place of sending, waiting and `ending`. */
  clientCalls?: Step[];
  /** All that the server calls, in place of reading to the end and `after`. */
  serverCalls?: Step[];
  /** Default 300 000. */
  durationMs?: number;
}

const settingsOf = (settings: Settings): Scenario['client']['sysctl'] =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name.includes('.') ? name : `net.ipv4.${name}`, value]),
  );

const middlebox = ({ invalid, ...settings }: Box): Middlebox => ({
  sysctl: Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`net.netfilter.nf_conntrack_${name}`, value]),
  ),
  ...(invalid && { invalid }),
});

/** The client sends 100 bytes, waits half a second and closes; the server reads to the end, thinks and closes. */
export const closing = (spec: Close = {}): Scenario => {
  const { rttMs = 20, thinkMs = 100, lose = [], client = {}, server = {}, bytes = 100 } = spec;
  const { ending = [close()], after = [sleep(thinkMs), close()], durationMs = 300_000 } = spec;
  const says = bytes > 0 ? [send(bytes)] : [];
  const { clientCalls = [...says, sleep(500), ...ending], serverCalls = [recvUntilEof(), ...after] } = spec;
  return {
    rttMs,
    durationMs,
    client: { sysctl: settingsOf(client), script: [connect(), ...clientCalls] },
    server: { sysctl: settingsOf(server), script: serverCalls },
    ...(spec.box && { middlebox: middlebox(spec.box) }),
    rules: [lose].flat().map((loss) => ({ ...loss, action: 'drop' })),
  };
};

/** `[1, 2, … n]`, for `nth`: the first `n` of the segments a rule matches. */
export const first = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

const counted = (n: number | undefined) => (n === undefined ? {} : { nth: first(n) });
/** Every FIN of a side, or its first `n`: `lose: fins('client', 2)`. */
export const fins = (from: Side, n?: number): Loss => ({ from, fin: true, ...counted(n) });
/** What only acknowledges the other side's FIN, each time or the first `n`: `lose: acks('server', 1)`. */
export const acks = (from: Side, n?: number): Loss => ({ from, fin: false, ackOfFin: true, ...counted(n) });
/**
 * Whatever is sent from 500 ms on, when the client closes, either way: each with this chance, or in stretches of the mean
 * length `stretchMs`, each way its own. `lose: anySegment(0.1)`, `lose: anySegment(0.1, 2000)`
 */
export const anySegment = (chance: number, stretchMs?: number): Loss[] =>
  (['client', 'server'] as const).map((from) => ({
    from,
    afterMs: 500,
    chance,
    ...(stretchMs && { stretchMs }),
  }));
