import { acks, cell, closing, figure, fins, slider } from 'last-ack';

const label = { en: 'Segments lost', zh: '丢失的报文数' };
const instead = { en: 'the FINs lost instead', zh: '换成丢 FIN' };

export default cell({
  parameters: { losses: slider({ label, min: 1, max: 4, value: 2 }) },
  run: ({ losses }) => {
    const ack = closing({ thinkMs: 8000, lose: acks('server', losses) });
    const fin = closing({ thinkMs: 8000, lose: fins('client', losses) });
    return figure(ack, { against: { label: instead, scenario: fin } });
  },
});
