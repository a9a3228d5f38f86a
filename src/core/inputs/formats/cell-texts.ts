/** One long text can be the value of any number of cells: a small file that takes hours to read cell by cell. */
import { FormatError } from './format-error';

const MOST_CHARACTERS = 128 * 2 ** 20;

/** Counts what all cells of a file hold together. */
export class CellTexts {
  private characters = 0;

  /** The text. Throws FormatError when it is too much with it. */
  counted(text: string): string {
    this.characters += text.length;
    if (this.characters > MOST_CHARACTERS)
      throw new FormatError(`its cells hold more than ${MOST_CHARACTERS} characters together`);
    return text;
  }
}
