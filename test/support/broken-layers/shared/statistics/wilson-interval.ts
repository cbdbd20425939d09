import "../indices/settings.ts";
import "../table/fields.ts";
import "node:fs/promises";
import "mathjs";
import type { Window } from "../../renderer/app.tsx";
