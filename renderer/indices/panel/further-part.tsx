import { useWords } from "../../ui/use-words.ts";
import type { CardModel } from "../card-model.ts";
import { furtherLines } from "./further-lines.ts";

/** The other definitions of an index and the numbers beside it, each with its interval where it has one. */
export function FurtherPart({ model }: { readonly model: CardModel }) {
  const words = useWords();
  const lines = model.state === "value" ? furtherLines(model.id, model.result, words) : [];
  if (lines.length === 0) return null;
  return (
    <table className="small-table further-table" aria-label={words.t("cards:further")}>
      <thead>
        <tr>
          <th colSpan={2}>{words.t("cards:further")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, text }) => (
          <tr key={name}>
            <td>{name}</td>
            <td className="r">{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
