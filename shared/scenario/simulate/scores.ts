import { createRandom } from "../../random.ts";

/** Writes the next `count` standard normal scores of an input. */
export type Scores = (into: Float64Array, count: number) => void;

/**
 * The stream of one input: it hangs on the seed and the input's name alone, so that another input more or less changes no draw of
 * this one, and the first 2,000 of 10,000 draws are those of a preview.
 *
 * The digits are the same on every machine: whole-number arithmetic, and `Math.sqrt` and `Math.log`, which V8 computes by its own
 * code (fdlibm) and not by the system's library.
 */
export function createScores(seed: number, name: string): Scores {
  const random = createRandom(streamOf(seed, name));
  return (into, count) => {
    for (let i = 0; i < count; i++) into[i] = random.normal();
  };
}

/** FNV-1a over seed and name, both bytes of each unit of the text. */
export function streamOf(seed: number, name: string): number {
  let hash = 0x811c9dc5;
  const text = `${seed}:${name}`;
  for (let k = 0; k < text.length; k++) {
    const unit = text.charCodeAt(k);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash;
}
