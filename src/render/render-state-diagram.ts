import type { Side, TcpState, Trace } from '../sim/index.ts';
import { stateLabel } from '../sim/index.ts';
import type { RunWords } from '../words/index.ts';

/** Centre of each box on a drawing 342 px wide, after figure 5 of RFC 9293. */
const boxes: Record<TcpState, [x: number, y: number]> = {
  CLOSED: [171, 18],
  LISTEN: [171, 70],
  SYN_RECV: [66, 122],
  SYN_SENT: [276, 122],
  ESTABLISHED: [171, 174],
  FIN_WAIT1: [66, 226],
  CLOSE_WAIT: [276, 226],
  FIN_WAIT2: [66, 326],
  CLOSING: [171, 278],
  LAST_ACK: [276, 278],
  TIME_WAIT: [171, 378],
};
const W = 88;
const H = 22;

/** from, to, what happens, where its words stand, and a way round when the straight one is blocked. */
type Edge = [TcpState, TcpState, string, number, number, string?];
const edges: Edge[] = [
  ['CLOSED', 'LISTEN', 'listen()', 178, 47],
  ['CLOSED', 'SYN_SENT', 'connect() / SYN', 218, 48, 'M215 18H296V111'],
  ['LISTEN', 'SYN_RECV', 'SYN / SYN ACK', 70, 92, 'M127 70H66V111'],
  ['SYN_RECV', 'ESTABLISHED', 'ACK', 100, 158, 'M86 133 L146 163'],
  ['SYN_SENT', 'ESTABLISHED', 'SYN ACK / ACK', 246, 158, 'M256 133 L196 163'],
  ['ESTABLISHED', 'FIN_WAIT1', 'close() / FIN', 70, 196, 'M127 174H66V215'],
  ['ESTABLISHED', 'CLOSE_WAIT', 'FIN / ACK', 282, 196, 'M215 174H276V215'],
  ['FIN_WAIT1', 'FIN_WAIT2', 'ACK', 44, 276],
  ['FIN_WAIT1', 'CLOSING', 'FIN / ACK', 160, 250, 'M110 226H156V267'],
  ['CLOSE_WAIT', 'LAST_ACK', 'close() / FIN', 217, 255],
  ['FIN_WAIT2', 'TIME_WAIT', 'FIN / ACK', 70, 362, 'M66 337V378H127'],
  ['CLOSING', 'TIME_WAIT', 'ACK', 178, 330],
  ['LAST_ACK', 'CLOSED', 'ACK', 294, 340, 'M276 289V352H334V6H215'],
  ['TIME_WAIT', 'CLOSED', '2 MSL', 230, 400, 'M215 378H338V10H215'],
];

const stateAt = (trace: Trace, side: Side, t: number): TcpState => {
  let state: TcpState = side === 'server' ? 'LISTEN' : 'CLOSED';
  for (const change of trace.states[side]) if (change.t <= t) state = change.state;
  return state;
};

/**
 * The states of RFC 9293 with both hosts where they are at `t` ms; the way each has come is drawn strong.
 * The text alternative says the same in words.
 */
export const renderStateDiagram = (
  trace: Trace,
  t: number,
  { hosts: names, colon, comma }: RunWords,
): string => {
  const here = { client: stateAt(trace, 'client', t), server: stateAt(trace, 'server', t) };
  const walked = new Set<string>();
  for (const side of ['client', 'server'] as const) {
    let before: TcpState = side === 'server' ? 'LISTEN' : 'CLOSED';
    for (const change of trace.states[side]) {
      if (change.t > t) break;
      walked.add(`${before} ${change.state}`);
      before = change.state;
    }
  }
  const straight = (from: TcpState, to: TcpState): string => {
    const [x, y] = boxes[from];
    return `M${x} ${y + H / 2}V${boxes[to][1] - H / 2}`;
  };
  const arrow = (path: string): string => {
    const points = (path.match(/[A-Z][^A-Z]*/g) ?? []).reduce<[number, number][]>((list, step) => {
      const [x, y] = list.at(-1) ?? [0, 0];
      const numbers = (step.slice(1).match(/-?[\d.]+/g) ?? []).map(Number);
      const kind = step[0];
      list.push(
        kind === 'H' ? [numbers[0]!, y] : kind === 'V' ? [x, numbers[0]!] : [numbers[0]!, numbers[1]!],
      );
      return list;
    }, []);
    const [x1, y1] = points.at(-1)!;
    const [x0, y0] = points.at(-2)!;
    const angle = Math.round((Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI);
    return `<path class="la-dh" d="M0 0-7-3v6z" transform="translate(${x1} ${y1}) rotate(${angle})"/>`;
  };
  const lines = edges.map(([from, to, text, x, y, way]) => {
    const path = way ?? straight(from, to);
    const on = walked.has(`${from} ${to}`) ? ' class="la-on"' : '';
    const middle = x < 66 ? ' class="la-m"' : '';
    return `<g${on}><path d="${path}"/>${arrow(path)}<text x="${x}" y="${y}"${middle}>${text === '2 MSL' && trace.scenario.profile !== 'textbook' ? '60 s' : text}</text></g>`;
  });
  const nodes = Object.entries(boxes).map(([name, [x, y]]) => {
    const state = name as TcpState;
    const hosts = (['client', 'server'] as const).filter((side) => here[side] === state);
    const marks = hosts.map((side) => {
      const mx = side === 'client' ? x - W / 2 : x + W / 2;
      const letter = names[side].charAt(0).toUpperCase();
      return `<g class="la-at-${side}"><circle cx="${mx}" cy="${y}" r="9"/><text class="la-m" x="${mx}" y="${y + 3.5}">${letter}</text></g>`;
    });
    return `<g${hosts.length ? ' class="la-here"' : ''}><rect class="la-b la-${state}" x="${x - W / 2}" y="${y - H / 2}" width="${W}" height="${H}" rx="3"/><text class="la-m la-i-${state}" x="${x}" y="${y + 3.5}">${stateLabel(state)}</text>${marks.join('')}</g>`;
  });
  const words = (['client', 'server'] as const)
    .map((side) => `${names[side]}${colon}${stateLabel(here[side])}`)
    .join(comma);
  return `<svg class="la-states" role="img" aria-label="${words}" viewBox="0 0 342 408"><g class="la-ways">${lines.join('')}</g>${nodes.join('')}</svg>`;
};
