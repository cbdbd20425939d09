import "../engine/host.ts";
import "../engine/workbench.ts";
import "../cli/index.ts";
import "@duckdb/node-api";
import { shell } from "electron";

shell.beep();
