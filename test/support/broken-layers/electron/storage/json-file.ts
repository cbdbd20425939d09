import "electron";
import "../main/index.ts";
import "../engine/store.ts";
import "zod";
