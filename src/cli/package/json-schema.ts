import ts from 'typescript';

export type Schema = { [key: string]: unknown };

/**
 * Types of plain data → JSON Schema (draft 07, which editors know), with the comments of their fields. It says which keys there
 * are and of what kind; which numbers make sense is `validateScenario`'s to say.
 * @param name of an exported interface of `file`
 */
export const jsonSchema = (program: ts.Program, file: string, name: string): Schema => {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  const symbol = checker.getExportsOfModule(module).find((one) => one.name === name)!;
  const definitions: Record<string, Schema> = {};

  const told = (of: ts.Symbol | undefined): Schema => {
    const text = ts.displayPartsToString(of?.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ');
    return text === '' ? {} : { description: text };
  };

  const union = (types: readonly ts.Type[]): Schema => {
    const values = types.flatMap((one) => (isValue(one) ? [one.value] : []));
    const flags = types.filter((one) => one.flags & ts.TypeFlags.BooleanLiteral);
    const rest = types.filter((one) => !isValue(one) && !flags.includes(one));
    const parts = [
      ...(values.length > 1 ? [{ enum: values }] : values.map((value) => ({ const: value }))),
      // Both together are any boolean.
      ...(flags.length === 2 ? [{ type: 'boolean' }] : flags.map(schemaOf)),
      ...rest.map(schemaOf),
    ];
    return parts.length === 1 ? parts[0]! : { anyOf: parts };
  };

  const object = (type: ts.Type): Schema => {
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of checker.getPropertiesOfType(type)) {
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      const inner = schemaOf(checker.getNonNullableType(checker.getTypeOfSymbol(property)));
      const nullable = partsOf(checker.getTypeOfSymbol(property)).some(isNull);
      properties[property.name] = {
        ...told(property),
        ...(nullable ? { anyOf: [inner, { type: 'null' }] } : inner),
      };
      if (!optional) required.push(property.name);
    }
    const others = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      additionalProperties: others ? schemaOf(others.type) : false,
    };
  };

  const list = (type: ts.Type): Schema => {
    const items = checker.getTypeArguments(type as ts.TypeReference).map(schemaOf);
    return checker.isTupleType(type)
      ? { type: 'array', items, minItems: items.length, additionalItems: false }
      : { type: 'array', items: items[0] };
  };

  const schemaOf = (type: ts.Type): Schema => {
    if (type.flags & ts.TypeFlags.String) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (isNull(type)) return { type: 'null' };
    if (isValue(type)) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' };
    if (checker.isArrayType(type) || checker.isTupleType(type)) return list(type);
    const own = type.aliasSymbol ?? type.symbol;
    const named = own && !type.aliasTypeArguments && /^[A-Z]/.test(own.name) ? own : undefined;
    const inner = (): Schema => (type.isUnion() ? union(partsOf(type)) : object(type));
    if (!named) return inner();
    const { name } = named;
    if (!(name in definitions)) {
      // There before it is whole, for a type that holds itself.
      definitions[name] = {};
      definitions[name] = { ...told(named), ...inner() };
    }
    // Beside `$ref` draft 07 heeds nothing, and a field has its own description.
    return { allOf: [{ $ref: `#/definitions/${name}` }] };
  };

  const { allOf: _, ...root } = schemaOf(checker.getDeclaredTypeOfSymbol(symbol));
  const { [name]: whole, ...others } = definitions;
  // A scenario is a part of a trace, a trace is a part of nothing.
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: name,
    ...root,
    ...whole,
    definitions: others,
  };
};

const isValue = (type: ts.Type): type is ts.StringLiteralType | ts.NumberLiteralType =>
  type.isStringLiteral() || type.isNumberLiteral();
const isNull = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.Null) !== 0;
/** What a type is one of; `undefined` is a key left out. */
const partsOf = (type: ts.Type): readonly ts.Type[] =>
  (type.isUnion() ? type.types : [type]).filter((one) => !(one.flags & ts.TypeFlags.Undefined));
