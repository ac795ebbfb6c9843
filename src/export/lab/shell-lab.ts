/**
 * Scenario → one bash script that repeats it on the reader's own Linux. Two hosts are two network namespaces. They are joined
 * by a veth pair with netem for the RTT and nftables for the losses, or, where the kernel lacks netem or nftables cannot say a
 * rule, by a relay of two tun devices. Everything lives in namespaces that die with the script.
 */
import type { Scenario, Trace } from '../../sim/index.ts';
import { kernelSettings } from '../kernel-settings.ts';
import { oneLine } from '../one-line.ts';
import { labBase, labRelay, labStates } from './lab-base.ts';
import { nftCannot, nftTable } from './lab-nft.ts';
import { labProgram } from './lab-programs.ts';
import { labClock, labReport } from './lab-report.ts';
import { settledRules } from './settled-rules.ts';

/** What recordings are made with unless the scenario says otherwise. */
const BASE_SETTINGS: Record<string, number | string> = {
  'net.ipv4.tcp_congestion_control': 'reno',
  'net.ipv4.tcp_ecn': 2,
  'net.ipv4.tcp_no_metrics_save': 1,
  'net.ipv4.tcp_sack': 1,
  'net.ipv4.tcp_dsack': 1,
  'net.ipv4.tcp_timestamps': 1,
  'net.ipv4.tcp_window_scaling': 1,
  'net.ipv6.conf.all.disable_ipv6': 1,
};

