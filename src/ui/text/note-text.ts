import type { Issue } from '../../core/plan/issues';
import { messageOf, type EditEffect, type EditNote } from '../../state';
import type { Text } from './en';

/** A note in the words of a catalogue; a plain string as it is. */
export function noteText(note: EditNote, text: Text): string {
  if (typeof note === 'string') return note;
  const { context } = note as { context: { note?: EditNote; issues?: Issue[] } };
  const parts = {
    note: context.note === undefined ? '' : noteText(context.note, text),
    issues: (context.issues ?? []).map((issue) => messageOf(issue, text.messages)).join(' '),
  };
  const words = text.notes[note.code] as (context: unknown, parts: unknown) => string;
  return words(note.context, parts);
}

/** A note and what came of it. */
export const explainedText = (note: EditNote, effect: EditEffect | null, text: Text): string =>
  effect ? `${noteText(note, text)}: ${text.effect(effect)}` : noteText(note, text);
