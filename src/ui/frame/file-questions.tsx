import type { ImportDraft } from '../../state';
import { useCommands, useText } from '../app-context';
import { Select } from '../design/select';
import { TextInput } from '../design/text-input';

/** What a file leaves open and nobody may guess: its projection, its unit of heights, which of its sheets, what a raster counts. */
export function FileQuestions({ draft }: { draft: ImportDraft }) {
  const text = useText().asking;
  const { setDraftMapping } = useCommands();
  const { id, mapping, preview, check, role } = draft;
  const report = check.status === 'checked' ? check.report : null;
  const sheets = sheetsOf(report);
  const crs = given(mapping.crs);
  const say = (field: string, value: string) => setDraftMapping(id, field, value === '' ? '' : `=${value}`);
  return (
    <>
      {role === 'terrain' && report?.importer === 'geotiff' && <p className="quiet">{text.raster}</p>}
      {(preview?.crsNeeded || crs !== '') && (
        <div className="stack-tight">
          <TextInput
            label={text.projection}
            placeholder={text.projectionExample}
            value={crs}
            onCommit={(value) => say('crs', value.trim())}
          />
          <p className="quiet small">{text.projectionHelp}</p>
        </div>
      )}
      {sheets.length > 1 && (
        <Select
          label={text.sheet}
          value={sheets[0]!}
          options={sheets.map((value) => ({ value, label: value }))}
          onChange={(value) => say('sheet', value)}
        />
      )}
      {preview?.fields.some(({ field, column }) => field === 'height' && column !== '') && (
        <Select
          label={text.heightUnit}
          value={given(mapping.heightUnit) || 'header'}
          options={(['header', 'm', 'ft'] as const).map((value) => ({ value, label: text.heightUnits[value] }))}
          onChange={(value) => say('heightUnit', value === 'header' ? '' : value)}
        />
      )}
    </>
  );
}

/** A constant of a mapping without its mark. */
const given = (value = ''): string => value.replace(/^=/, '');

/** The sheet that is read, then those that are not; none of a file without sheets. */
function sheetsOf(report: { issues: readonly { code: string; context: object }[] } | null): string[] {
  const ignored = report?.issues.find(({ code }) => code === 'sheets-ignored');
  if (!ignored) return [];
  const { read, sheets } = ignored.context as { read: string; sheets: string };
  return [...new Set([read, ...sheets.split(', ')])];
}
