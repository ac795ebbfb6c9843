import { cell, option, outcome, slider } from 'last-ack';
import { asking, boxes } from './forgotten.ts';

export const alive = (idleS: number) => [option('SO_KEEPALIVE', 1), option('TCP_KEEPIDLE', idleS)];

export default cell({
  parameters: {
    idleS: slider({ label: 'TCP_KEEPIDLE', unit: 's', min: 60, max: 600, value: 300 }),
  },
  run: ({ idleS }) => asking(boxes.drop, 1000, alive(idleS)),
  facts: ({ idleS }) => {
    const { segments } = outcome(asking(boxes.drop, 1000, alive(idleS))).trace;
    return { probes: segments.filter(({ sentBy }) => sentBy === 'keepalive').length };
  },
});
