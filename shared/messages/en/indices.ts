export const indices = {} as const satisfies Record<string, string>;
