/** The errno names a closing connection can meet; recordings give the number and the C library's words. */
const names: Record<number, string> = {
  32: 'EPIPE',
  98: 'EADDRINUSE',
  99: 'EADDRNOTAVAIL',
  103: 'ECONNABORTED',
  104: 'ECONNRESET',
  107: 'ENOTCONN',
  110: 'ETIMEDOUT',
  111: 'ECONNREFUSED',
  113: 'EHOSTUNREACH',
};

/** `110` → `ETIMEDOUT`; a number without a name here stays a number. */
export const errorName = (errno: number): string => names[errno] ?? String(errno);
