import "../scenario/scenario.ts";
import "../messages/translator.ts";
import "@duckdb/node-api";
