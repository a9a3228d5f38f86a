/** English sentences of every issue, note and warning code. Each says what is wrong or noteworthy and, where the reader can act, what to do. */
import { DEMAND_ENGLISH } from './messages-demand-en';
import { EXPORTS_ENGLISH } from './messages-exports-en';
import { FORMATS_ENGLISH } from './messages-formats-en';
import { INPUTS_ENGLISH } from './messages-inputs-en';
import { LIVE_ENGLISH } from './messages-live-en';
import { NETWORK_ENGLISH } from './messages-network-en';
import { RADIO_ENGLISH } from './messages-radio-en';
import { SITING_ENGLISH } from './messages-siting-en';

const PLAN = {
  'plan-not-json': '{file} is not JSON ({problem}). Choose a plan file written by Infill.',
  'plan-not-a-plan': '{file} is JSON but not an Infill plan: it has no "format": "infill-plan". Choose another file.',
  'plan-newer-version':
    '{file} was written by a newer version (plan version {version}, this program knows {known}). Update Infill.',
  'plan-field-invalid': 'The field “{field}” of {file} cannot be used: {problem}. Correct it and open the plan again.',
  'plan-field-unknown': 'The field “{field}” of {file} is not one of a plan and has no effect. Check its spelling.',
  'plan-issues-not-listed':
    '{count} more {count#problem|problems} of {file} are not listed. Correct the ones above first.',
  'file-not-readable':
    'The file cannot be read: {problem}. Put it where the plan says, relative to the plan, or correct its path.',
  'file-changed':
    'The file is not the one the plan was made with: its contents differ (SHA-256). It is used as it is now.',
};

const GRID = {
  'grid-no-region': 'The plan has no region to cut into hexes. Draw one, choose an administrative area or give a file.',
  'grid-too-many-cells':
    'Resolution {resolution} would cut the region into {cells} {cells#hex|hexes}; at most {most} can be computed. Choose resolution {suggested} or a smaller region.',
  'grid-region-without-cells':
    'The region “{name}” is too small to hold the centre of a hex of resolution {resolution}. Choose a finer resolution.',
  'grid-regions-overlap':
    '{cells} {cells#hex|hexes} of the region “{name}” in an earlier region too ({first}); counted there only.',
  'grid-region-inside-others':
    'All hexes of the region “{name}” lie in an earlier region ({first}) and are counted there: it has no people and no verdict of its own.',
  'demand-none': 'There is no population data: nobody can be counted as served or unserved. Add a demand file.',
  'demand-settlements-spread':
    'In {polygons} {polygons#polygon|polygons} people were placed around the settlements at {builtUpPeoplePerKm2} people/km², a share of {dispersedShareFraction} of them over the rest of the polygon.',
  'demand-areal':
    'In {polygons} {polygons#polygon|polygons} without a known settlement people were spread evenly over the area.',
  'demand-places-spread':
    'The people of {places} {places#place|places} were spread around their points at {builtUpPeoplePerKm2} people/km².',
  'demand-partly-outside': '{people} people of the input live outside the region and are not counted.',
};

const COVERAGE = {
  'coverage-no-site-file':
    'The plan has no file of towers or cells: where there is no hotspot the coverage is unknown, not absent.',
  'coverage-unknown-bands':
    'The band of the cells is not known: each was computed as a low-band and as a mid-band cell, and hexes where the two disagree are uncertain.',
  'coverage-operator-unknown':
    'No site in reach belongs to operator {operator}. Check the code (MCC-MNC) against the file.',
  'coverage-terrain-used':
    '{percent} % of the {links} links between masts and hexes were computed over terrain; the others leave it or are shorter than 250 m. {without} {without#site has|sites have} no link over terrain.',
  'coverage-terrain-not-wanted':
    'The plan asks for the model {model}, so hills neither block nor help although there is terrain.',
  'coverage-terrain-missing':
    'The plan asks for the model {model}, which needs terrain: without a terrain file every link was computed without hills.',
  'coverage-mast-positions-uncertain':
    'The positions of {sites} {sites#mast|masts} are estimated from samples and may be off by hundreds of metres.',
  'coverage-iot-hotspots-serve-no-phones':
    'Of {read} hotspots {hotspots} belong to the IoT network (LoRaWAN). They cannot serve phones: in this plan they serve nobody.',
  'coverage-hotspots-without-payer':
    '{hotspots} {hotspots#Mobile hotspot serves|Mobile hotspots serve} nobody: no operator in view is set to pay for their traffic. Set the payers under the service choices.',
  'coverage-hotspots-not-for-vehicles':
    '{hotspots} {hotspots#Wi-Fi hotspot serves|Wi-Fi hotspots serve} nobody here: Wi-Fi does not serve vehicles.',
  'coverage-hotspots-not-for-class': '{hotspots} {hotspots#hotspot|hotspots} cannot carry this service class.',
  'coverage-hotspots-offline': '{hotspots} {hotspots#hotspot is|hotspots are} reported offline; left out.',
  'coverage-hotspots-unknown-network':
    '{hotspots} {hotspots#hotspot does|hotspots do} not say IoT or Mobile; left out.',
  'coverage-hotspots-spread-over-cells':
    '{hotspots} {hotspots#hotspot is|hotspots are} known only to an H3 cell: the served share is spread over that cell instead of a disc round its centre.',
  'coverage-hotspots-not-modelled':
    '{hotspots} {hotspots#hotspot is|hotspots are} of a kind that is no longer part of the network (CBRS); left out.',
  'coverage-template-unknown':
    'A sector names the radio template “{template}”, which does not exist; its band counts as unknown.',
};

