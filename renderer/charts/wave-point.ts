/** One wave of a number. A hidden wave holds no numbers at all, so that nothing can show them. */
export type WavePoint = {
  readonly name: string;
  readonly state: "value" | "hidden" | "none";
  readonly value: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly n: number;
  /** `n` as it stands below the wave. */
  readonly count: string;
  /** Few answers: the point is drawn hollow. */
  readonly indicative: boolean;
  /** What the read-out says under the name. */
  readonly lines: readonly string[];
};
