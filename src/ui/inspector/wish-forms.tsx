import { WISHED_KINDS } from '../../core/plan/siting-wishes';
import type { OptionId } from '../../core/siting/siting-types';
import { problemOf } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { Button } from '../design/button';
import { NumberInput } from '../design/number-input';
import { OptionalNumberInput } from '../design/optional-number-input';
import { Segments } from '../design/segments';
import { Select } from '../design/select';
import { TextInput } from '../design/text-input';
import { HeightField } from './place-forms';

/** A place the user wants something built at. */
export function WishForm({ id }: { id: string }) {
  const words = useText();
  const text = words.siting;
  const { changeWish, removeWishes, select } = useCommands();
  const wish = useAppState((state) => state.plan.siting.places.find((entry) => entry.id === id));
  const problem = useAppState((state) => wish && problemOf(state, wish));
  if (!wish) return <p className="quiet">{words.inspector.gone}</p>;
  return (
    <section className="panel-section" aria-label={text.heading}>
      {problem && <p className="notice notice-warning">{text.problems[problem]}</p>}
      <TextInput
        label={words.editing.name}
        value={wish.name}
        onCommit={(name) => changeWish(id, { name: name.slice(0, 200) })}
      />
      <Select
        label={text.pinKind}
        value={wish.kind}
        options={WISHED_KINDS.map((value) => ({ value, label: words.inspector.siteKinds[value] }))}
        onChange={(kind) => changeWish(id, { kind })}
      />
      <Segments
        label={text.heading}
        value={wish.pinned ? 'pinned' : 'candidate'}
        options={[
          { value: 'pinned', label: text.mustBuild },
          { value: 'candidate', label: text.candidateOnly },
        ]}
        onChange={(value) => changeWish(id, { pinned: value === 'pinned' })}
      />
      <div className="form-row">
        <NumberInput
          label={words.editing.lon}
          value={wish.lonDeg}
          check={inside(180)}
          onCommit={(lonDeg) => changeWish(id, { lonDeg })}
        />
        <NumberInput
          label={words.editing.lat}
          value={wish.latDeg}
          check={inside(90)}
          onCommit={(latDeg) => changeWish(id, { latDeg })}
        />
      </div>
      {wish.kind === 'tower-colocated' && (
        <OptionalNumberInput
          label={text.rent}
          value={wish.rentUsdPerYear ?? null}
          low={0}
          high={1e7}
          placeholder={text.rentOfRegister}
          onCommit={(next) => changeWish(id, { rentUsdPerYear: next ?? undefined })}
        />
      )}
      <HeightField value={wish.heightM} onCommit={(heightM) => changeWish(id, { heightM })} />
      <div className="row">
        <Button
          icon="trash"
          onClick={() => {
            select(null);
            removeWishes([id]);
          }}
        >
          {text.unpin(id)}
        </Button>
      </div>
    </section>
  );

  function inside(limit: number) {
    return (value: number) => (Math.abs(value) <= limit ? null : words.editing.between(String(-limit), String(limit)));
  }
}

/** What can be done with a site that an option would build. */
export function ProposedActions({ id, option }: { id: string; option: OptionId }) {
  const text = useText().siting;
  const { acceptProposed, pinPlace, select } = useCommands();
  const site = useAppState((state) =>
    state.result?.proposed.find((entry) => entry.siteId === id && entry.option === option),
  );
  if (!site) return null;
  return (
    <section className="panel-section">
      <p className="quiet small">{text.dragHelp}</p>
      <div className="row">
        <Button kind="primary" onClick={() => acceptProposed([site])}>
          {text.accept}
        </Button>
        {!site.pinned && (
          <Button onClick={() => select({ kind: 'wish', id: pinPlace(site.kind, site.lonDeg, site.latDeg) })}>
            {text.pinThis}
          </Button>
        )}
      </div>
    </section>
  );
}
