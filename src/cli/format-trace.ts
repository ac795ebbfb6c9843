/** A trace as JSON that people can read and diff: one segment, call, state or timer a line. */
import type { Trace } from '../sim/index.ts';

/** Parses back to the same trace; ends with a newline. */
export function formatTrace(trace: Trace): string {
  const lines = (value: unknown, indent: string): string => {
    if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
    return `[\n${value.map((item) => `${indent} ${JSON.stringify(item)}`).join(',\n')}\n${indent}]`;
  };
  const states = ({ client, server }: Trace['states']): string =>
    `{\n  "client": ${lines(client, '  ')},\n  "server": ${lines(server, '  ')}\n }`;
  const entries = Object.entries(trace)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` "${key}": ${key === 'states' ? states(value) : lines(value, ' ')}`);
  return `{\n${entries.join(',\n')}\n}\n`;
}
