import { escapeMarkup } from '../escape';

/** Text that is markup already. Whatever is not this is escaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = Markup | string | number | readonly Markup[] | null | false;

/** Template literal whose values are escaped unless they are Markup: a name from a file cannot become a tag. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(parts.map((part, index) => part + (index < values.length ? textOf(values[index]!) : '')).join(''));
}

/** Markup made by a chart or a picture, which escapes on its own. */
export const trusted = (markup: string): Markup => new Markup(markup);

function textOf(value: Value): string {
  if (value === null || value === false) return '';
  if (value instanceof Markup) return value.text;
  return typeof value === 'object' ? value.map((each) => each.text).join('') : escapeMarkup(String(value));
}

/** A column of a table; numbers stand right. */
export interface Column<Row> {
  head: string;
  /** Numbers are set right-aligned. */
  number?: boolean;
  cell(row: Row): string | Markup;
}

/** A table of so many rows is not cut by the end of a page. */
const MOST_ROWS_TOGETHER = 16;

export function table<Row>(
  caption: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  strong?: (row: Row) => boolean,
): Markup {
  const kind = (column: Column<Row>) => (column.number ? 'n' : 't');
  const short = trusted(rows.length <= MOST_ROWS_TOGETHER ? ' class="short"' : '');
  return html`<table${short}>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col" class="${kind(column)}">${column.head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr${trusted(strong?.(row) ? ' class="strong"' : '')}>${columns.map((column) => html`<td class="${kind(column)}">${column.cell(row)}</td>`)}</tr>
`,
      )}
    </tbody>
  </table>`;
}

/** A picture with its number-less caption, and what it rests on. */
export function figureOf(picture: string, caption: string | Markup, source: string): Markup {
  return html`<figure>
    ${trusted(picture)}
    <figcaption>${caption} <span class="small">Source: ${source}.</span></figcaption>
  </figure>`;
}
