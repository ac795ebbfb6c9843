/** What nbformat 4.5 asks of a notebook (jupyter/nbformat, v4.5), as a JSON Schema: required keys, types, cell ids. */
const text = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
const id = { type: 'string', pattern: '^[a-zA-Z0-9_-]+$', minLength: 1, maxLength: 64 };
const mime = {
  type: 'object',
  additionalProperties: text,
  patternProperties: { '^application/(.*\\+)?json$': {} },
};
const count = { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'null' }] };
const output = {
  oneOf: [
    {
      type: 'object',
      required: ['output_type', 'data', 'metadata', 'execution_count'],
      properties: {
        output_type: { const: 'execute_result' },
        data: mime,
        metadata: { type: 'object' },
        execution_count: count,
      },
      additionalProperties: false,
    },
    {
      type: 'object',
      required: ['output_type', 'data', 'metadata'],
      properties: { output_type: { const: 'display_data' }, data: mime, metadata: { type: 'object' } },
      additionalProperties: false,
    },
    {
      type: 'object',
      required: ['output_type', 'name', 'text'],
      properties: { output_type: { const: 'stream' }, name: { type: 'string' }, text },
      additionalProperties: false,
    },
  ],
};
export const notebookSchema = {
  type: 'object',
  required: ['metadata', 'nbformat', 'nbformat_minor', 'cells'],
  additionalProperties: false,
  properties: {
    nbformat: { const: 4 },
    nbformat_minor: { type: 'integer', minimum: 5 },
    metadata: {
      type: 'object',
      required: ['kernelspec', 'language_info'],
      properties: {
        kernelspec: {
          type: 'object',
          required: ['name', 'display_name'],
          properties: { name: { type: 'string' }, display_name: { type: 'string' } },
        },
        language_info: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
        title: { type: 'string' },
      },
    },
    cells: {
      type: 'array',
      items: {
        oneOf: [
          {
            type: 'object',
            required: ['id', 'cell_type', 'metadata', 'source'],
            additionalProperties: false,
            properties: {
              id,
              cell_type: { const: 'markdown' },
              metadata: { type: 'object' },
              source: text,
              attachments: {},
            },
          },
          {
            type: 'object',
            required: ['id', 'cell_type', 'metadata', 'source', 'outputs', 'execution_count'],
            additionalProperties: false,
            properties: {
              id,
              cell_type: { const: 'code' },
              metadata: { type: 'object' },
              source: text,
              outputs: { type: 'array', items: output },
              execution_count: count,
            },
          },
        ],
      },
    },
  },
};
