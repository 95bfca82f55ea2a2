/** What a test of a method sends, as the form has it. */
export interface TestForm {
  path: Readonly<Record<string, string>>;
  query: string;
  /** Lines such as "Accept: application/json". */
  headers: string;
  /** Lines such as "name=value". */
  variables: string;
  body: string;
}

export const emptyTest: TestForm = { path: {}, query: "", headers: "", variables: "", body: "" };

/** The names in braces in a resource's path. */
export const pathParameters = (path: string): string[] => [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => name!);

export function testInput(form: TestForm, path: string, hasBody: boolean) {
  // A greedy parameter's slashes are part of the path.
  const filled = path.replaceAll(/\{([^}+]+)(\+?)\}/g, (_, name: string, greedy: string) => {
    const value = encodeURIComponent(form.path[name] ?? "");
    return greedy ? value.replaceAll("%2F", "/") : value;
  });
  const headers = pairs(form.headers, ":");
  const variables = pairs(form.variables, "=");
  const multiple = new Map<string, string[]>();
  for (const [name, value] of headers) multiple.set(name, [...(multiple.get(name) ?? []), value]);
  return {
    pathWithQueryString: form.query ? `${filled}?${form.query}` : filled,
    multiValueHeaders: headers.length > 0 ? Object.fromEntries(multiple) : undefined,
    stageVariables: variables.length > 0 ? Object.fromEntries(variables) : undefined,
    body: hasBody && form.body ? form.body : undefined,
  };
}

function pairs(lines: string, mark: string): [string, string][] {
  return lines.split("\n").filter((line) => line.includes(mark)).map((line) => {
    const at = line.indexOf(mark);
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
}
