/** Address and port as tools print them: `10.0.0.1:80`, `[::1]:443`, `*:*`, `host:http`, and with a dot, `10.0.0.1.80`. */
import { printedPort } from '../words/index.ts';

export interface Endpoint {
  /** `*` for any; an IPv4 address inside IPv6 is written as IPv4. */
  address: string;
  /** Null where it is `*`, or a name that is not known. */
  port: number | null;
}

const addressOf = (text: string): string => {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%[\w.-]+$/, '');
  const inside = /^(?:0{0,4}:){0,5}:?:?ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
  if (inside) return inside[1]!;
  return bare === '' || bare === '0.0.0.0' || bare === '::' || bare === ':' ? '*' : bare.toLowerCase();
};

const portOf = (text: string): number | null | undefined => {
  if (/^\d{1,5}$/.test(text)) return Number(text) < 65_536 ? Number(text) : undefined;
  return text === '*' ? null : /^[a-z][\w.+-]*$/i.test(text) ? printedPort(text) : undefined;
};

const IPV4 = /^(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}):(\d{1,5}|\*)$/;

/** @param separator before the port: a colon, or in the BSDs and macOS a dot. Null: it is no endpoint. */
export const endpointIn = (token: string, separator: ':' | '.' = ':'): Endpoint | null => {
  const usual = separator === ':' ? IPV4.exec(token) : null;
  if (usual) {
    const port = portOf(usual[2]!);
    return port === undefined ? null : { address: usual[1] === '0.0.0.0' ? '*' : usual[1]!, port };
  }
  const at = token.lastIndexOf(separator);
  if (at < 0 || at === token.length - 1) return null;
  const port = portOf(token.slice(at + 1));
  const address = token.slice(0, at);
  // A time of day, `12:30:59`, has the shape of an address; of an IPv6 address at least two colons are side by side or more follow.
  if (port === undefined || address.length > 60) return null;
  if (separator === ':' && /^\d{1,2}(:\d{1,2})?$/.test(address)) return null;
  if (!/^[\w.:*%[\]-]*$/.test(address)) return null;
  return { address: addressOf(address), port };
};

/** `10.0.0.1:80`, and IPv6 in brackets. */
export const endpointText = ({ address, port }: Endpoint): string =>
  `${address.includes(':') ? `[${address}]` : address}:${port ?? '*'}`;
