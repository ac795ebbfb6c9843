import { cell, closing, first, losses } from 'last-ack';

export default cell({
  parameters: { losses: losses('FIN') },
  run: ({ losses }) =>
    closing({ thinkMs: 200, lose: { from: 'server', fin: true, nth: first(losses) } }),
});
