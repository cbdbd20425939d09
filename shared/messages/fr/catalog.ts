import { app } from "./app.ts";
import { cli } from "./cli.ts";
import { data } from "./data.ts";
import { indices } from "./indices.ts";
import { mapping } from "./mapping.ts";
import { problem } from "./problem.ts";
import { report } from "./report.ts";
import { whatif } from "./whatif.ts";

export const fr = { app, data, problem, mapping, indices, whatif, report, cli };
