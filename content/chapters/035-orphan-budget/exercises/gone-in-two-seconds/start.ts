import { cell, closing, fins } from 'last-ack';

export default cell({
  run: () => closing({ client: {}, lose: fins('client') }),
});
