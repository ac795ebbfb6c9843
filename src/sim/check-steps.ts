/** Are these calls of a program? What each takes, in what order they may come, and what a listener may be told. */
import {
  type Check,
  duration,
  flag,
  int,
  integer,
  list,
  meant,
  mostFaults,
  number,
  oneOf,
  record,
  show,
  week,
} from './checks.ts';
import type { SocketOption } from './scenario.ts';

/** TCP_MIN_MSS and MAX_TCP_WINDOW, as `tcp_sock_set_maxseg` has them; what a link does not carry changes nothing. */
const maxSeg: Check = (value, path, faults) => {
  if (value !== 0) integer(88, 32_767, 'bytes; 0: the link decides')(value, path, faults);
};

const options: Record<SocketOption, Check> = {
  TCP_MAXSEG: maxSeg,
  TCP_LINGER2: integer(-int - 1, int, 's; 0: tcp_fin_timeout rules; below 0: no FIN-WAIT-2'),
  TCP_USER_TIMEOUT: integer(0, int, 'ms; 0: the retry settings rule'),
  TCP_NODELAY: integer(0, 1),
  TCP_QUICKACK: integer(0, 1),
  TCP_CORK: integer(0, 1),
  SO_KEEPALIVE: integer(0, 1),
  TCP_KEEPIDLE: integer(1, 32_767, 's'),
  TCP_KEEPINTVL: integer(1, 32_767, 's'),
  TCP_KEEPCNT: integer(1, 127, 'probes'),
  SO_RCVBUF: integer(0, 4_194_304, 'bytes; the kernel doubles it'),
  SO_SNDBUF: integer(0, 4_194_304, 'bytes; the kernel doubles it'),
};

/** Arguments of each call; every step may also carry `atMs`. */
const steps: Record<string, Record<string, Check>> = {
  connect: {},
  send: { bytes: integer(1, 10_000_000, 'bytes') },
  recv: { bytes: integer(1, 10_000_000, 'bytes'), timeoutMs: number(1, week, 'ms') },
  recvUntilEof: {},
  sleep: { ms: duration },
  close: {},
  shutdown: { how: oneOf(['wr', 'rd', 'rdwr']) },
  linger: { sec: integer(0, 65_535, 's') },
  option: {
    name: oneOf(Object.keys(options)),
    value: integer(-int - 1, int),
  },
  reconnect: { samePort: flag },
};
const call = oneOf(Object.keys(steps));

/** One call, with `atMs` or without. */
export const step: Check = (value, path, faults) => {
  const name = (value as { do?: unknown } | null)?.do;
  const known = typeof name === 'string' && Object.hasOwn(steps, name) ? steps[name]! : null;
  if (!known) {
    // Without a known call its arguments cannot be judged; say only what is sure.
    record({ do: call }, ['do'], true)(value, path, faults);
    return;
  }
  // A recv() needs none of its own.
  const needed = name === 'recv' ? [] : Object.keys(known);
  record({ do: call, atMs: duration, ...known }, ['do', ...needed])(value, path, faults);
  const { name: option, value: set } = value as { name?: SocketOption; value?: unknown };
  if (name === 'option' && Object.hasOwn(options, String(option)) && typeof set === 'number') {
    options[option!](set, `${path}.value`, faults);
  }
};

/** What the list of calls must obey as a whole: which host may open, and that it opens first and once. */
export const order =
  (host: 'client' | 'server'): Check =>
  (value, path, faults) => {
    if (!Array.isArray(value)) return;
    let open = host === 'server';
    value.slice(0, 1000).forEach((entry, index) => {
      if (faults.length >= mostFaults) return;
      const name: unknown = entry?.do;
      const at = `${path}[${index}].do`;
      const found = show(name);
      if (typeof name !== 'string' || !Object.hasOwn(steps, name)) return;
      if (host === 'server' && /connect$/.test(name)) {
        faults.push({ path: at, found, allowed: 'on the client only: the server accepts' });
      } else if (name === 'connect' && open) {
        faults.push({ path: at, found, allowed: 'once', hint: meant('reconnect') });
      } else if (entry.name === 'TCP_MAXSEG' && name === 'option') {
        if (open)
          faults.push({
            path: at,
            found: 'option TCP_MAXSEG',
            allowed:
              host === 'client'
                ? 'before connect: it acts on the handshake'
                : 'in server.beforeListen: it acts on the handshake',
          });
      } else if (!open && name !== 'connect' && name !== 'sleep') {
        faults.push({ path: at, found, allowed: 'after connect: there is no socket yet' });
        open = true;
      } else if (name === 'connect') open = true;
    });
  };

/** A listener is told nothing else: the other options are set on what accept() returns. */
export const beforeListen: Check = (value, path, faults) => {
  const before = faults.length;
  list(step, 10)(value, path, faults);
  if (faults.length > before) return;
  for (const [index, { do: call, name }] of (value as { do: string; name?: string }[]).entries())
    if (name !== 'TCP_MAXSEG')
      faults.push({ path: `${path}[${index}]`, found: show(name ?? call), allowed: 'option TCP_MAXSEG' });
};
