/** Which line of a cell's source made an event happen: the call in a host's script, or the rule that lost a segment. */
import type { Scenario, Trace } from '../../../sim/index.ts';
import type { TraceEvent } from '../../../timeline/index.ts';

const lineAt = (source: string, index: number): number => source.slice(0, index).split('\n').length;

/** Where the n-th call of `name` after `from` stands, or its like in `closing({ lose: … })`; -1 when it does not. */
const nthCall = (source: string, name: string, n: number, from: number): number => {
  const pattern = new RegExp(`\\b${name}[(:]`, 'g');
  pattern.lastIndex = from;
  let left = n;
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    left -= 1;
    if (left === 0) return match.index;
  }
  return -1;
};

const actions: Record<string, string> = { drop: 'lose', delay: 'delay', duplicate: 'duplicate' };

/**
 * From 1; null when the source has no such line (a script built by another cell, a fault of the reader's).
 * @param ownRules how many rules in front are the reader's
 */
export const codeLine = (
  source: string,
  trace: Trace,
  event: TraceEvent,
  ownRules: number,
): number | null => {
  const scenario: Scenario = trace.scenario;
  const body = Math.max(0, source.indexOf('cell('), source.indexOf('=> ({'));
  const imports = source.lastIndexOf("from '");
  const start = Math.max(0, Math.min(imports, body) === imports ? source.indexOf('\n', imports) : 0);
  if (event.kind === 'sent' || event.kind === 'lost') {
    const segment = trace.segments[event.index];
    const rule = segment?.rule === undefined ? undefined : scenario.rules?.[segment.rule];
    if (event.kind === 'lost' && rule && segment?.rule !== undefined && segment.rule >= ownRules) {
      const at = nthCall(source, actions[rule.action] ?? 'lose', 1, start);
      return at < 0 ? null : lineAt(source, at);
    }
    return null;
  }
  if (event.kind !== 'call') return null;
  const call = trace.app[event.index];
  const script = call && scenario[call.side].script;
  const step = call?.step ?? script?.findIndex((one) => one.do === call?.do);
  if (!call || !script || step === undefined || step < 0) return null;
  const name = script[step]?.do ?? call.do;
  const n = script.slice(0, step + 1).filter((one) => one.do === name).length;
  const at = source.indexOf(`${call.side}:`, start);
  const found = nthCall(source, name, n, Math.max(start, at));
  return found < 0 ? null : lineAt(source, found);
};

/** Marks line number `line`, from 1, in a static block of code; null: none. */
export const markLine = (code: HTMLElement, line: number | null): void => {
  for (const marked of code.querySelectorAll('.la-line-here')) marked.classList.remove('la-line-here');
  if (!line) return;
  // No token reaches over the end of a line.
  if (!code.querySelector('.line'))
    code.innerHTML = code.innerHTML.replace(/^.*$/gm, '<span class="line">$&</span>');
  code.querySelectorAll('.line')[line - 1]?.classList.add('la-line-here');
};
