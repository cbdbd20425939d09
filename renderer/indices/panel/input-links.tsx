import { usesOf } from "../../data/table-uses.ts";
import { setView, useApp } from "../../store/app-store.ts";
import { useWords } from "../../ui/use-words.ts";
import type { InputColumn } from "./inputs-of.ts";

/** The columns that a number is computed from, each leading to its place on the data screen. */
export function InputLinks({ inputs }: { readonly inputs: readonly InputColumn[] }) {
  if (inputs.length === 0) return "–";
  return inputs.map((input) => (
    <div key={`${input.table} ${input.field} ${input.sheet} ${input.file}`}>
      <InputLink input={input} />
    </div>
  ));
}

/** Leads to the column on the data screen. */
function InputLink({ input }: { readonly input: InputColumn }) {
  const { t } = useWords();
  const imported = useApp((state) => state.loaded?.value);
  const mapping = useApp((state) => state.history.present.mapping);
  const table = imported?.tables.find(
    (candidate) =>
      (input.file === null || candidate.file === input.file) &&
      (input.sheet === null || candidate.sheet === input.sheet) &&
      candidate.columns.some((column) => column.header === input.header),
  );
  const text = t("cards:audit.input", { sheet: input.sheet ?? input.file ?? "", column: input.header, field: input.field });
  if (table === undefined || mapping === null || imported === undefined) return text;
  const use = Math.max(
    0,
    usesOf(mapping, imported.guesses, table).findIndex((candidate) => candidate.as === input.table),
  );
  return (
    <button type="button" className="link" onClick={() => setView({ screen: "data", table: { id: table.id, use } })}>
      {text}
    </button>
  );
}
