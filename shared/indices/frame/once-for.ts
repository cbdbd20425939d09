/** What is made of a column is made once, for as long as the column itself is held. Columns are never written to after they are read. */
export function onceFor<Column extends object, Made>(make: (column: Column) => Made): (column: Column) => Made {
  const known = new WeakMap<Column, { readonly made: Made }>();
  return (column) => {
    const held = known.get(column) ?? { made: make(column) };
    known.set(column, held);
    return held.made;
  };
}

/** The same of what has several columns, in their order. */
export function onceForAll<What, Made>(columnsOf: (what: What) => readonly object[], make: (what: What) => Made): (what: What) => Made {
  type Known = { readonly next: WeakMap<object, Known>; held: { readonly made: Made } | null };
  const start = (): Known => ({ next: new WeakMap(), held: null });
  const first = start();
  return (what) => {
    let known = first;
    for (const column of columnsOf(what)) {
      const next = known.next.get(column) ?? start();
      known.next.set(column, next);
      known = next;
    }
    known.held ??= { made: make(what) };
    return known.held.made;
  };
}
