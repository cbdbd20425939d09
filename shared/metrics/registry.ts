import type { IndexDefinition } from "../indices/index-definition.ts";
import type { MetricId } from "../indices/index-result.ts";
import { arpa } from "./arpa.ts";
import { ces } from "./ces.ts";
import { churn } from "./churn.ts";
import { fcr } from "./fcr.ts";
import { retention } from "./retention.ts";

/** The supporting metrics built so far, in the order of cli.md. */
export const METRICS: { readonly [Id in MetricId]: IndexDefinition<Id> } = { ces, churn, retention, arpa, fcr };
