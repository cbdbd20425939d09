type Draw = () => void;

/** Charts that wait, in the order in which they asked. */
const waiting = new Map<object, Draw>();
let isAsked = false;

/** At the latest after so many ms, even where a drag leaves no frame with time to spare. */
const LATEST_MS = 120;

/**
 * Draws when a frame has time to spare, one drawing at a time, so that several charts do not hold up the numbers beside a moving
 * slider. Who asks again while waiting keeps its place and has its newest drawing done.
 */
export function drawSoon(owner: object, draw: Draw): void {
  waiting.set(owner, draw);
  askForTime();
}

/** What `owner` waits for is not drawn any more. */
export const drawNever = (owner: object): boolean => waiting.delete(owner);

function askForTime(): void {
  if (isAsked || waiting.size === 0) return;
  isAsked = true;
  requestIdleCallback(drawNext, { timeout: LATEST_MS });
}

function drawNext(): void {
  isAsked = false;
  const [next] = waiting;
  if (next === undefined) return;
  const [owner, draw] = next;
  waiting.delete(owner);
  draw();
  askForTime();
}
