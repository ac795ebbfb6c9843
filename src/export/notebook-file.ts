/** A chapter as a Jupyter notebook: nbformat 4.5, cells with ids, the Deno kernel, outputs included. */
import type { Lang } from '../words/lang.ts';

export interface NotebookOutput {
  /** By media type: `text/plain` always, `image/svg+xml`, `text/html`. */
  data: Record<string, string>;
}
export type NotebookPart =
  | { kind: 'prose'; text: string }
  | { kind: 'code'; id: string; code: string; outputs: NotebookOutput[]; hidden?: boolean };

/** nbformat wants text as lines that keep their ends. */
const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];

/** What nbformat allows for a cell id: letters, digits, - and _, 1–64 of them. */
const cellId = (text: string): string => text.replace(/[^a-zA-Z0-9_-]+/g, '-').slice(0, 64) || 'cell';

/** The file. `language`: of the prose. */
export const notebookFile = (parts: readonly NotebookPart[], title: string, language: Lang): string => {
  let count = 0;
  const taken = new Set<string>();
  const unique = (wish: string): string => {
    let id = cellId(wish);
    for (let n = 2; taken.has(id); n++) id = `${cellId(wish).slice(0, 60)}-${n}`;
    taken.add(id);
    return id;
  };
  const cells = parts.map((part, index) => {
    if (part.kind === 'prose')
      return { cell_type: 'markdown', id: unique(`prose-${index}`), metadata: {}, source: lines(part.text) };
    count++;
    return {
      cell_type: 'code',
      id: unique(part.id),
      metadata: part.hidden ? { jupyter: { source_hidden: true } } : {},
      execution_count: count,
      source: lines(part.code),
      outputs: part.outputs.map((output) => ({
        output_type: 'execute_result',
        execution_count: count,
        metadata: {},
        data: Object.fromEntries(Object.entries(output.data).map(([type, text]) => [type, lines(text)])),
      })),
    };
  });
  const notebook = {
    cells,
    metadata: {
      kernelspec: { display_name: 'Deno', language: 'typescript', name: 'deno' },
      language_info: {
        codemirror_mode: 'typescript',
        file_extension: '.ts',
        mimetype: 'text/x.typescript',
        name: 'typescript',
        nbconvert_exporter: 'script',
        pygments_lexer: 'typescript',
        version: '5.9',
      },
      title,
      language,
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
};

/**
 * A cell's TypeScript as notebook code. Cells of a notebook share one scope and cannot import one another: imports of the
 * package become names taken from `lastAck`, imports of earlier cells go, exports become plain declarations.
 */
export const notebookCode = (code: string, cellName: string): string => {
  const named = (list: string): { values: string[]; types: string[] } => {
    const values: string[] = [];
    const types: string[] = [];
    for (const item of list
      .split(',')
      .map((i) => i.trim())
      .filter(Boolean)) {
      const type = /^type\s+(?:\w+\s+as\s+)?(\w+)$/.exec(item);
      if (type) types.push(type[1]!);
      else values.push(item.replace(/\s+as\s+/, ': '));
    }
    return { values, types };
  };
  const taken = (list: string, onlyTypes: boolean): string => {
    const { values, types } = named(list);
    if (onlyTypes) return values.map((t) => `type ${t} = any;`).join('\n');
    return [
      ...(values.length > 0 ? [`const { ${values.join(', ')} } = lastAck;`] : []),
      ...types.map((t) => `type ${t} = any;`),
    ].join('\n');
  };
  return code
    .replace(/^import\s+(type\s+)?\{([^}]*)\}\s+from\s+['"]last-ack['"];?/gm, (_, type, list) =>
      taken(list, Boolean(type)),
    )
    .replace(
      /^import\s+(?:type\s+)?\{[^}]*\}\s+from\s+['"]\.\/([\w-]+)(?:\.ts)?['"];?/gm,
      '// from the cell $1 above',
    )
    .replace(/^export\s+default\s+/m, `const ${cellName} = `)
    .replace(/^export\s+(?=const|let|function|async|class|type|interface|enum)/gm, '')
    .trimEnd()
    .concat(`\nlastAck.show(${cellName});\n`);
};
