import { cell, closing, fins, losses } from 'last-ack';

export default cell({
  parameters: { losses: losses('FIN') },
  run: ({ losses }) => closing({ thinkMs: 200, lose: fins('server', losses) }),
});
