import { cell, closing, facts, rtt, simulate, thinks } from 'last-ack';

export default cell({
  parameters: { rttMs: rtt(), thinkMs: thinks({ min: 60, max: 1000, step: 10, value: 100 }) },
  run: ({ rttMs, thinkMs }) => closing({ rttMs, thinkMs }),
  facts: ({ rttMs, thinkMs }) => {
    const { client, server } = facts(simulate(closing({ rttMs, thinkMs })));
    return { minutesAlone: Math.round(((client.goneMs ?? 0) - (server.goneMs ?? 0)) / 60_000) };
  },
});
