import type { IndexDefinition } from "../indices/index-definition.ts";
import type { MetricId } from "../indices/index-result.ts";
import { arpa } from "./arpa.ts";
import { ces } from "./ces.ts";
import { churn } from "./churn.ts";
import { contactVolume } from "./contact-volume.ts";
import { expansion } from "./expansion.ts";
import { fcr } from "./fcr.ts";
import { firstResponse } from "./first-response.ts";
import { grr } from "./grr.ts";
import { handleTime } from "./handle-time.ts";
import { mrr } from "./mrr.ts";
import { nrr } from "./nrr.ts";
import { quickRatio } from "./quick-ratio.ts";
import { resolutionTime } from "./resolution-time.ts";
import { retention } from "./retention.ts";
import { ticketTrend } from "./ticket-trend.ts";

/** The supporting metrics built so far, in the order of cli.md. */
export const METRICS: { readonly [Id in MetricId]: IndexDefinition<Id> } = {
  ces,
  churn,
  retention,
  arpa,
  mrr,
  expansion,
  nrr,
  grr,
  quickRatio,
  fcr,
  contactVolume,
  ticketTrend,
  firstResponse,
  handleTime,
  resolutionTime,
};
