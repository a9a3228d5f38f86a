export function CellInspector() {
  return null;
}
