/** The two programs of a scenario, as straight-line Python a reader can follow. */
import type { Scenario, Side, SocketOption, Step } from '../../sim/index.ts';

const python = (value: number): string => {
  if (!Number.isFinite(value)) throw new Error(`a number in the script is not finite: ${value}`);
  return String(value);
};

/** Level and number; Python does not name them all. */
const OPTION: Record<SocketOption, [level: 'SOL_SOCKET' | 'IPPROTO_TCP', number: number]> = {
  SO_SNDBUF: ['SOL_SOCKET', 7],
  SO_RCVBUF: ['SOL_SOCKET', 8],
  SO_KEEPALIVE: ['SOL_SOCKET', 9],
  TCP_NODELAY: ['IPPROTO_TCP', 1],
  TCP_MAXSEG: ['IPPROTO_TCP', 2],
  TCP_CORK: ['IPPROTO_TCP', 3],
  TCP_KEEPIDLE: ['IPPROTO_TCP', 4],
  TCP_KEEPINTVL: ['IPPROTO_TCP', 5],
  TCP_KEEPCNT: ['IPPROTO_TCP', 6],
  TCP_LINGER2: ['IPPROTO_TCP', 8],
  TCP_QUICKACK: ['IPPROTO_TCP', 12],
  TCP_USER_TIMEOUT: ['IPPROTO_TCP', 18],
};

/** For the next recv(); 0: for ever. */
const waitAtMost = (ms: number): string =>
  `s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", ${python(Math.floor(ms / 1000))}, ${python(Math.round((ms % 1000) * 1000))}))`;

/** One step; `s` is the socket at hand. */
const stepLines = (step: Step): string[] => {
  const lines = step.atMs === undefined ? [] : [`p.not_before(${python(step.atMs)})`];
  switch (step.do) {
    case 'connect':
      return [
        ...lines,
        'p.call("connect", lambda: s.connect((lab.SERVER, lab.PORT)))',
        'local = s.getsockname()',
      ];
    case 'send':
      return [
        ...lines,
        `p.call("send", lambda: s.sendall(b"x" * ${python(step.bytes)}), bytes=${python(step.bytes)})`,
      ];
    case 'recv':
      return [
        ...lines,
        ...(step.timeoutMs === undefined ? [] : [waitAtMost(step.timeoutMs)]),
        `p.call("recv", lambda: s.recv(${python(step.bytes ?? 65_536)}))`,
        ...(step.timeoutMs === undefined ? [] : [waitAtMost(0)]),
      ];
    case 'recvUntilEof':
      return [...lines, 'p.until_eof(s)'];
    case 'sleep':
      return [...lines, `time.sleep(${python(step.ms)} / 1000)`];
    case 'close':
      return [...lines, 'p.call("close", s.close)'];
    case 'shutdown':
      return [
        ...lines,
        `p.call("shutdown", lambda: s.shutdown(socket.SHUT_${step.how.toUpperCase()}), how="${step.how}")`,
      ];
    case 'linger':
      return [
        ...lines,
        `s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, ${python(step.sec)}))`,
      ];
    case 'option':
      return [
        ...lines,
        `s.setsockopt(socket.${OPTION[step.name].join(', ')}, ${python(step.value)})  # ${step.name}`,
      ];
    case 'reconnect':
      return [
        ...lines,
        's = p.socket()',
        ...(step.samePort ? ['s.bind(local)'] : []),
        'p.call("reconnect", lambda: s.connect((lab.SERVER, lab.PORT)))',
        'local = s.getsockname()',
      ];
  }
};

const HEAD = ['import os, signal, socket, struct, time', 'import lab', ''];

/** `client.py`: runs its steps once. `server.py`: listens, and runs its steps for each connection it accepts. */
export const labProgram = (scenario: Scenario, side: Side): string => {
  const steps = scenario[side].script.flatMap(stepLines);
  if (side === 'client')
    return [
      `"""The client of the lab."""`,
      ...HEAD,
      'p = lab.Program("client")',
      's = p.socket()',
      'p.begin()',
      ...steps,
      'p.end()',
      '',
    ].join('\n');
  return [
    `"""The server of the lab."""`,
    ...HEAD,
    'p = lab.Program("server")',
    '',
    'def serve(s):',
    '    p.kept.append(s)',
    ...steps.map((line) => `    ${line}`),
    '    p.end()',
    '',
    'signal.signal(signal.SIGCHLD, signal.SIG_IGN)',
    'listener = p.socket()',
    ...(scenario.server.beforeListen ?? [])
      .flatMap(stepLines)
      .map((line) => line.replace(/^s\b/, 'listener')),
    'listener.bind((lab.SERVER, lab.PORT))',
    'listener.listen(8)',
    'print("ready", flush=True)',
    'while True:',
    '    accepted = listener.accept()[0]',
    '    if os.fork() == 0:  # a process each: what its script leaves open closes when it exits',
    '        serve(accepted)',
    '    accepted.close()',
    '',
  ].join('\n');
};
