/**
 * Canonical order: by id. What put the last list in order puts the next in order, too, where it names the same ids in the same places; a list of
 * an open plan mostly does.
 */
export class IdOrder {
  private ids: string[] = [];
  /** Places in the list, in order; null: it is in order as it stands. */
  private places: Uint32Array | null = null;

  of<T extends { id: string }>(list: T[]): T[] {
    const { ids } = this;
    if (list.length !== ids.length || !list.every(({ id }, k) => id === ids[k])) this.learn(list.map(({ id }) => id));
    return this.places ? Array.from(this.places, (place) => list[place]!) : list;
  }

  private learn(ids: string[]): void {
    this.ids = ids;
    const isSorted = ids.every((id, k) => k === 0 || ids[k - 1]! <= id);
    const byId = (a: number, b: number): number => (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : 0);
    this.places = isSorted ? null : Uint32Array.from(ids.keys()).sort(byId);
  }
}
