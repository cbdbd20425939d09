/** Parts of a whole as bars with their words and numbers; the longest fills its track. */
export type ClassBar = {
  readonly name: string;
  readonly size: number;
  readonly fill: "low" | "mid" | "top" | "accent" | "quiet";
  readonly text: string;
};

export function ClassBars({ bars }: { readonly bars: readonly ClassBar[] }) {
  const most = Math.max(...bars.map((bar) => Math.abs(bar.size)), 0);
  return (
    <div>
      {bars.map((bar) => (
        <div className="class-bar" key={bar.name}>
          <span className="cut" title={bar.name}>
            {bar.name}
          </span>
          <span className="class-track" aria-hidden="true">
            <span className={`bg-${bar.fill}`} style={{ width: most === 0 ? 0 : `${(100 * Math.abs(bar.size)) / most}%` }} />
          </span>
          <span className="nw">{bar.text}</span>
        </div>
      ))}
    </div>
  );
}
