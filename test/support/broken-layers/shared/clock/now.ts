export const now = (): number => Date.now();
export const chance = (): number => Math.random();
export const elapsed = (): number => performance.now();
