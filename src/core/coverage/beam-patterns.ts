/** The antenna tables of a run, each kept once. */
import type { Antennas, PlannedEmitter } from './emitters';
import type { EngineBeam, EngineShared } from './engine-types';
import { makePatternTable, makeSlopeTable, makeVerticalTable, type PatternTable } from './horizontal-pattern';
import { Kept } from './kept';
import { makeLeaningPattern, slopeOverDistance, slopeOverSlope } from './leaning-pattern';
import { USER_HEIGHT_M } from './loss-tables';
import { makeMeasuredCuts, measuredOverDistance, measuredOverSlope, type MeasuredSide } from './measured-pattern';

type Antenna = Pick<EngineBeam, 'pattern' | 'vertical' | 'rear' | 'slopes' | 'rearSlopes'>;

export class BeamPatterns {
  private readonly patterns = new Kept<PatternTable>();
  private readonly verticals = new Kept<Float64Array>();
  private readonly slopes = new Kept<Float64Array>();

  constructor(private readonly antennas: Antennas) {}

  get tables(): Pick<EngineShared, 'patterns' | 'verticals' | 'slopes'> {
    return { patterns: this.patterns.values, verticals: this.verticals.values, slopes: this.slopes.values };
  }

  /** Tables of the antenna: 3GPP's, a measured one's, or none (all round). */
  of(emitter: PlannedEmitter, overTerrain: boolean): Antenna {
    const { antenna, template, azimuthDeg, heightM } = emitter;
    const { pattern, tiltDeg } = template;
    if (emitter.mechanicalTiltDeg) return this.leaning(emitter, overTerrain);
    if (antenna !== null) return this.measured(antenna, { tiltDeg, heightM, azimuthDeg }, overTerrain);
    if (azimuthDeg === null) {
      const omni = this.patterns.place('omni', () => makePatternTable('omni'));
      return { pattern: omni, vertical: -1, rear: -1, slopes: -1, rearSlopes: -1 };
    }
    return {
      pattern: this.patterns.place(pattern, () => makePatternTable(pattern)),
      vertical: this.verticals.place(JSON.stringify([pattern, tiltDeg, heightM]), () =>
        makeVerticalTable({ pattern, tiltDeg, baseHeightM: heightM, userHeightM: USER_HEIGHT_M }),
      ),
      rear: -1,
      slopes: overTerrain
        ? this.slopes.place(JSON.stringify([pattern, tiltDeg]), () => makeSlopeTable({ pattern, tiltDeg }))
        : -1,
      rearSlopes: -1,
    };
  }

  /** A mechanically tilted antenna: its vertical tables hold the slope of the link in place of a gain. */
  private leaning(
    { antenna, template, mechanicalTiltDeg = 0, heightM }: PlannedEmitter,
    overTerrain: boolean,
  ): Antenna {
    const { pattern, tiltDeg } = template;
    const key = ['leaning', antenna ?? pattern, tiltDeg, mechanicalTiltDeg];
    return {
      pattern: this.patterns.place(JSON.stringify(key), () =>
        makeLeaningPattern({
          pattern,
          measured: antenna === null ? null : this.antennas[antenna]!,
          tiltDeg,
          mechanicalTiltDeg,
        }),
      ),
      vertical: this.verticals.place(JSON.stringify(['slope', heightM]), () => slopeOverDistance(heightM)),
      rear: -1,
      slopes: overTerrain ? this.slopes.place('slope', slopeOverSlope) : -1,
      rearSlopes: -1,
    };
  }

  private measured(
    path: string,
    { tiltDeg, heightM, azimuthDeg }: { tiltDeg: number; heightM: number; azimuthDeg: number | null },
    overTerrain: boolean,
  ): Antenna {
    const antenna = this.antennas[path]!;
    const allRound = azimuthDeg === null;
    const vertical = (side: MeasuredSide['side']): number =>
      this.verticals.place(JSON.stringify(['measured', path, tiltDeg, side, heightM]), () =>
        measuredOverDistance({ antenna, tiltDeg, side }, heightM, USER_HEIGHT_M),
      );
    const slopes = (side: MeasuredSide['side']): number =>
      overTerrain
        ? this.slopes.place(JSON.stringify(['measured', path, tiltDeg, side]), () =>
            measuredOverSlope({ antenna, tiltDeg, side }),
          )
        : -1;
    return {
      pattern: this.patterns.place(JSON.stringify(['measured', path, allRound]), () => ({
        ...makePatternTable('omni'),
        measured: makeMeasuredCuts(antenna, allRound),
      })),
      vertical: vertical('ahead'),
      rear: vertical('rear'),
      slopes: slopes('ahead'),
      rearSlopes: slopes('rear'),
    };
  }
}
