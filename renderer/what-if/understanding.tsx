import { Tabs } from "@mantine/core";
import type { BaselineEstimate } from "../../shared/ipc/contract.ts";
import type { Scenario } from "../../shared/project/document.ts";
import type { WhatifOutput } from "../../shared/scenario/scenario.ts";
import { useWords } from "../ui/use-words.ts";
import { Bridge } from "./bridge.tsx";
import { CostlyLevers } from "./costly-levers.tsx";

const LATER = ["tornado", "goal", "grid", "compare"] as const;

/** Why the answer is what it is. What is not built yet says so in its place. */
export function Understanding({
  output,
  scenario,
  estimate,
}: {
  readonly output: WhatifOutput;
  readonly scenario: Scenario;
  readonly estimate: BaselineEstimate;
}) {
  const { t } = useWords();
  return (
    <section className="paper understanding">
      <Tabs defaultValue="bridge" keepMounted={false} classNames={{ list: "what-if-tabs", tab: "what-if-tab" }}>
        <Tabs.List>
          {["bridge", ...LATER].map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`levers:tab.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="bridge">
          <Bridge output={output} scenario={scenario} />
        </Tabs.Panel>
        {LATER.map((tab) => (
          <Tabs.Panel key={tab} value={tab}>
            <p className="c2 later">{t("levers:later", { what: t(`levers:tab.${tab}`) })}</p>
          </Tabs.Panel>
        ))}
      </Tabs>
      <CostlyLevers scenario={scenario} estimate={estimate} flags={output.flags} />
    </section>
  );
}
