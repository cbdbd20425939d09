import "./statistics/wilson-interval.ts";
import "zod";
import "node:fs";
