/** Keeps one of each, by name. */
export class Kept<T> {
  readonly values: T[] = [];
  private readonly places = new Map<string, number>();

  get names(): string[] {
    return [...this.places.keys()];
  }

  place(name: string, make: () => T): number {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    const place = this.values.push(make()) - 1;
    this.places.set(name, place);
    return place;
  }
}
