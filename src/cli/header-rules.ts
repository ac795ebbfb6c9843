/** What is sent with the addresses that a rule speaks of. */
export interface HeaderRule {
  speaksOf(path: string): boolean;
  headers: ReadonlyMap<string, string>;
}

/** The rules of a built site's `_headers` (`host-headers.ts`): an address, or one that ends in `*`, and below it its headers. */
export const headerRules = (text: string): HeaderRule[] =>
  text
    .trim()
    .split('\n\n')
    .map((rule) => {
      const [path = '', ...lines] = rule.split(/\n\s*/);
      return {
        speaksOf: path.endsWith('*')
          ? (address) => address.startsWith(path.slice(0, -1))
          : (address) => address === path,
        headers: new Map(lines.map((line) => [line.split(': ', 1)[0]!, line.slice(line.indexOf(': ') + 2)])),
      };
    });
