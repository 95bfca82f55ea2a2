/** How a response's headers are named in mappings. */
export const responseHeader = "method.response.header.";

export const headerNames = (parameters: Readonly<Record<string, unknown>> | undefined): string[] =>
  Object.keys(parameters ?? {}).filter((name) => name.startsWith(responseHeader)).map((name) => name.slice(responseHeader.length));
