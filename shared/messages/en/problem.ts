export const problem = {} as const satisfies Record<string, string>;
