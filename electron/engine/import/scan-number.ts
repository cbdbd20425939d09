/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * The number written in bytes `from`–`to`, correctly rounded; NaN when they are no finite number. While the
 * digits are a whole number below 2^53 and the power of ten is exact, one division of exact doubles gives the correctly rounded
 * result (Clinger 1990); the rest goes through JavaScript's own conversion.
 */
export function scanNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const negative = bytes[at] === 45;
  if (negative) at++;
  let mantissa = 0;
  let digits = 0;
  let scale = 0;
  let byte = bytes[at] ?? 0;
  while (byte >= 48 && byte <= 57 && at < to) {
    mantissa = mantissa * 10 + byte - 48;
    digits++;
    byte = bytes[++at] ?? 0;
  }
  if (byte === 46 && at < to) {
    byte = bytes[++at] ?? 0;
    while (byte >= 48 && byte <= 57 && at < to) {
      mantissa = mantissa * 10 + byte - 48;
      digits++;
      scale++;
      byte = bytes[++at] ?? 0;
    }
  }
  if (at !== to || digits === 0 || mantissa > Number.MAX_SAFE_INTEGER || scale > 22) return slowNumber(bytes, from, to);
  const value = scale === 0 ? mantissa : mantissa / (POWERS[scale] ?? 1);
  return negative && value !== 0 ? -value : value;
}

function slowNumber(bytes: Uint8Array, from: number, to: number): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    .toString("latin1")
    .trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number.NaN;
  const value = Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}
