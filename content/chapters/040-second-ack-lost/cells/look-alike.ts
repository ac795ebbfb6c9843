import { cell, closing, figure, first, slider } from 'last-ack';

const label = { en: 'Segments lost', zh: '丢失的报文数' };

export default cell({
  parameters: { losses: slider({ label, min: 1, max: 4, value: 2 }) },
  run: ({ losses }) => {
    const lost = { thinkMs: 8000, nth: first(losses) };
    const [ack, fin] = [
      closing({
        thinkMs: 8000,
        lose: { from: 'server', ackOfFin: true, fin: false, nth: lost.nth },
      }),
      closing({ thinkMs: 8000, lose: { from: 'client', fin: true, nth: lost.nth } }),
    ];
    const name = { en: 'the FINs lost instead', zh: '换成丢 FIN' };
    return figure(ack, { against: { label: name, scenario: fin } });
  },
});
