import { scenarioList } from '../../state';
import { useAppState, useCommands, useText } from '../app-context';
import { IconButton } from '../design/button';
import { Segments } from '../design/segments';
import { percent } from '../format';
import { scenarioName } from './scenario-name';

/** Over the two maps: which is which, the border between them, and the way out. */
export function CompareBar() {
  const words = useText();
  const text = words.compare;
  const { leaveComparison, setLayer, setSwipe } = useCommands();
  const comparison = useAppState((state) => state.comparison);
  const plan = useAppState((state) => state.plan);
  const isDifference = useAppState((state) => state.layer.startsWith('difference'));
  const swipe = useAppState((state) => state.swipe);
  if (!comparison) return null;
  const scenarios = scenarioList(plan);
  const active = scenarios.find(({ isActive }) => isActive);
  const other = scenarios.find(({ id }) => id === comparison.scenarioId);
  const otherName = other ? scenarioName(other, words) : comparison.scenarioId;
  return (
    <>
      <section className="over-map compare-bar" data-covers-map aria-label={text.title}>
        <strong className="clip">{active ? scenarioName(active, words) : ''}</strong>
        {comparison.status === 'ready' ? (
          <Segments
            label={text.title}
            value={isDifference ? 'difference' : 'swipe'}
            options={[
              { value: 'swipe', label: text.swipe },
              { value: 'difference', label: text.difference },
            ]}
            onChange={(value) => setLayer(value === 'difference' ? 'difference' : 'state')}
          />
        ) : (
          <output className="quiet clip">
            {comparison.status === 'failed' ? text.failed(comparison.message) : text.computing(otherName)}
          </output>
        )}
        <strong className="clip">{otherName}</strong>
        <IconButton icon="close" label={text.close} onClick={leaveComparison} />
      </section>
      {comparison.status === 'ready' && !isDifference && (
        <input
          type="range"
          className="over-map compare-slider"
          aria-label={text.slider}
          aria-valuetext={percent(swipe)}
          min={0}
          max={1}
          step={0.01}
          value={swipe}
          style={{ '--swipe': swipe } as React.CSSProperties}
          onChange={(event) => setSwipe(Number(event.target.value))}
        />
      )}
    </>
  );
}
