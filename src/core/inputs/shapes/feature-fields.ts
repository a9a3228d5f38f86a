/** Fields in the properties of features, found like the columns of a table: by the user's mapping, then by the names they may have. */
import { type FieldSpec, type Mapping, normalName } from '../tables/fields';
import { type JsonObject, own, textOf } from './parse-json';

/** Reads fields of features. Names are compared once each, not once for every feature. */
export class FeatureFields<Name extends string> {
  private readonly fieldOfName = new Map<string, Name | null>();
  private readonly fields: [Name, readonly string[]][];

  constructor(
    spec: Record<Name, FieldSpec[string]>,
    private readonly mapping: Mapping,
  ) {
    this.fields = (Object.keys(spec) as Name[]).map((field) => [field, spec[field].names]);
  }

  /** Trimmed text of a field; '' when the feature has none. Features may differ: one that lacks the mapped property is looked at for the usual names. */
  text(properties: JsonObject, field: Name): string {
    const wished = Object.hasOwn(this.mapping, field) ? this.mapping[field]! : undefined;
    if (wished?.startsWith('=')) return wished.slice(1).trim();
    const key = this.property(properties, field);
    return key === undefined ? '' : textOf(own(properties, key)).trim();
  }

  /** Name of the property that a field is read from; undefined when the feature has none. */
  property(properties: JsonObject, field: Name): string | undefined {
    const wished = Object.hasOwn(this.mapping, field) ? this.mapping[field]! : undefined;
    if (wished !== undefined && Object.hasOwn(properties, wished)) return wished;
    return Object.keys(properties).find((name) => this.fieldOf(name) === field);
  }

  /** The first field that may have this name. */
  private fieldOf(name: string): Name | null {
    const known = this.fieldOfName.get(name);
    if (known !== undefined) return known;
    const normal = normalName(name);
    const found = this.fields.find(([, names]) => names.includes(normal))?.[0] ?? null;
    if (this.fieldOfName.size < MOST_NAMES) this.fieldOfName.set(name, found);
    return found;
  }
}

/** Every feature may have names of its own. */
const MOST_NAMES = 10_000;
