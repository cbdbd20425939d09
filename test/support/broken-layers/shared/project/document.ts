import "../formula/parse.ts";
import "node:path";
