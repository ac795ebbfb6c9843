/** `sysctl -a | grep tcp`, `/etc/sysctl.conf`, `grep . /proc/sys/net/ipv4/*`: a name and one or more numbers. */
import type { Found, Reader } from '../evidence.ts';

const NAME = '(?:net[./](?:ipv4|ipv6|core|netfilter|nf)[./](?:netfilter[./])?)?';
const ROW = new RegExp(
  String.raw`(?:^|[\s"'/-])(${NAME})([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)\s*[=:]\s*"?(-?\d+(?:[\t ,-]+\d+)*)"?\s*(?:[#;].*)?$`,
);
/** Without its path a name is taken for a setting only if it begins as one. */
const OWN = /^(?:tcp_|ip_local_|somaxconn$|nf_conntrack_|netdev_max_backlog$|tw_)/;

export const sysctl: Reader = {
  kind: 'sysctl',
  read: (line): Found | null => {
    const [, path = '', name = '', text = ''] = ROW.exec(line) ?? [];
    if (name === '') {
      // `net.ipv4.tcp_congestion_control = cubic`: a word, and nothing of ours.
      return /^\s*(?:net|kernel|vm|fs|user|dev)\.[\w.-]+\s*=\s*.*$/.test(line) || /^sysctl: /.test(line)
        ? { is: 'noise' }
        : null;
    }
    if (path === '' && !OWN.test(name)) return null;
    return { is: 'setting', name, value: text.split(/[\t ,-]+/).map(Number) };
  },
};
