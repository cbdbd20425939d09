import "../table/fields.ts";
import "../report/deck.ts";
import "pure-rand";
