import { NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Json } from "../../../../shared/indices/index-result.ts";
import type { ValueFault } from "../../../../shared/indices/setting-fault.ts";
import { useWords } from "../../../ui/use-words.ts";
import { faultText } from "./range-text.ts";

type Typed = {
  readonly label: string;
  readonly value: Json;
  readonly placeholder?: string;
  /** Why a value cannot stand; `null` = it can. */
  readonly faultOf: (value: Json) => ValueFault | null;
  readonly onChange: (value: Json) => void;
};

/** What is typed is taken over on Enter and on leaving; what cannot stand stays where it is, with the cause. */
function useTyped({ value, faultOf, onChange }: Typed, read: (text: string) => Json, isShare: boolean) {
  const words = useWords();
  const [fault, setFault] = useState<{ readonly cause: ValueFault["cause"]; readonly text: string } | null>(null);
  const commit = (text: string) => {
    const next = read(text);
    if (JSON.stringify(next) === JSON.stringify(value)) return setFault(null);
    const found = faultOf(next);
    setFault(found === null ? null : { cause: found.cause, text: faultText(found, text.trim(), isShare, words) });
    if (found === null) onChange(next);
  };
  const shown = {
    size: "xs",
    error: fault?.text ?? null,
    "data-cause": fault?.cause,
    onBlur: (event: React.FocusEvent<HTMLInputElement>) => commit(event.currentTarget.value),
    onKeyDown: (event: React.KeyboardEvent<HTMLInputElement>) => {
      if (event.key === "Enter") commit(event.currentTarget.value);
    },
  } as const;
  return shown;
}

/** A number; a share is typed in percent. Empty is `null`. */
export function NumberControl({ isShare, isWhole, ...typed }: Typed & { readonly isShare: boolean; readonly isWhole: boolean }) {
  const factor = isShare ? 100 : 1;
  const read = (text: string): Json => {
    const plain = text.replace("%", "").trim();
    // JSON has no number for what is none, and its text breaks the rule.
    return plain === "" ? null : Number.isFinite(Number(plain)) ? Number(plain) / factor : plain;
  };
  const shown = useTyped(typed, read, isShare);
  const { label, value, placeholder } = typed;
  return (
    <NumberInput
      {...shown}
      aria-label={label}
      defaultValue={typeof value === "number" ? Number((value * factor).toPrecision(12)) : ""}
      placeholder={placeholder ?? ""}
      suffix={isShare ? " %" : ""}
      allowDecimal={!isWhole}
      clampBehavior="none"
    />
  );
}

/** A text, or words apart by commas. Empty is `null`, or no words where there must be a list. */
export function TextControl({ isList, isNullable, ...typed }: Typed & { readonly isList: boolean; readonly isNullable: boolean }) {
  const read = (text: string): Json => {
    const items = isList ? text.split(",").flatMap((item) => (item.trim() === "" ? [] : [item.trim()])) : [];
    if (isList) return items.length === 0 && isNullable ? null : items;
    return text.trim() === "" ? null : text.trim();
  };
  const shown = useTyped(typed, read, false);
  const { label, value, placeholder } = typed;
  return (
    <TextInput
      {...shown}
      aria-label={label}
      defaultValue={Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value : ""}
      placeholder={placeholder ?? ""}
    />
  );
}
