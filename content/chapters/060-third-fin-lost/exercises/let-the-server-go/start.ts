import { cell, closing, fins } from 'last-ack';

export default cell({
  run: () => closing({ server: {}, lose: fins('server') }),
});
