/** Addresses and names replaced by letters, the same one by the same letter, before something is shown to others. */
import type { Diagnosis } from './diagnosis.ts';
import { endpointIn, endpointText } from './endpoint.ts';
import type { Socket } from './evidence.ts';

const letters = (n: number): string =>
  (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

export interface Mask {
  address: (text: string) => string;
  process: (name: string) => string;
}

/** A new one knows nobody. Ports stay: they say what kind of connection it is. */
export const maskAddresses = (): Mask => {
  const hosts = new Map<string, string>();
  const programs = new Map<string, string>();
  const named = (known: Map<string, string>, text: string, prefix: string): string => {
    const name = known.get(text) ?? `${prefix}${letters(known.size)}`;
    known.set(text, name);
    return name;
  };
  return {
    address: (text) => {
      const found = endpointIn(text);
      if (!found) return text === '*' ? text : named(hosts, text, 'host-');
      return found.address === '*'
        ? text
        : endpointText({ ...found, address: named(hosts, found.address, 'host-') });
    },
    process: (name) => named(programs, name, 'program-'),
  };
};

export const maskedSocket = (socket: Socket, mask: Mask): Socket => ({
  ...socket,
  peer:
    socket.peer && socket.peer.address !== '*'
      ? { ...socket.peer, address: mask.address(socket.peer.address) }
      : socket.peer,
  process: socket.process === null ? null : mask.process(socket.process),
});

export const maskedDiagnosis = (one: Diagnosis, mask: Mask): Diagnosis => ({
  ...one,
  numbers: {
    ...one.numbers,
    ...(one.numbers.peer !== undefined && { peer: mask.address(one.numbers.peer) }),
    ...(one.numbers.process !== undefined && { process: mask.process(one.numbers.process) }),
  },
});
