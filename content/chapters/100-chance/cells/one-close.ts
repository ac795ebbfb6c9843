import { anySegment, cell, closing, loss, slider } from 'last-ack';

const label = 'Draw number';

export default cell({
  parameters: { loss: loss({ value: 30 }), seed: slider({ label, min: 1, max: 50, value: 5 }) },
  run: ({ loss, seed }) => ({ ...closing({ lose: anySegment(loss / 100) }), seed }),
});
