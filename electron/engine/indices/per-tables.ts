import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";

/** Something that goes with the canonical tables of a store: it is made anew for a new set of them. */
export class PerTables<T> {
  readonly #make: (store: Store, facts: CanonicalFacts) => T;
  readonly #held = new WeakMap<Store, { readonly facts: CanonicalFacts; readonly value: T }>();

  constructor(make: (store: Store, facts: CanonicalFacts) => T) {
    this.#make = make;
  }

  of(store: Store, facts: CanonicalFacts): T {
    const held = this.#held.get(store);
    if (held?.facts === facts) return held.value;
    const value = this.#make(store, facts);
    this.#held.set(store, { facts, value });
    return value;
  }

  forget(store: Store): void {
    this.#held.delete(store);
  }
}
