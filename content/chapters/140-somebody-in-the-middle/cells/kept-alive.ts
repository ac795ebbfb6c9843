import { askingAgain, cell, option, outcome, slider } from 'last-ack';
import { boxes } from './forgotten.ts';

export const alive = (idleS: number) => [option('SO_KEEPALIVE', 1), option('TCP_KEEPIDLE', idleS)];
const kept = (idleS: number) => askingAgain({ afterS: 1000, box: boxes.drop, first: alive(idleS) });

export default cell({
  parameters: { idle: slider({ label: 'TCP_KEEPIDLE', unit: 's', min: 60, max: 600, value: 300 }) },
  run: ({ idle }) => kept(idle),
  facts: ({ idle }) => {
    const { segments } = outcome(kept(idle)).trace;
    return { probes: segments.filter(({ sentBy }) => sentBy === 'keepalive').length };
  },
});
