/** Link budgets of the radio templates that can serve a plan's class, with the plan's edits: for the report and for filings. */
import { planTemplate } from '../coverage/emitters';
import { type EnvironmentId, type Plan, SERVICE_CLASSES } from '../plan';
import {
  environmentLoss,
  RADIO_TEMPLATES,
  type RadioTemplate,
  signalEirpDbm,
  signalNoiseDbm,
  USER_EQUIPMENT,
} from '../radio';

export interface LinkBudgetRow {
  template: RadioTemplate;
  /** Signal per resource element for LTE and NR, per channel for the others. dBm */
  eirpDbm: number;
  userGainDbi: number;
  bodyLossDb: number;
  environmentLossDb: number;
  noiseDbm: number;
  floorDbm: number;
  /** Loss at which the median signal is at the floor. dB */
  allowedLossDb: number;
}

/** One row a template, in the order of the templates. */
export function linkBudgetRows(plan: Plan, environment: EnvironmentId = plan.service.environment): LinkBudgetRow[] {
  const { technologies, minSignalDbm, wifiGradeB } = SERVICE_CLASSES[plan.service.classId];
  const usable = RADIO_TEMPLATES.filter(
    ({ technology }) => technologies.includes(technology) || (wifiGradeB && technology === 'WIFI'),
  );
  return usable.map((shipped) => {
    const template = planTemplate(plan, shipped.id) ?? shipped;
    const { gainDbi, bodyLossDb } = USER_EQUIPMENT[template.technology];
    const floorDbm =
      template.technology === 'WIFI' && !technologies.includes('WIFI')
        ? SERVICE_CLASSES['wifi-5-1'].minSignalDbm
        : minSignalDbm;
    const eirpDbm = signalEirpDbm(template);
    const environmentLossDb = environmentLoss(environment, template.frequencyMhz).medianDb;
    return {
      template,
      eirpDbm,
      userGainDbi: gainDbi,
      bodyLossDb,
      environmentLossDb,
      noiseDbm: signalNoiseDbm(template),
      floorDbm,
      allowedLossDb: eirpDbm + gainDbi - bodyLossDb - environmentLossDb - floorDbm,
    };
  });
}
