import { ActionIcon, NumberInput, Popover, Switch } from "@mantine/core";
import { useState } from "react";
import { MOST_DRAWS, type SimulationSettings } from "../../../shared/scenario/simulate/simulation.ts";
import { useApp } from "../../store/app-store.ts";
import { editDocument, endDragOfDocument } from "../../store/edit-document.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { Correlations } from "./correlations.tsx";

/** Seed, draws and the rest, which belong to the document. */
export function SimulationSettingsMenu() {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      trapFocus
      returnFocus
      withinPortal
      width={320}
      shadow="none"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <ActionIcon size={28} aria-label={t("simulation:settings")} title={t("simulation:settings")} onClick={() => setOpen(!isOpen)}>
          <Icon name="sliders" size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className="o-menu simulation-menu">{isOpen ? <Settings /> : null}</Popover.Dropdown>
    </Popover>
  );
}

function Settings() {
  const { t } = useWords();
  const settings = useApp((state) => state.history.present.simulation);
  const number = (field: "seed" | "draws", min: number, max: number) => (
    <NumberInput
      size="xs"
      label={t(`simulation:${field === "seed" ? "seed" : "mostDraws"}`)}
      value={settings[field]}
      min={min}
      max={max}
      allowDecimal={false}
      hideControls
      onChange={(value) => {
        if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) change({ [field]: value }, field);
      }}
      onBlur={endDragOfDocument}
    />
  );
  const flag = (field: "stopEarly" | "processNoise") => (
    <Switch
      checked={settings[field]}
      label={t(`simulation:${field}`)}
      onChange={(event) => change({ [field]: event.currentTarget.checked })}
    />
  );
  return (
    <>
      <b>{t("simulation:settings")}</b>
      <div className="simulation-numbers">
        {number("seed", 0, 4_294_967_295)}
        {number("draws", 2, MOST_DRAWS)}
      </div>
      {flag("stopEarly")}
      {flag("processNoise")}
      <Correlations correlations={settings.correlations} onChange={(correlations) => change({ correlations })} />
    </>
  );
}

function change(part: Partial<SimulationSettings>, drag: string | null = null): void {
  editDocument(
    "simulation:edit",
    (draft) => {
      draft.simulation = { ...draft.simulation, ...part, correlations: [...(part.correlations ?? draft.simulation.correlations)] };
    },
    drag === null ? null : `simulation ${drag}`,
  );
}
