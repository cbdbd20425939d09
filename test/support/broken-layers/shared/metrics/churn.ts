import "../report/deck.ts";
import "../../electron/engine/store.ts";
