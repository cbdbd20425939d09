import "./understanding.css";
import { Tabs } from "@mantine/core";
import { memo } from "react";
import { useWords } from "../../ui/use-words.ts";
import { Bridge } from "../bridge.tsx";
import { CostlyLevers } from "../costly-levers.tsx";
import { Compare } from "../scenarios/compare.tsx";
import { Goal } from "./goal.tsx";
import { Grid } from "./grid.tsx";
import { Robustness } from "./robustness.tsx";
import { Tornado } from "./tornado.tsx";

/** Every way to look into an answer, in the order of the tabs. */
const TABS = [
  ["bridge", Bridge],
  ["tornado", Tornado],
  ["goal", Goal],
  ["grid", Grid],
  ["robust", Robustness],
  ["compare", Compare],
] as const;

/** Why the answer is what it is, how robust it is, and how to get further. */
export const Understanding = memo(function Understanding() {
  const { t } = useWords();
  return (
    <section className="paper understanding">
      <Tabs defaultValue="bridge" keepMounted={false} classNames={{ list: "what-if-tabs", tab: "what-if-tab" }}>
        <Tabs.List>
          {TABS.map(([tab]) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`levers:tab.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(([tab, Content]) => (
          <Tabs.Panel key={tab} value={tab}>
            <Content />
          </Tabs.Panel>
        ))}
      </Tabs>
      <CostlyLevers />
    </section>
  );
});
