/** What a capture shows of its hosts without a run. */
import type { Side } from '../../sim/index.ts';
import type { CaptureTrace } from '../capture/capture-trace.ts';
import type { Finding } from './finding.ts';
import type { Inferred } from './infer-scenario.ts';

const sides: readonly Side[] = ['client', 'server'];

const offered = ({ scenario }: Inferred): Finding[] =>
  sides.flatMap((side) => {
    const { sysctl = {} } = scenario[side];
    const names = {
      'net.ipv4.tcp_sack': 'no-sack',
      'net.ipv4.tcp_timestamps': 'no-timestamps',
      'net.ipv4.tcp_window_scaling': 'no-window-scaling',
    } as const;
    return (Object.keys(names) as (keyof typeof names)[])
      .filter((name) => sysctl[name] === 0)
      .map((name): Finding => ({ code: names[name], side }));
  });

/** How long FIN-WAIT-2 had lasted when something came for it, and whether it was still there. */
export const finWait2 = ({ trace }: CaptureTrace, { ends }: Inferred): Finding[] =>
  sides.flatMap((side): Finding[] => {
    if (ends[side] !== 'close') return [];
    const fin = trace.segments.find((s) => s.from === side && s.flags.includes('F'))!;
    const end = fin.seq + fin.len + 1;
    const acked = trace.segments.find((s) => s.from !== side && s.ack !== null && s.ack >= end);
    const late = trace.segments.find(
      (s) => s.from !== side && s.flags.includes('F') && s.len === 0 && s.arrives !== null,
    );
    if (!acked || !late || acked === late || acked.arrives === null) return [];
    const sec = (late.arrives! - acked.arrives) / 1000;
    if (sec < 1) return [];
    const reply = trace.segments.find((s) => s.from === side && s.t >= late.arrives! - 1);
    if (!reply) return [];
    const gone = reply.flags.includes('R');
    return [
      {
        code: gone ? 'fin-timeout-below' : 'fin-timeout-above',
        side,
        sec: gone ? Math.ceil(sec) : Math.floor(sec),
      },
    ];
  });

/** `asInferred`: the run with nothing changed fits. */
export const shownFindings = (captured: CaptureTrace, inferred: Inferred, asInferred: boolean): Finding[] => {
  const found: Finding[] = [...offered(inferred), ...finWait2(captured, inferred)];
  for (const side of sides) {
    const { ends, endShown } = inferred;
    if (ends[side] === 'shutdown') found.push({ code: 'shutdown', side });
    else if (ends[side] === 'close' && endShown[side]) found.push({ code: 'close', side });
    if (ends[side] === 'reset' && asInferred) found.push({ code: 'linger-zero', side });
  }
  return found;
};
