import { acks, cell, closing, figure, fins, slider } from 'last-ack';

const instead = 'the FINs lost instead';

export default cell({
  parameters: { losses: slider({ label: 'Segments lost', min: 1, max: 4, value: 2 }) },
  run: ({ losses }) => {
    const ack = closing({ thinkMs: 8000, lose: acks('server', losses) });
    const fin = closing({ thinkMs: 8000, lose: fins('client', losses) });
    return figure(ack, { against: { label: instead, scenario: fin } });
  },
});