/** What would serve a cell, for the inspector. */
const WOULD_SERVE = {
  'served-already': 'This place is served.',
  'needs-more-signal':
    'It needs more signal: a nearer site, a lower band, or a site with a clearer view of this place.',
  'needs-less-interference':
    'The signal is strong enough, but other cells of the operator drown it: less tilt overlap, a lower load, or a cell of its own would serve it.',
  'needs-stronger-uplink':
    'The phone is heard too weakly: a nearer site, a lower band or a better receiver would serve it.',
  'needs-outdoor-use-or-indoor-site':
    'Outdoors it is served; inside it needs a hotspot or a small cell in the building.',
  'needs-band-knowledge': 'On one plausible band it is served, on another not: find out the band of the serving cell.',
  'needs-data': 'Nothing is known of sites here: add a file of cells or towers that covers this place.',
};

const COSTS = {
  'register-too-large':
    'The file is larger than {limitBytes} bytes: it is no register of assumptions. Export the shipped register and edit that.',
  'register-column-missing': 'The register has no column “{column}”. Export the shipped register and keep its header.',
  'register-number-invalid': 'The values of “{key}” are not three numbers ({values}). Correct the row.',
  'assumption-unknown':
    'The plan edits the assumption “{key}”, which this version does not have. The edit has no effect.',
  'assumption-not-editable':
    'The assumption “{key}” follows from others or is text and cannot be edited. Edit what it follows from.',
  'assumption-not-ordered':
    'The edit of “{key}” is not ordered: low {low}, likely {likely}, high {high}. Low must not exceed likely, nor likely high.',
  'assumption-negative': 'The edit of “{key}” is negative (low {low}). Use values from 0.',
  'assumption-out-of-range': 'The edit of “{key}” ({low} to {high}) is outside the range in which it means something.',
};

const SITING = {
  'preset-us-abroad':
    'Costs are at prices of the United States, and {regions} {count#lies|lie} outside them. No preset is made for prices there: check the assumptions that matter most before money is decided by them.',
  'preset-us-in-emerging':
    'Costs are at prices of the United States, and {regions} {count#lies|lie} outside the high-income economies. The preset “Emerging market” (studies of Africa and Latin America) fits better.',
  'preset-emerging-in-us':
    'Costs are at prices of emerging markets, and {regions} {count#lies|lie} in the United States. The preset “United States” fits better.',
  'preset-emerging-abroad':
    'Costs are at prices of emerging markets, and {regions} {count#lies|lie} in a high-income economy. No preset is made for prices there: check the assumptions that matter most before money is decided by them.',
  'no-unserved-people': 'Nobody is known to be without service: there is nothing to build.',
  'no-venues-file': 'Converted access points need a file of venues that already have Wi-Fi, and the plan has none.',
  'wifi-not-for-vehicles': 'Wi-Fi hotspots do not serve people in vehicles.',
  'class-not-by-hotspots': 'Hotspots cannot carry this service class.',
  'class-not-by-towers': 'Towers cannot carry this service class.',
  'no-candidates': 'No candidate of this kind would serve anyone of the gaps.',
  'demand-too-coarse-for-hotspots':
    'Where people live is known too coarsely to judge single hotspots: their number is an estimate, their places are examples.',
  'target-out-of-reach':
    'All candidates of this option together serve {servedPeople} of the {targetPeople} people the target asks for.',
  'pinned-over-budget':
    'The pinned sites alone cost {annualCostUsd} USD per year, more than the budget of {budgetUsdPerYear}. Unpin some or raise the budget.',
  'mix-is-single': 'The best mix is the option “{option}” alone.',
};

