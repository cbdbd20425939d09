export const whatif = {} as const satisfies Record<string, string>;
