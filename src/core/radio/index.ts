export { type AntennaPattern, elevationDeg, type SectorDirection, sectorGainDb } from './antenna';
export { type BuildingType, buildingEntryLossDb } from './building-entry';
export { cost231LossDb } from './cost231';
export { type EnvironmentLoss, environmentLoss, environmentLossDb, type RadioEnvironment } from './environment';
export { freeSpaceLossDb } from './free-space';
export { hataLossDb } from './hata';
export { inhLossDb } from './inh';
export {
  carrierEirpDbm,
  differenceSigmaDb,
  downlinkConstantDbm,
  noiseRiseDb,
  SHADOW_CORRELATION,
  signalEirpDbm,
  signalNoiseDbm,
  trafficAdvantageDb,
  uplinkConstantDbm,
  uplinkRate,
} from './link-budget';
export { LORA_RATES, type LoraRate, loraKbps, loraSpreadingFactor } from './lora';
export { type LosScenario, losProbability } from './los-probability';
export { type ClosedFormRung, type MacroScenario, makePathLoss, type PathLoss } from './path-loss';
export {
  type BandClass,
  RADIO_TEMPLATES,
  type RadioTechnology,
  type RadioTemplate,
  radioTemplate,
  unknownBandTemplates,
} from './radio-templates';
export { rmaLossDb } from './rma';
export { requiredSinrDb, shannonRate, spectralEfficiency, type ThroughputInput } from './throughput';
export { umaLossDb } from './uma';
export { umiLossDb } from './umi';
export { USER_EQUIPMENT, type UserEquipment } from './user-equipment';
export { type LossResult, RADIO_WARNING_CODES, type RadioWarningCode } from './warnings';
export {
  WIFI_CLEAR_CHANNEL_DBM,
  WIFI_MAC_EFFICIENCY,
  type WifiGeneration,
  type WifiLink,
  wifiAirtimeShare,
  wifiPhyMbps,
  wifiRateMbps,
} from './wifi';
export { regulatedWifiTemplate, wifiEirpLimitDbm, type WifiPlacement, type WifiProfile } from './wifi-regulation';
export { type RadioBenchmark, radioBenchmarks } from './benchmarks';
export {
  LOSS_REFUSAL_CODES,
  type LossColumn,
  type LossModel,
  type LossOutcome,
  type LossProfile,
  type LossRow,
} from './loss-model-types';
export { lossModels } from './loss-models';
export {
  ANTENNA_PROBLEM_CODES,
  type AntennaProblem,
  type MeasuredAntenna,
  measuredGainDb,
  measuredHorizontalDb,
  measuredVerticalDb,
  parseMsiAntenna,
} from './measured-antenna';
export { itmConfidenceLossDb, itmLossDb, type ItmModel, makeItm } from './itm/itm';
export { itmProfile } from './itm/itm-profile';
export { ITM_CLIMATES, ITM_REFUSALS, type ItmProfile, type ItmResult, type ItmSettings } from './itm/itm-types';
export { heightGainCorrectionDb, P2108_REFUSALS, terrestrialClutterDb } from './p2108';
export { makeP1812, type P1812Model, p1812LossDb, p1812Warnings } from './p1812/p1812';
export type { P1812Settings, TerrainProfile } from './p1812/p1812-types';
export { TERRAIN_WARNING_CODES, type TerrainWarningCode } from './terrain-warnings';
export { type AreaInput, type AreaJob, areaJob, areaLoss } from './area-loss';
export { gridTerrain, type HeightGrid, type Positions, type Terrain, VOID_HEIGHT_M } from './area-terrain';
export { terrainBenchmarks } from './terrain-benchmarks';
export { type PathView, pathView } from './path-view';
