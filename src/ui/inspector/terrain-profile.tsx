import { useId } from 'react';
import type { LinkProfile } from '../../core/coverage';
import { useText } from '../app-context';
import { ticks } from '../charts/scales';
import { count, decimal, distanceKm, groundM as groundText, unitsInUse } from '../format';
import { profileShape, type ProfileShape } from './profile-shape';

const WIDTH = 328;
const HEIGHT = 168;
const BOX = { left: 40, right: WIDTH - 6, top: 20, bottom: HEIGHT - 22 };

/** Between two lines. m or ft */
const LEAST_STEP = 10;

/** The ground between the mast and the cell: what the signal passes, and what stands in its way. The caption says the same in words. */
export function TerrainProfile({ profile }: { profile: LinkProfile }) {
  const words = useText().inspector.profile;
  const label = useId();
  const shape = profileShape(profile, BOX);
  if (shape.lengthKm <= 0) return null;
  const { obstacle, groundM } = profile;
  const ends = words.ends(groundText(groundM[0]!), groundText(groundM.at(-1)!), distanceKm(shape.lengthKm));
  const verdict = obstacle
    ? (obstacle.clearanceM < 0 ? words.blocked : words.grazed)(
        groundText(Math.abs(obstacle.clearanceM)),
        distanceKm(obstacle.distanceKm),
        groundText(obstacle.heightM),
      )
    : words.clear;
  return (
    <figure className="profile">
      <h3>{words.title}</h3>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-labelledby={label}>
        <title id={label}>{`${words.title}. ${ends} ${verdict}`}</title>
        <Axes shape={shape} />
        <path className="profile-fresnel" d={shape.fresnel} />
        {shape.clutter && <path className="profile-clutter" d={shape.clutter} />}
        <path className="profile-ground" d={shape.ground} />
        <path className="profile-sight" d={shape.sight} />
        <Ends shape={shape} profile={profile} />
        {obstacle && <Obstacle shape={shape} obstacle={obstacle} sightM={obstacle.heightM + obstacle.clearanceM} />}
      </svg>
      <figcaption className="small quiet">{verdict}</figcaption>
    </figure>
  );
}

function Axes({ shape: { lengthKm, lowM, highM, x, y } }: { shape: ProfileShape }) {
  const words = useText().inspector.profile;
  const { length, lengthPerM, distance, distancePerKm } = unitsInUse();
  const [low, high] = [lowM * lengthPerM, highM * lengthPerM];
  const [step = LEAST_STEP] = ticks(Math.max(LEAST_STEP, high - low), 4);
  const first = Math.ceil(low / step) * step;
  const heights = Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, index) => first + index * step);
  return (
    <g>
      {heights.map((height) => (
        <g key={height}>
          <line
            className="axis-line"
            x1={BOX.left}
            x2={BOX.right}
            y1={y(height / lengthPerM)}
            y2={y(height / lengthPerM)}
          />
          <text className="axis-text" x={BOX.left - 4} y={y(height / lengthPerM) + 3} textAnchor="end">
            {count(height)}
          </text>
        </g>
      ))}
      <text className="axis-text" x={0} y={10}>
        {words.heightAxis(length)}
      </text>
      {ticks(lengthKm * distancePerKm * 0.9).map((way) => (
        <text key={way} className="axis-text" x={x(way / distancePerKm)} y={HEIGHT - 8} textAnchor="middle">
          {decimal(way, 2)} {distance}
        </text>
      ))}
    </g>
  );
}

/** The antennas at both ends. */
function Ends({
  shape: { lengthKm, x, y },
  profile: { groundM, sightM },
}: {
  shape: ProfileShape;
  profile: LinkProfile;
}) {
  const words = useText().inspector.profile;
  return (
    <g>
      <line className="profile-mast" x1={x(0)} x2={x(0)} y1={y(groundM[0]!)} y2={y(sightM[0]!)} />
      <circle className="profile-antenna" cx={x(0)} cy={y(sightM[0]!)} r={2.5} />
      <circle className="profile-antenna" cx={x(lengthKm)} cy={y(sightM.at(-1)!)} r={2.5} />
      <text className="axis-text" x={x(0)} y={HEIGHT - 8} textAnchor="start">
        {words.mast}
      </text>
      <text className="axis-text" x={x(lengthKm)} y={HEIGHT - 8} textAnchor="end">
        {words.cell}
      </text>
    </g>
  );
}

/** The clearance drawn between the top of the obstacle and the line of sight, with its figure. */
function Obstacle({
  shape: { x, y },
  obstacle: { distanceKm, heightM, clearanceM },
  sightM,
}: {
  shape: ProfileShape;
  obstacle: NonNullable<LinkProfile['obstacle']>;
  sightM: number;
}) {
  const at = x(distanceKm);
  const isLeft = at < WIDTH / 2;
  return (
    <g className={clearanceM < 0 ? 'profile-obstacle profile-blocked' : 'profile-obstacle'}>
      <line x1={at} x2={at} y1={y(heightM)} y2={y(sightM)} />
      <circle cx={at} cy={y(heightM)} r={3} />
      <text
        x={at + (isLeft ? 6 : -6)}
        y={Math.max(10, Math.min(y(heightM), y(sightM)) - 5)}
        textAnchor={isLeft ? 'start' : 'end'}
      >
        {`${clearanceM > 0 ? '+' : ''}${groundText(clearanceM)}`}
      </text>
    </g>
  );
}
