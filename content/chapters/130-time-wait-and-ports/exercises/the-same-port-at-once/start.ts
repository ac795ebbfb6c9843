import { cell, close, closing, reconnect, send } from 'last-ack';

const again = [reconnect({ samePort: true }), send(100), close()];

export default cell({ run: () => closing({ ending: [close(), ...again] }) });
