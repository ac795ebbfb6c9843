import { at, cell, close, closing, outcome, reconnect, sleep, toggle } from 'last-ack';

const again = (arrives: boolean) =>
  closing({
    ending: [close(), at(70_000, reconnect({ samePort: true })), sleep(1000), close()],
    after: [sleep(300_000)],
    ...(!arrives && { lose: { from: 'client', rst: true } }),
  });
const connectMs = (arrives: boolean) => {
  const call = outcome(again(arrives)).trace.app.find(({ do: what }) => what === 'reconnect');
  return call!.t - call!.calledAt!;
};

export default cell({
  parameters: {
    arrives: toggle({ label: 'The client’s RST arrives', value: true }),
  },
  run: ({ arrives }) => again(arrives),
  facts: ({ arrives }) => ({ connectMs: connectMs(arrives) }),
});
