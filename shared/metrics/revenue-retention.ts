import { hasField, type IndexContext, type IndexDefinition, type Row } from "../indices/index-definition.ts";
import { makeResult } from "../indices/make-result.ts";
import { numberOf } from "../indices/read-row.ts";
import {
  type Bridge,
  bridgePart,
  EMPTY_BRIDGE,
  isBelowZero,
  isZero,
  type MovementAggregate,
  movementNeeds,
  movementParams,
  movementQueries,
  ratioSimulation,
  readMovements,
  startersQuery,
} from "./mrr-bridge.ts";

export type RetentionAggregate = MovementAggregate & { readonly starters: readonly Row[] };

/**
 * Net and gross revenue retention differ in what stands above the line: `kept` of the bridge, and the same as SQL of one customer
 * (`keptSql`). n = customers with revenue at the start (without customer ids: movements of the window). No start: ZERO_DENOMINATOR; a
 * start below zero, where movements and accounts contradict each other: NOT_IDENTIFIED.
 */
export const revenueRetention = <Id extends "nrr" | "grr">(
  id: Id,
  keptSql: string,
  kept: (bridge: Bridge) => number,
): IndexDefinition<Id, RetentionAggregate> => ({
  id,
  byWave: false,
  table: () => "movements",
  unit: () => "percent",
  needs: movementNeeds,
  params: movementParams,
  emptyParts: { bridge: EMPTY_BRIDGE, movements: 0 },
  queries: (context) => ({ ...movementQueries(context), starters: startersQuery(context) }),
  compute(aggregate, context) {
    const facts = readMovements(aggregate, context);
    const { start, end } = facts.window;
    const isEmpty = facts.counted === 0 && isZero(end, 1);
    const reason = isEmpty ? "EMPTY" : isBelowZero(start, end) ? "NOT_IDENTIFIED" : isZero(start, end) ? "ZERO_DENOMINATOR" : null;
    return makeResult({
      value: reason === null ? (100 * kept(facts.window)) / start : null,
      unit: "percent",
      n: unitsOf(aggregate, facts.inWindow, context),
      reason,
      excluded: facts.excluded,
      flags: facts.flags,
      params: movementParams(context),
      parts: { bridge: bridgePart(facts.window), movements: facts.inWindow },
    });
  },
  simulation: ratioSimulation(keptSql, "start_mrr", 100),
});

const unitsOf = ({ starters }: RetentionAggregate, movements: number, context: IndexContext): number =>
  hasField(context, "movements", "customer_id") ? numberOf(starters[0], "starters") : movements;
