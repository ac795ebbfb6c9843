/**
 * Settings that are accepted, because a host has them, and change nothing here: what they act on is no part of a scenario.
 * Of each it is said why, where it is set. All others of `sysctls.ts` have an effect.
 */
import type { Scenario, Side } from './scenario.ts';
import type { SysctlName } from './sysctls.ts';

export type WhyNoEffect =
  /** `tcp_write_timeout` looks for another route: there is one. */
  | 'one-route'
  /** `tcp_twsk_unique` asks it of a port that the kernel picks; a reconnect picks a fresh one or binds its own. */
  | 'no-port-picked'
  /** `tcp_check_oom` holds it against the memory of all sockets of the machine. */
  | 'memory-not-counted'
  /** `tcp_update_metrics` leaves what was measured to the next connection; here, as with 1, each starts anew. */
  | 'nothing-remembered'
  /** `sk_acceptq_is_full`: nobody waits for accept() without `server.loop`. */
  | 'accepted-at-once'
  /** `tcp_identify_packet_loss` does not ask whether RACK is on. */
  | 'rack-always';

export const withoutEffect = {
  'net.ipv4.tcp_retries1': 'one-route',
  'net.ipv4.tcp_tw_reuse': 'no-port-picked',
  'net.ipv4.tcp_tw_reuse_delay': 'no-port-picked',
  'net.ipv4.tcp_mem': 'memory-not-counted',
  'net.ipv4.tcp_no_metrics_save': 'nothing-remembered',
} as const satisfies Partial<Record<SysctlName, WhyNoEffect>>;

/** Why a setting changes nothing; null: it does. `name`: in full, `net.ipv4.tcp_mem`. */
export const whyNoEffect = (name: string, value?: number | string): WhyNoEffect | null => {
  if (name === 'net.ipv4.tcp_recovery' && value === 0) return 'rack-always';
  return Object.hasOwn(withoutEffect, name) ? withoutEffect[name as keyof typeof withoutEffect] : null;
};

/** Settings of the queue in front of accept(). */
const ofAcceptQueue: readonly string[] = ['net.ipv4.tcp_abort_on_overflow', 'net.core.somaxconn'];

export interface IdleSetting {
  side: Side;
  name: SysctlName;
  why: WhyNoEffect;
}

/** The settings of a scenario that change nothing, in the order in which they stand there. */
export const idleSettings = (scenario: Scenario): IdleSetting[] =>
  (['client', 'server'] as const).flatMap((side) =>
    Object.entries(scenario[side].sysctl ?? {}).flatMap(([name, value]) => {
      const waits = side === 'server' && scenario.server.loop !== undefined;
      const why = !waits && ofAcceptQueue.includes(name) ? 'accepted-at-once' : whyNoEffect(name, value);
      return why ? [{ side, name: name as SysctlName, why }] : [];
    }),
  );
