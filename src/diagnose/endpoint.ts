/** Address and port as tools print them: `10.0.0.1:80`, `[::1]:443`, `*:*`, `host:http`, and with a dot, `10.0.0.1.80`. */

export interface Endpoint {
  /** `*` for any; an IPv4 address inside IPv6 is written as IPv4. */
  address: string;
  /** Null where it is `*`, or a name that is not known. */
  port: number | null;
}

/** Names that `ss` and `netstat` print without -n, from /etc/services; only what is often seen. */
const services: Record<string, number> = {
  ftp: 21,
  ssh: 22,
  telnet: 23,
  smtp: 25,
  domain: 53,
  http: 80,
  pop3: 110,
  sunrpc: 111,
  ntp: 123,
  imap: 143,
  imap2: 143,
  ldap: 389,
  https: 443,
  submission: 587,
  ldaps: 636,
  imaps: 993,
  pop3s: 995,
  'ms-sql-s': 1433,
  nfs: 2049,
  mysql: 3306,
  'ms-wbt-server': 3389,
  postgresql: 5432,
  postgres: 5432,
  amqp: 5672,
  redis: 6379,
  'http-alt': 8080,
  webcache: 8080,
  'https-alt': 8443,
};

const addressOf = (text: string): string => {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%[\w.-]+$/, '');
  const inside = /^(?:0{0,4}:){0,5}:?:?ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
  if (inside) return inside[1]!;
  return bare === '' || bare === '0.0.0.0' || bare === '::' || bare === ':' ? '*' : bare.toLowerCase();
};

const portOf = (text: string): number | null | undefined => {
  if (/^\d{1,5}$/.test(text)) return Number(text) < 65_536 ? Number(text) : undefined;
  return text === '*'
    ? null
    : /^[a-z][\w.+-]*$/i.test(text)
      ? (services[text.toLowerCase()] ?? null)
      : undefined;
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
