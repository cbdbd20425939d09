import { app } from "./app.ts";
import { cards } from "./cards.ts";
import { cli } from "./cli.ts";
import { conflicts } from "./conflicts.ts";
import { custom } from "./custom.ts";
import { data } from "./data.ts";
import { definitions } from "./definitions.ts";
import { exporting } from "./exporting.ts";
import { figures } from "./figures.ts";
import { indices } from "./indices.ts";
import { levers } from "./levers.ts";
import { links } from "./links.ts";
import { mapping } from "./mapping.ts";
import { methods } from "./methods.ts";
import { metricCards } from "./metric-cards.ts";
import { notes } from "./notes.ts";
import { problem } from "./problem.ts";
import { report } from "./report.ts";
import { scenarios } from "./scenarios.ts";
import { shell } from "./shell.ts";
import { simulation } from "./simulation.ts";
import { understand } from "./understand.ts";
import { whatif } from "./whatif.ts";

export const ro = {
  app,
  conflicts,
  custom,
  data,
  definitions,
  problem,
  notes,
  mapping,
  methods,
  metricCards,
  indices,
  whatif,
  simulation,
  report,
  cli,
  shell,
  levers,
  understand,
  scenarios,
  links,
  cards,
  exporting,
  figures,
};
