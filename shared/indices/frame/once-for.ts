/** What is made of a column is made once, for as long as the column itself is held. Columns are never written to after they are read. */
export function onceFor<Column extends object, Made>(make: (column: Column) => Made): (column: Column) => Made {
  const known = new WeakMap<Column, { readonly made: Made }>();
  return (column) => {
    const held = known.get(column) ?? { made: make(column) };
    known.set(column, held);
    return held.made;
  };
}
