/** The few operators of map style expressions that the cell layer uses, after the style specification's wording. Anything else throws. */
type Properties = Record<string, string | number>;

/** Value of an expression for a feature with these properties. */
export function evaluate(expression: unknown, properties: Properties): unknown {
  if (!Array.isArray(expression)) return expression;
  const [operator, ...parts] = expression as [string, ...unknown[]];
  const value = (part: unknown) => evaluate(part, properties);
  switch (operator) {
    case 'get':
      return properties[String(parts[0])] ?? null;
    case 'has':
      return Object.hasOwn(properties, String(parts[0]));
    case '==':
      return value(parts[0]) === value(parts[1]);
    case '>':
      return Number(value(parts[0])) > Number(value(parts[1]));
    case 'coalesce':
      return parts.map(value).find((found) => found !== null) ?? null;
    case 'all':
      return parts.every((part) => value(part) === true);
    case 'case': {
      for (let at = 0; at + 1 < parts.length; at += 2) if (value(parts[at]) === true) return value(parts[at + 1]);
      return value(parts.at(-1));
    }
    case 'step': {
      const [input, first, ...edges] = parts;
      let result = first;
      for (let at = 0; at < edges.length; at += 2)
        if (Number(value(input)) >= Number(edges[at])) result = edges[at + 1];
      return value(result);
    }
    default:
      throw new Error(`The operator ${operator} is not known here`);
  }
}
