import { cell, closing, finTimeout, slider } from 'last-ack';

export default cell({
  parameters: {
    healsAtS: slider({ label: 'The path heals at', unit: 's', min: 1, max: 30, value: 10 }),
    finTimeoutS: finTimeout({ min: 2, value: 5 }),
  },
  run: ({ healsAtS, finTimeoutS }) => {
    const lose = { from: 'server', fin: true, beforeMs: healsAtS * 1000 } as const;
    return closing({ thinkMs: 200, client: { tcp_fin_timeout: finTimeoutS }, lose });
  },
});