const ECONOMICS = {
  'no-option-reaches-target':
    'No option serves {sharePercent} % of the people in gaps; options are compared by cost per person served.',
  'no-option-serves-anyone': 'No option serves anyone in the gaps of this region.',
  'options-compared-under-budget':
    'Each option spends at most {usdPerYear} USD per year; they are compared by cost per person served.',
  'no-payer-configured':
    'No operator is set to pay for hotspot traffic here: deployers would earn nothing and build nothing on their own.',
  'hotspot-venues-taken-as-base-rate':
    'The traffic of new hotspots is taken at the base rate of venues: who would pass by is not known.',
  'served-spread-unknown': 'How the model’s error spreads to the people served is not known for: {options}.',
};

const RADIO = {
  'frequency-outside-range': 'Frequency outside the range the model was made for.',
  'distance-outside-range': 'Distance outside the range the model was made for.',
  'base-height-outside-range': 'Base antenna height outside the range the model was made for.',
  'base-height-not-nominal': 'Base antenna height other than the one the model is stated for.',
  'user-height-outside-range': 'User antenna height outside the range the model was made for.',
  'surroundings-outside-range': 'Building height or street width outside the range the model was made for.',
  'elevation-outside-range': 'Elevation angle outside the range the model was made for.',
  'outside-model': 'Beyond every model: only a lower bound of the loss is known.',
  'time-outside-range': 'Time percentage outside the range of the model.',
  'location-outside-range': 'Location percentage outside the range of the model.',
  'itm-tx-height-near-limit': 'Transmitter height near the limits of the Longley–Rice model.',
  'itm-rx-height-near-limit': 'Receiver height near the limits of the Longley–Rice model.',
  'itm-frequency-near-limit': 'Frequency near the limits of the Longley–Rice model.',
  'itm-path-near-longest': 'Path near the greatest length of the Longley–Rice model.',
  'itm-path-too-long': 'Path longer than the Longley–Rice model allows.',
  'itm-path-near-shortest': 'Path near the smallest length of the Longley–Rice model.',
  'itm-path-too-short': 'Path shorter than the Longley–Rice model allows.',
  'itm-tx-horizon-steep': 'The transmitter’s horizon is steeper than the Longley–Rice model allows.',
  'itm-rx-horizon-steep': 'The receiver’s horizon is steeper than the Longley–Rice model allows.',
  'itm-tx-horizon-near': 'The transmitter’s horizon is nearer than the Longley–Rice model allows.',
  'itm-rx-horizon-near': 'The receiver’s horizon is nearer than the Longley–Rice model allows.',
  'itm-tx-horizon-far': 'The transmitter’s horizon is farther than the Longley–Rice model allows.',
  'itm-rx-horizon-far': 'The receiver’s horizon is farther than the Longley–Rice model allows.',
  'itm-extreme-variability': 'A variability beyond what the Longley–Rice model was fitted to.',
  'itm-surface-refractivity-small': 'Surface refractivity below the range of the Longley–Rice model.',
};

const ANTENNA = {
  'antenna-cut-missing': 'The antenna file lacks the horizontal or the vertical cut.',
  'antenna-gain-missing': 'The antenna file states no gain. Add a GAIN line.',
  'antenna-line-not-numbers': 'The line of the cut is not an angle and an attenuation.',
  'antenna-angle-outside-range': 'The angle of the cut is outside −180 to 360 degrees.',
  'antenna-gain-unit-unknown': 'The unit of the gain is neither dBi nor dBd.',
};

const LOSS_TABLES = {
  'column-missing': 'The table has no column “{column}”, which the model needs.',
  'value-not-a-number': 'The value of “{column}” is not a number.',
  'value-not-positive': 'The value of “{column}” must be greater than 0.',
  'value-unknown': 'The value of “{column}” is none of those the model knows.',
  'value-outside-model': 'The value of “{column}” is outside what the model can compute.',
  'other-scenario': 'The row belongs to another scenario than the model asked for.',
  'profile-missing': 'The row names a profile that was not given. Add it with --profiles.',
};

/** Code → template. */
export const ENGLISH: Readonly<Record<string, string>> = {
  ...PLAN,
  ...INPUTS_ENGLISH,
  ...DEMAND_ENGLISH,
  ...LIVE_ENGLISH,
  ...NETWORK_ENGLISH,
  ...FORMATS_ENGLISH,
  ...GRID,
  ...COVERAGE,
  ...WOULD_SERVE,
  ...COSTS,
  ...SITING,
  ...RADIO_ENGLISH,
  ...SITING_ENGLISH,
  ...ECONOMICS,
  ...RADIO,
  ...ANTENNA,
  ...LOSS_TABLES,
  ...EXPORTS_ENGLISH,
};
