import { cell, close, closing, send } from 'last-ack';

export default cell({
  run: () =>
    closing({
      ending: [close()],
      after: [send(300), close()],
    }),
});
