import {
  acks,
  cell,
  closing,
  fins,
  many,
  outcomes,
  quantiles,
  slider,
  spread,
  tally,
} from 'last-ack';

const four = [fins('client'), acks('server'), fins('server'), acks('client')];
const lossy = (percent: number) => {
  const lose = four.map((one) => ({ ...one, chance: percent / 100 }));
  return many({ scenario: closing({ lose }), runs: 2000, seed: 1 });
};
const close = {
  fact: ['client.closeMs', 'server.goneMs'],
  run: lossy,
} as const;

export default cell({
  parameters: {
    percent: slider({ label: { en: 'Loss', zh: '丢包率' }, unit: '%', min: 0, max: 30, value: 10 }),
  },
  run: ({ percent }) => [
    tally({
      ...close,
      caption: {
        en: 'From close() until the server’s socket is gone, s',
        zh: '从 close() 到服务端的套接字消失，秒',
      },
      over: { en: 'loss, %', zh: '丢包率，%' },
      values: [0, 1, 2, 5, 10, 15, 20, 30],
      shows: quantiles(0.5, 0.99),
      chart: { draw: 'line', log: true, here: percent },
    }),
    tally({
      ...close,
      caption: { en: `The same at a loss of ${percent} %`, zh: `丢包率为 ${percent} % 时` },
      over: { en: 'seconds', zh: '秒' },
      values: [percent],
      name: () => ({ en: 'closes', zh: '关闭次数' }),
      shows: spread(0, 2, 20),
      chart: { draw: 'bars' },
    }),
  ],
  facts: ({ percent }) => {
    const closes = outcomes(lossy(percent), ({ lost, client, server }) => ({
      lost,
      ms: (server.goneMs ?? Number.POSITIVE_INFINITY) - (client.closeMs ?? 0),
    }));
    const among = (share: number) => Math.round((100 * share) / closes.length);
    const times = closes.map(({ ms }) => ms).sort((a, b) => a - b);
    return {
      untouched: among(closes.filter(({ lost }) => lost === 0).length),
      usual: among(times.filter((ms) => ms < 200).length),
      slowMs: times[Math.ceil(0.99 * times.length) - 1]!,
    };
  },
});
