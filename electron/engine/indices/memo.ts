/** One value, made anew when what it is made of has changed. Whoever asks while it is being made waits for the same. */
export class Memo<T> {
  #held: { readonly inputs: string; readonly value: Promise<T> } | null = null;

  of(inputs: unknown, make: () => T | Promise<T>): Promise<T> {
    const key = JSON.stringify(inputs);
    if (this.#held?.inputs === key) return this.#held.value;
    const value = Promise.resolve(make());
    // Whoever asks hears of a failure; that nobody may have asked yet is none.
    value.catch(() => undefined);
    this.#held = { inputs: key, value };
    return value;
  }
}

/** One value for each name. */
export class Memos<T> {
  readonly #memos = new Map<string, Memo<T>>();

  of(name: string, inputs: unknown, make: () => T | Promise<T>): Promise<T> {
    const memo = this.#memos.get(name) ?? new Memo<T>();
    this.#memos.set(name, memo);
    return memo.of(inputs, make);
  }
}
