import { cell, close, closing, linger, outcome, select, toggle } from 'last-ack';

const lingering = (sec: number, answered: boolean) =>
  closing({
    ending: [linger(sec), close()],
    ...(!answered && { lose: { from: 'client', afterMs: 400 } }),
  });
const blockedMs = (sec: number, answered: boolean) => {
  const call = outcome(lingering(sec, answered)).trace.app.find(({ do: what }) => what === 'close');
  return call!.t - (call!.calledAt ?? call!.t);
};

export default cell({
  parameters: {
    sec: select({ label: 'SO_LINGER', options: [5, 30], labels: { 5: '5 s', 30: '30 s' }, value: 5 }),
    answered: toggle({ label: 'The FIN arrives', value: false }),
  },
  run: ({ sec, answered }) => lingering(sec, answered),
  facts: ({ sec, answered }) => ({ blockedMs: blockedMs(sec, answered) }),
});
