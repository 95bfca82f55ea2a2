/** Where an API answers, by the types of the real service. The private kind is not built. */
export const endpointNames: Readonly<Record<string, string>> = { REGIONAL: "Regional", EDGE: "Edge-optimized" };

export const endpointOptions = Object.entries(endpointNames).map(([value, label]) => ({ value, label }));
