import "node:fs";
import "../main/index.ts";
import "zod";
import "../../shared/scenario/scenario.ts";
