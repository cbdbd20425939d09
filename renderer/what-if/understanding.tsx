import { Tabs } from "@mantine/core";
import { memo } from "react";
import { useWords } from "../ui/use-words.ts";
import { Bridge } from "./bridge.tsx";
import { CostlyLevers } from "./costly-levers.tsx";
import { Compare } from "./scenarios/compare.tsx";

const LATER = ["tornado", "goal", "grid"] as const;

/** Why the answer is what it is. What is not built yet says so in its place. */
export const Understanding = memo(function Understanding() {
  const { t } = useWords();
  return (
    <section className="paper understanding">
      <Tabs defaultValue="bridge" keepMounted={false} classNames={{ list: "what-if-tabs", tab: "what-if-tab" }}>
        <Tabs.List>
          {["bridge", ...LATER, "compare"].map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`levers:tab.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="bridge">
          <Bridge />
        </Tabs.Panel>
        <Tabs.Panel value="compare">
          <Compare />
        </Tabs.Panel>
        {LATER.map((tab) => (
          <Tabs.Panel key={tab} value={tab}>
            <p className="c2 later">{t("levers:later", { what: t(`levers:tab.${tab}`) })}</p>
          </Tabs.Panel>
        ))}
      </Tabs>
      <CostlyLevers />
    </section>
  );
});
