import { anySegment, cell, closing, loss, many, shareAmong, shares, tally } from 'last-ack';

const budget = (tcp_orphan_retries: number, percent: number) => {
  const host = { tcp_orphan_retries };
  const scenario = closing({ client: host, server: host, lose: anySegment(percent / 100) });
  return many({ scenario, runs: 3000 });
};

export default cell({
  parameters: { loss: loss({ min: 1, value: 30 }) },
  run: ({ loss }) =>
    tally({
      caption: { en: 'How the server’s socket ends', zh: '服务端的套接字怎样结束' },
      over: 'tcp_orphan_retries',
      values: [1, 2, 3, 4, 5, 6, 8],
      run: (retries) => budget(retries, loss),
      fact: 'server.end',
      shows: shares('gave-up', null),
      chart: { draw: 'line' },
    }),
  facts: ({ loss }) => {
    const share = (end: string | null) =>
      shareAmong(budget(1, loss), ({ ends }) => ends.server === end);
    const [gaveUp, left] = [share('gave-up'), share(null)];
    return { gaveUp: gaveUp.value, left: left.value, low: left.low, high: left.high };
  },
});
