import { acks, cell, closing } from 'last-ack';

export default cell({ run: () => closing({ lose: acks('client') }) });
