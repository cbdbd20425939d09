import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeSamples } from "./make-samples.ts";

/** `npm run samples`: writes the generated samples where they are committed. */
const folder = join(process.cwd(), "samples");
for (const [name, bytes] of makeSamples()) {
  writeFileSync(join(folder, name), bytes);
  console.log(`samples/${name}  ${bytes.length.toLocaleString("en")} bytes`);
}
