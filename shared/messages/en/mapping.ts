export const mapping = {} as const satisfies Record<string, string>;