/** JSON in which whatever an editor would not show, or would show turned round, is an escape. */
const visible = (json: string): string =>
  json.replace(
    /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A here-document; its end mark cannot stand in JSON or in our programs. */
const file = (name: string, content: string): string =>
  `cat > "$lab/${name}" <<'END_OF_${name.replace(/\W/g, '_').toUpperCase()}'\n${content.trimEnd()}\nEND_OF_${name.replace(/\W/g, '_').toUpperCase()}`;

/** The script ends with this when a setting of the scenario is not to be had inside a network namespace. */
export const LAB_CANNOT = 3;

export interface LabOptions {
  /** What the simulator said: the table at the end is drawn against it, and `chance` is settled by it. */
  trace?: Trace;
}

/** Not over before this, ms: both sockets may be gone while a program still has a call to make that fails. */
const leastMs = ({ client, server, minMs = 0 }: Scenario, trace: Trace | undefined): number =>
  Math.max(
    minMs,
    ...[...client.script, ...server.script].map(({ atMs = 0 }) => atMs && atMs + 300),
    ...(trace?.app.slice(-1) ?? []).map(({ t }) => t + 300),
  );

/** Why there is no lab of a scenario; null: there is one. */
export const labLacks = ({ middlebox, load, client, server, rules }: Scenario): string | null => {
  if (middlebox) return 'the lab joins its two hosts by a link, and has no box on the path';
  if (load || server.loop) return 'the lab has one program on each host, and one connection at a time';
  if (client.onError || server.onError) return 'the programs of the lab go on whatever a call returns';
  return rules?.some(({ conn }) => conn) ? 'the lab does not tell connections apart in its rules' : null;
};

/** The script. Throws when the scenario holds what no kernel can be told, or asks for what `labLacks` names. */
export const shellLab = (scenario: Scenario, { trace }: LabOptions = {}): string => {
  const lacks = labLacks(scenario);
  if (lacks) throw new Error(lacks);
  const rules = settledRules(scenario, trace);
  const real: Scenario = { ...scenario, rules };
  const unsaid =
    rules.map(nftCannot).find((why) => why !== null) ??
    (rules.some((r) => r.ackOfFin === false) ? 'a rule for what is no ACK of a FIN' : null);
  const half = scenario.rttMs / 2;
  const about = oneLine(scenario.about ?? scenario.id ?? 'a TCP connection');
  // Those of the whole machine are asked for as well: the lab finds none in its namespaces, says so and ends.
  const sysctls = (['client', 'server'] as const).flatMap((side) => {
    const { settings, machineWide } = kernelSettings(real, side, BASE_SETTINGS);
    return [...settings, ...machineWide].map(([name, value]) => `setting ${side} ${name} ${value}`);
  });
  const simulated =
    trace &&
    JSON.stringify({
      observedUntilMs: trace.observedUntilMs,
      segments: trace.segments.map(({ t, from, flags, seq, ack, len, arrives }) => ({
        t,
        from,
        flags,
        seq,
        ack,
        len,
        arrives,
      })),
      states: {
        client: trace.states.client.map(({ t, state }) => ({ t, state })),
        server: trace.states.server.map(({ t, state }) => ({ t, state })),
      },
      app: trace.app.map(({ t, side, do: call, error }) => ({ t, side, do: call, error })),
    });
  return `#!/usr/bin/env bash
# ${about}
# Repeats on this machine's kernel what Last ACK simulated: RTT ${scenario.rttMs} ms, ${rules.length} fault rule${rules.length === 1 ? '' : 's'}.
#
#   sudo bash ${(scenario.id ?? 'lab').replace(/[^\w.-]/g, '-')}.sh [--link veth|relay] [--keep DIRECTORY]
#
# --link   how the two hosts are joined; by default whatever this kernel can do most exactly
# --keep   leave captures, logs and recording.json there; without it nothing is left behind
#
# Two hosts are two network namespaces. They, their settings, captures and programs live in namespaces of this script's
# own and end with it, however it ends. Nothing outside them is changed.
set -euo pipefail

say() { printf 'lab: %s\\n' "$*" >&2; }
die() { say "$*"; exit 1; }
cannot() { say "$*"; exit ${LAB_CANNOT}; }   # nothing failed: this kernel cannot be asked for it
[ "$(id -u)" = 0 ] || die "needs root, to make network namespaces: sudo bash $0"
[ "$(uname -s)" = Linux ] || die "needs Linux; this is $(uname -s)"
[ -f "$0" ] || die "save me as a file first; I start myself again inside new namespaces"
for tool in unshare ip python3 tcpdump; do
  command -v "$tool" >/dev/null || die "needs $tool (packages: util-linux, iproute2, python3, tcpdump)"
done

link=auto keep=
while [ $# -gt 0 ]; do
  case "$1" in
    --link) link=\${2:-}; shift 2 || die "--link wants veth or relay" ;;
    --keep) keep=\${2:-}; shift 2 || die "--keep wants a directory" ;;
    *) die "unknown: $1 (allowed: --link veth|relay, --keep DIRECTORY)" ;;
  esac
done
case "$link" in auto|veth|relay) ;; *) die "--link $link: allowed are veth and relay" ;; esac

if [ -z "\${LAST_ACK_LAB:-}" ]; then
  if [ -n "$keep" ]; then mkdir -p "$keep"; keep=$(cd "$keep" && pwd); fi
  # New network, mount and process namespaces. Their first process is this script; when it dies, even by kill -9, the
  # kernel ends every process in them and the networks with their settings are gone. It dies with this one (setpriv).
  with=(env)
  if setpriv --pdeathsig KILL true 2>/dev/null; then with=(setpriv --pdeathsig KILL); fi
  LAST_ACK_LAB=1 "\${with[@]}" unshare --net --mount --pid --fork --kill-child --mount-proc bash "$0" --link "$link" \${keep:+--keep "$keep"} &
  inside=$!
  trap 'kill -KILL $inside 2>/dev/null || true' EXIT
  trap 'exit 130' INT TERM HUP
  code=0
  wait "$inside" || code=$?
  trap - EXIT
  exit "$code"
fi

mount -t tmpfs lab /run   # ours alone: the names of the namespaces and all files go with it
mkdir -p /run/netns /run/lab
lab=/run/lab
cd "$lab"

${file('scenario.json', visible(JSON.stringify(real)))}
${simulated ? file('simulated.json', simulated) : ': # no simulated run to compare with'}
${file('lab.py', labBase)}
${file('client.py', labProgram(real, 'client'))}
${file('server.py', labProgram(real, 'server'))}
${file('relay.py', labRelay)}
${file('states.py', labStates)}
${file('clock.py', labClock)}
${file('report.py', labReport)}
${unsaid ? '' : `${file('client.nft', nftTable(rules, 'client'))}\n${file('server.nft', nftTable(rules, 'server'))}\n`}
on() { local host=$1; shift; ip netns exec "$host" "$@"; }
ip netns add client
ip netns add server
on client ip link set lo up
on server ip link set lo up

# ---- the link ----
half=${half}   # of the RTT, ms
unsaid='${(unsaid ?? '').replaceAll("'", '')}'   # what nftables cannot say of the rules
netem=no
ip link add netem0 type dummy 2>/dev/null || ip link add netem0 type veth peer name netem1 2>/dev/null || true
if command -v tc >/dev/null && tc qdisc add dev netem0 root netem delay 1ms 2>/dev/null; then netem=yes; fi
ip link del netem0 2>/dev/null || true
tun=no; [ -c /dev/net/tun ] && tun=yes
nft=no; command -v nft >/dev/null && nft list tables >/dev/null 2>&1 && nft=yes

if [ "$link" = auto ]; then
  if [ -z "$unsaid" ] && [ $nft = yes ] && [ $netem = yes ]; then link=veth
  elif [ $tun = yes ]; then link=relay
  elif [ -z "$unsaid" ] && [ $nft = yes ]; then link=veth
  else die "no way to join the hosts: nft works: $nft, netem: $netem, /dev/net/tun: $tun\${unsaid:+, and nftables cannot say $unsaid}"
  fi
fi
if [ "$link" = veth ]; then
  [ -z "$unsaid" ] || die "nftables cannot say $unsaid; use --link relay"
  [ $nft = yes ] || die "--link veth needs nft (package nftables); use --link relay"
  ip link add wire netns client type veth peer name wire netns server
  for host in client server; do
    on "$host" python3 - <<'END_OF_OFFLOADS'
import array, fcntl, socket, struct
# ETHTOOL_STXCSUM, SSG, STSO, SGSO, SGRO: off, so that captures show real segments with real checksums
for command in (0x17, 0x19, 0x1F, 0x24, 0x2C):
    value = array.array("B", struct.pack("II", command, 0))
    try:
        fcntl.ioctl(socket.socket(), 0x8946, struct.pack("16sP16x", b"wire", value.buffer_info()[0]))
    except OSError:
        pass
END_OF_OFFLOADS
  done
else
  [ $tun = yes ] || die "--link relay needs /dev/net/tun"
  for host in client server; do on "$host" ip tuntap add dev wire mode tun; done
fi
on client ip address add 192.0.2.1/24 dev wire
on server ip address add 192.0.2.2/24 dev wire

# ---- settings ----
setting() {
  local path=/proc/sys/\${2//.//}
  on "$1" test -e "$path" || cannot "this kernel has no $2 in a network namespace (it is global, or of another kernel version)"
  printf %s "$3" | on "$1" tee "$path" >/dev/null 2>&1 || die "$2=$3 was refused by this kernel"
}
${sysctls.join('\n')}
for host in client server; do on "$host" ip link set wire up; done

if [ "$link" = veth ]; then
  for host in client server; do on "$host" nft -f "$host.nft"; done
  if [ "$half" = 0 ]; then say "link: veth pair, losses by nftables on arrival"
  elif [ $netem = yes ]; then
    for host in client server; do on "$host" tc qdisc add dev wire root netem delay "\${half}ms" limit 100000; done
    say "link: veth pair, $half ms each way by netem, losses by nftables on arrival"
  else say "link: veth pair; THIS KERNEL HAS NO netem, so the RTT is about 0.1 ms instead of ${scenario.rttMs} ms and every time that depends on it differs"
  fi
else
  [ -z "$unsaid" ] || say "nftables cannot say $unsaid;"
  [ $netem = yes ] || say "this kernel has no netem;"
  say "link: a relay between two tun devices adds $half ms each way and obeys the rules"
fi

# ---- watch, then run ----
ready() {  # waits until a program says so
  for _ in $(seq 500); do grep -q "$2" "$1" 2>/dev/null && return 0; sleep 0.01; done
  cat "$1" >&2; die "$1: not ready after 5 s"
}
export PYTHONDONTWRITEBYTECODE=1
if [ "$link" = relay ]; then python3 relay.py > relay.log 2>&1 & ready relay.log ready; fi
dumps=()
# -s: the capture buffer holds 2 MB of slots this large; at tcpdump's own 256 kB a burst of nine segments overruns it.
for host in client server; do
  ip netns exec "$host" tcpdump -i wire -s 2048 -w "$host.raw.pcap" -U --immediate-mode -Z root -n tcp 2> "tcpdump.$host" & dumps+=($!)
  on "$host" python3 states.py "$host" > "states.log.$host" 2>&1 &
done
for host in client server; do ready "tcpdump.$host" listening; ready "states.log.$host" ready; done
python3 clock.py
on server python3 server.py > server.log 2>&1 &
ready server.log ready
say "running; at most ${(scenario.durationMs / 1000).toFixed(1)} s"
on client python3 client.py > client.log 2>&1 &

# Until time is up${scenario.fullDuration ? '' : ', or both kernels have let go of the connection'}.
python3 - <<'END_OF_WAIT'
import json, time, lab
end, full, least = lab.SCENARIO["durationMs"] / 1000, lab.SCENARIO.get("fullDuration"), ${leastMs(real, trace) / 1000}
begun, quiet = lab.zero(), None
def gone(side):
    states = {}
    for line in open("states." + side):
        one = json.loads(line)
        states[one["port"]] = one["state"]
    return bool(states) and all(s == "CLOSED" for s in states.values())
while time.time() - begun < end:
    time.sleep(0.05)
    try:
        over = gone("client") and gone("server")
    except (OSError, ValueError):
        over = False
    quiet = (quiet or time.time()) if over else None
    if quiet and not full and time.time() - quiet > 0.5 + lab.SCENARIO["rttMs"] / 500 and time.time() - begun > least:
        break
open("end", "w").write(repr(time.time()))
END_OF_WAIT
for dump in "\${dumps[@]}"; do kill -TERM "$dump" 2>/dev/null || true; done
for dump in "\${dumps[@]}"; do wait "$dump" 2>/dev/null || true; done
if [ "$link" = veth ]; then
  for host in client server; do on "$host" nft list set ip lab lost > "lost.$host"; done
fi
cat client.log >&2
grep -v '^ready$' server.log >&2 || true
python3 report.py
if [ -n "$keep" ]; then
  for host in client server; do cp "$host.pcap" "$keep/"; for log in calls ss states; do [ ! -e "$log.$host" ] || cp "$log.$host" "$keep/"; done; done
  cp scenario.json recording.json "$keep/"
  say "captures, logs and recording.json are in $keep"
fi
`;
};
