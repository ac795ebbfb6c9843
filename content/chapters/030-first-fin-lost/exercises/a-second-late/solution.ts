import { cell, closing, fins } from 'last-ack';

export default cell({ run: () => closing({ lose: fins('client', 4) }) });
