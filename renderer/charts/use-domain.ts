import { useRef } from "react";
import { fitDomain, settleDomain, stretchDomain, type ValueDomain } from "./value-domain.ts";

/**
 * The domain of an axis whose values move: it stands still as long as they fit in, and only grows while `isMoving`. Another `about`
 * (another horizon, other data) starts anew.
 */
export function useDomain(about: string, low: number, high: number, isMoving: boolean): ValueDomain {
  const kept = useRef<{ readonly about: string; readonly domain: ValueDomain } | null>(null);
  const last = kept.current?.about === about ? kept.current.domain : null;
  const domain = last === null ? fitDomain(low, high) : (isMoving ? stretchDomain : settleDomain)(last, low, high);
  kept.current = { about, domain };
  return domain;
}
