import { NativeSelect, Radio } from "@mantine/core";
import type { IndicesOutput } from "../../shared/indices/index-result.ts";
import { fieldKind } from "../../shared/table/fields.ts";
import { setView, useApp } from "../store/app-store.ts";
import { editDocument } from "../store/edit-document.ts";
import type { Focus } from "../store/state.ts";
import { useWords } from "../ui/use-words.ts";
import { comparedKey, lastKey } from "./compare.ts";
import { fieldWords } from "./field-words.ts";
import { InForce } from "./in-force.tsx";
import { keyName } from "./names.ts";
import { slicesOf } from "./select-slice.ts";

/** A key of a slice as the value of a control; keys can be null. */
const encode = (key: string | null): string => JSON.stringify(key);
const decode = (text: string): string | null => {
  const value: unknown = JSON.parse(text);
  return typeof value === "string" ? value : null;
};

/** What the numbers are about: a segment or a wave, what it is compared with, and what holds for every index. */
export function FilterRail({ output }: { readonly output: IndicesOutput }) {
  const { t } = useWords();
  return (
    <aside className="rail" aria-label={t("cards:rail")}>
      <Segments output={output} />
      <Waves output={output} />
      <OneAtATime output={output} />
      <Compare output={output} />
      <Cuts />
      <InForce output={output} />
    </aside>
  );
}

const focusOn = (focus: Focus): void => setView({ focus, against: undefined });

function Segments({ output }: { readonly output: IndicesOutput }) {
  const { t, plain } = useWords();
  const by = useApp((state) => state.history.present.by);
  const focus = useApp((state) => state.view.focus);
  const groups = output.groups ?? [];
  if (groups.length === 0) return null;
  const customers = groups.reduce((sum, group) => sum + group.n, 0);
  return (
    <Radio.Group
      aria-label={t("cards:rail.segment")}
      value={focus.kind === "group" ? encode(focus.key) : "all"}
      onChange={(value) => focusOn(value === "all" ? { kind: "all" } : { kind: "group", key: decode(value) })}
    >
      <div className="label">
        <span>{by === null ? t("cards:rail.segment") : fieldWords(`.${by}`, t).replace(/^\./, "")}</span>
        <span>{t("cards:rail.customers")}</span>
      </div>
      <div className="rail-options">
        <Option value="all" label={t("cards:allAccounts")} count={plain(customers)} />
        {groups.map((group) => (
          <Option key={encode(group.key)} value={encode(group.key)} label={keyName(group.key, t)} count={plain(group.n)} />
        ))}
      </div>
    </Radio.Group>
  );
}

function Option({ value, label, count }: { readonly value: string; readonly label: string; readonly count: string }) {
  return (
    <div className="rail-option">
      <Radio value={value} label={label} title={label} />
      <span className="c3 xs">{count}</span>
    </div>
  );
}

function Waves({ output }: { readonly output: IndicesOutput }) {
  const { t } = useWords();
  const focus = useApp((state) => state.view.focus);
  const waves = output.waves ?? [];
  if (waves.length === 0) return null;
  return (
    <NativeSelect
      label={<span className="label">{t("cards:rail.wave")}</span>}
      value={focus.kind === "wave" ? encode(focus.key) : "all"}
      onChange={(event) => {
        const { value } = event.currentTarget;
        focusOn(value === "all" ? { kind: "all" } : { kind: "wave", key: decode(value) });
      }}
      data={[
        { value: "all", label: t("cards:allWaves") },
        ...[...waves].reverse().map((wave) => ({ value: encode(wave.key), label: keyName(wave.key, t) })),
      ]}
    />
  );
}

/** A segment within a wave is not computed: what is shown, and what picking the other one does, stands where one picks. */
function OneAtATime({ output }: { readonly output: IndicesOutput }) {
  const { t } = useWords();
  const focus = useApp((state) => state.view.focus);
  if ((output.groups ?? []).length === 0 || (output.waves ?? []).length === 0) return null;
  const words = focus.kind === "all" ? t("cards:rail.one") : t(`cards:rail.one.${focus.kind}`, { key: keyName(focus.key, t) });
  return (
    <p className="xxs c3 rail-note" role="status">
      {words}
    </p>
  );
}

function Compare({ output }: { readonly output: IndicesOutput }) {
  const { t } = useWords();
  const { focus, against } = useApp((state) => state.view);
  const slices = focus.kind === "all" ? (output.waves ?? []) : slicesOf(output, focus);
  const own = focus.kind === "all" ? lastKey(slices) : focus.key;
  const others = slices.filter((slice) => slice.key !== own);
  const compared = comparedKey(output, focus, against);
  if (others.length === 0) return null;
  return (
    <NativeSelect
      label={
        <span className="label">
          {focus.kind === "all" ? t("cards:rail.compareLast", { wave: keyName(own ?? null, t) }) : t("cards:rail.compare")}
        </span>
      }
      value={compared === undefined ? "" : encode(compared)}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setView({ against: value === "" ? undefined : decode(value) });
      }}
      data={[
        ...(compared === undefined ? [{ value: "", label: t("cards:rail.compareNone") }] : []),
        ...others.map((slice) => ({ value: encode(slice.key), label: keyName(slice.key, t) })),
      ]}
    />
  );
}

/** The fields that make the groups and the waves: inputs of the document, so that changing them can be undone. */
function Cuts() {
  const { t } = useWords();
  const by = useApp((state) => state.history.present.by);
  const wave = useApp((state) => state.history.present.wave);
  const fields = useApp((state) => state.facts?.value.fields);
  const labels = (["accounts", "answers"] as const).flatMap((table) =>
    (fields?.[table] ?? []).filter((field) => fieldKind(table, field) === "label"),
  );
  const groupable = [...new Set([...(by === null ? [] : [by]), ...labels])];
  const dated = fields?.answers?.includes("answered_at") === true;
  const setBy = (value: string) => {
    focusOn({ kind: "all" });
    editDocument("cards:edit.by", (draft) => {
      draft.by = value === "" ? null : value;
    });
  };
  const setWave = (value: string) => {
    focusOn({ kind: "all" });
    editDocument("cards:edit.wave", (draft) => {
      draft.wave = value === "" ? null : value;
    });
  };
  return (
    <div className="rail-cuts">
      <NativeSelect
        label={<span className="label">{t("cards:rail.groupsBy")}</span>}
        value={by ?? ""}
        onChange={(event) => setBy(event.currentTarget.value)}
        data={[
          { value: "", label: t("cards:rail.noGroups") },
          ...groupable.map((field) => ({ value: field, label: fieldWords(`.${field}`, t).replace(/^\./, "") })),
        ]}
      />
      <NativeSelect
        label={<span className="label">{t("cards:rail.wavesBy")}</span>}
        value={wave ?? ""}
        onChange={(event) => setWave(event.currentTarget.value)}
        data={[
          { value: "", label: t("cards:rail.oneWave") },
          ...(dated || wave !== null ? ["month", "quarter", "year"].map((name) => ({ value: name, label: t(`cards:wave.${name}`) })) : []),
          ...(fields?.answers?.includes("wave") === true ? [{ value: "wave", label: t("cards:wave.wave") }] : []),
        ]}
      />
    </div>
  );
}
