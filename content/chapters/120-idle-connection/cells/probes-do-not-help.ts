import { at, cell, close, closing, figure, option, recv, send } from 'last-ack';

/** The client's kernel probes every second. */
const probing = [option('SO_KEEPALIVE', 1), option('TCP_KEEPIDLE', 1), option('TCP_KEEPINTVL', 1)];
const probed = closing({
  rttMs: 40,
  clientCalls: [...probing, send(100), recv(), recv(), close()],
  serverCalls: [recv(), send(200), at(5000, close())],
});

export default cell({ run: () => figure(probed, { opening: true }) });
