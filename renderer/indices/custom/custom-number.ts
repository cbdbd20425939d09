import type { CustomIndex } from "../../../shared/indices/custom-index.ts";
import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import type { CustomNumber } from "../../store/state.ts";

/** The address of a custom index among the numbers of the window: no id of the eight or of a metric looks like it. */
export const customNumber = (id: string): CustomNumber => `custom.${id}`;

export const isCustomNumber = (id: string): id is CustomNumber => id.startsWith("custom.");

/** The id under which the document and the output know it. */
export const customIdOf = (id: CustomNumber): string => id.slice("custom.".length);

/** The custom indices that were computed, in the order of the document they were computed for. */
export const customNumbers = (output: IndicesOutput): readonly CustomNumber[] => Object.keys(output.custom ?? {}).map(customNumber);

export const customAt = (custom: readonly CustomIndex[] | undefined, id: CustomNumber): CustomIndex | undefined =>
  custom?.find((one) => one.id === customIdOf(id));
