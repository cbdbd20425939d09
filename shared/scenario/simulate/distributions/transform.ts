/**
 * Turns a standard normal score into a value of a distribution: its quantile at Φ(score). Never falling, so that correlated
 * scores give correlated values and a changed parameter shifts every draw the same way.
 */
export type Transform = (score: number) => number;

/** The same over many: `into[i]` from `scores[i]`, for the first `count`. */
export type Fill = (scores: Float64Array, into: Float64Array, count: number) => void;

export const fillBy =
  (transform: Transform): Fill =>
  (scores, into, count) => {
    for (let i = 0; i < count; i++) into[i] = transform(scores[i] ?? 0);
  };
