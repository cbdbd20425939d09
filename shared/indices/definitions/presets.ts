import {
  ARPA_DEFINITIONS,
  FCR_DEFINITIONS,
  FIRST_RESPONSE_DEFINITIONS,
  GRR_DEFINITIONS,
  HANDLE_TIME_DEFINITIONS,
  MRR_DEFINITIONS,
  NRR_DEFINITIONS,
  QUICK_RATIO_DEFINITIONS,
  RESOLUTION_TIME_DEFINITIONS,
  RESPONSE_RATE_DEFINITIONS,
  RETENTION_DEFINITIONS,
  TASK_COMPLETION_DEFINITIONS,
} from "./base-definitions.ts";
import { BOXES_DEFINITIONS } from "./boxes-definitions.ts";
import { CES_DEFINITIONS } from "./ces-definitions.ts";
import { CHURN_DEFINITIONS } from "./churn-definitions.ts";
import { CLV_DEFINITIONS } from "./clv-definitions.ts";
import { CONTACT_VOLUME_DEFINITIONS, TICKET_TREND_DEFINITIONS } from "./contact-definitions.ts";
import { CSAT_DEFINITIONS } from "./csat-definitions.ts";
import { CVQ_DEFINITIONS } from "./cvq-definitions.ts";
import type { NumberId, Preset } from "./definition.ts";
import { EXPANSION_DEFINITIONS } from "./expansion-definitions.ts";
import { HEALTH_DEFINITIONS } from "./health-definitions.ts";
import { ENGAGEMENT_DEFINITIONS, FUNNEL_DEFINITIONS, THEMES_DEFINITIONS, TOUCHPOINTS_DEFINITIONS } from "./journey-definitions.ts";
import { NPS_DEFINITIONS } from "./nps-definitions.ts";
import { ROI_DEFINITIONS } from "./roi-definitions.ts";
import { SECURE_DEFINITIONS } from "./secure-definitions.ts";

/** The definitions that ship with Octad, by number; the first is the usual one. */
const PRESETS: { readonly [Id in NumberId]: readonly Preset[] } = {
  nps: NPS_DEFINITIONS,
  csat: CSAT_DEFINITIONS,
  health: HEALTH_DEFINITIONS,
  roi: ROI_DEFINITIONS,
  boxes: BOXES_DEFINITIONS,
  secure: SECURE_DEFINITIONS,
  cvq: CVQ_DEFINITIONS,
  clv: CLV_DEFINITIONS,
  ces: CES_DEFINITIONS,
  churn: CHURN_DEFINITIONS,
  retention: RETENTION_DEFINITIONS,
  arpa: ARPA_DEFINITIONS,
  mrr: MRR_DEFINITIONS,
  expansion: EXPANSION_DEFINITIONS,
  nrr: NRR_DEFINITIONS,
  grr: GRR_DEFINITIONS,
  quickRatio: QUICK_RATIO_DEFINITIONS,
  fcr: FCR_DEFINITIONS,
  firstResponse: FIRST_RESPONSE_DEFINITIONS,
  handleTime: HANDLE_TIME_DEFINITIONS,
  resolutionTime: RESOLUTION_TIME_DEFINITIONS,
  responseRate: RESPONSE_RATE_DEFINITIONS,
  taskCompletion: TASK_COMPLETION_DEFINITIONS,
  contactVolume: CONTACT_VOLUME_DEFINITIONS,
  ticketTrend: TICKET_TREND_DEFINITIONS,
  engagement: ENGAGEMENT_DEFINITIONS,
  funnel: FUNNEL_DEFINITIONS,
  touchpoints: TOUCHPOINTS_DEFINITIONS,
  themes: THEMES_DEFINITIONS,
};

export const presetsOf = (id: NumberId): readonly Preset[] => PRESETS[id];

export const ALL_PRESETS: readonly Preset[] = Object.values(PRESETS).flat();
