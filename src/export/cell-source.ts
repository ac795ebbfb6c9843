/** TypeScript to keep: a cell as its reader left it, or a bare scenario written as a cell. */
import type { Rule, Scenario, Step } from '../sim/index.ts';
import { oneLine } from './one-line.ts';

/** What a cell imports from. */
const CELL_PACKAGE = 'last-ack';
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

const quoted = (text: string): string =>
  /['\\\p{C}\u2028\u2029]/u.test(text) ? JSON.stringify(text) : `'${text}'`;

/** A JavaScript literal, keys unquoted where they may be, one property a line when it would not fit. */
export const literal = (value: unknown, indent = ''): string => {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'undefined';
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => literal(item, inner))
    : Object.entries(value)
        .filter(([, v]) => v !== undefined)
        .map(([key, v]) => `${IDENTIFIER.test(key) ? key : quoted(key)}: ${literal(v, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (items.length === 0) return open + close;
  const pad = Array.isArray(value) ? '' : ' ';
  const oneLine = `${open}${pad}${items.join(', ')}${pad}${close}`;
  if (oneLine.length + indent.length <= 96 && !oneLine.includes('\n')) return oneLine;
  return `${open}\n${items.map((item) => `${inner}${item},`).join('\n')}\n${indent}${close}`;
};

const stepCall = (step: Step): string => {
  switch (step.do) {
    case 'recv':
      return `recv(${step.bytes === undefined && step.timeoutMs === undefined ? '' : literal({ bytes: step.bytes, timeoutMs: step.timeoutMs })})`;
    case 'connect':
    case 'recvUntilEof':
    case 'close':
      return `${step.do}()`;
    case 'send':
      return `send(${step.bytes})`;
    case 'sleep':
      return `sleep(${step.ms})`;
    case 'shutdown':
      return `shutdown('${step.how}')`;
    case 'linger':
      return `linger(${step.sec})`;
    case 'option':
      return `option('${step.name}', ${step.value})`;
    case 'reconnect':
      return `reconnect({ samePort: ${step.samePort} })`;
  }
};
const stepSource = (step: Step): string =>
  step.atMs === undefined ? stepCall(step) : `at(${step.atMs}, ${stepCall(step)})`;

/** The call that makes a rule. */
const ruleCall = { drop: 'lose', delay: 'delay', duplicate: 'duplicate', mark: 'mark' } as const;

const ruleSource = (rule: Rule): string => {
  const { from, action, delayMs, ...which } = rule;
  const late = action === 'drop' || action === 'mark' ? '' : `, ${delayMs ?? 0}`;
  return `${ruleCall[action]}('${from}', ${literal(which)}${late})`;
};

/** A comment's text cannot end the comment. */
const commentLine = (text: string): string => oneLine(text).replaceAll('*/', '* /');

/** A scenario as a cell file: what `npm run export -- --as ts` writes for a scenario without a cell of its own. */
export const scenarioSource = (scenario: Scenario): string => {
  const { client, server, rules, ...rest } = scenario;
  const used = new Set<string>(['cell']);
  const errors = [...(client.onError ?? []), ...(server.onError ?? [])];
  for (const step of [...client.script, ...(server.beforeListen ?? []), ...server.script, ...errors]) {
    used.add(step.do);
    if (step.atMs !== undefined) used.add('at');
  }
  for (const rule of rules ?? []) used.add(ruleCall[rule.action]);
  const host = ({ sysctl, beforeListen, script, onError, loop }: Scenario['server']): string => {
    const steps = (of: Step[]): string => `[${of.map(stepSource).join(', ')}]`;
    const settings = sysctl && Object.keys(sysctl).length > 0 ? `sysctl: ${literal(sysctl)}, ` : '';
    const way = onError ? `, onError: ${steps(onError)}` : '';
    const listener = beforeListen ? `beforeListen: ${steps(beforeListen)}, ` : '';
    return `{ ${settings}${listener}script: ${steps(script)}${way}${loop ? `, loop: ${literal(loop)}` : ''} }`;
  };
  const lines = [
    ...Object.entries(rest).map(([key, value]) => `    ${key}: ${literal(value, '    ')},`),
    `    client: ${host(client)},`,
    `    server: ${host(server)},`,
    ...(rules && rules.length > 0 ? [`    rules: [${rules.map(ruleSource).join(', ')}],`] : []),
  ];
  return `import { ${[...used].sort().join(', ')} } from ${quoted(CELL_PACKAGE)};\n\n/** ${commentLine(scenario.about ?? scenario.id ?? 'A scenario.')} */\nexport default cell({\n  run: () => ({\n${lines.join('\n')}\n  }),\n});\n`;
};

export interface CellAsItStands {
  /** `first-fin-lost/lost-forever` */
  id: string;
  /** The cell's TypeScript, edits of the reader included. */
  code: string;
  /** What the controls are set to. */
  values: Record<string, number | string | boolean>;
  /** Segments the reader lost, delayed or duplicated by a click: rules put before the cell's own. */
  rules?: readonly Rule[];
}

/** The cell with the values its controls had, and the rules that were clicked, as exports after it. */
export const cellSource = (cell: CellAsItStands): string => {
  const parts = [`// ${commentLine(cell.id)}, taken from Last ACK.\n`, cell.code.trimEnd(), '\n'];
  if (Object.keys(cell.values).length > 0)
    parts.push(
      '\n/** What the controls were set to when this was taken: `run(taken)` gives the same picture. */\n',
      `export const taken = ${literal(cell.values)};\n`,
    );
  if (cell.rules && cell.rules.length > 0)
    parts.push(
      '\n/** Segments touched by a click. They go before the rules of the scenario. */\n',
      `export const clicked = ${literal(cell.rules)};\n`,
    );
  return parts.join('');
};
