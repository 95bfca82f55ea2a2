/** A call of an operation, as a form would make it. */
export interface Call {
  /** As the AWS CLI names the service, such as "dynamodb". */
  cli: string;
  /** The SDK's package without its scope, such as "client-dynamodb". */
  sdk: string;
  /** Such as "DynamoDBClient". */
  client: string;
  /** Such as "CreateTable". */
  operation: string;
  input: object;
  /** Where the AWS CLI has other options than the operation has members. */
  cliInput?: object;
  /** Where the answer is bytes: the file that the AWS CLI writes them to. */
  cliFile?: string;
}

/** A call that is sent as it is shown. */
export interface Doing {
  call: Call;
  send(): Promise<unknown>;
}

// Of a form that attaches or changes things, before one is chosen or changed.
const nothing = "Nothing is chosen or changed yet.";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined } | Uint8Array;

/** The same calls as commands of the AWS CLI, for a POSIX shell. */
export function toCli(calls: readonly Call[]): string {
  if (calls.length === 0) return `# ${nothing}`;
  return calls.map(cliCommand).join("\n\n");
}

function cliCommand({ cli, operation, input, cliInput, cliFile }: Call): string {
  const parameters = Object.entries((cliInput ?? input) as Record<string, Json | undefined>)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => cliParameter(optionName(name), value as Json));
  return [`aws ${cli} ${optionName(operation)}`, ...parameters, ...(cliFile ? [quote(cliFile)] : [])].join(" \\\n  ");
}

function cliParameter(name: string, value: Json): string {
  if (typeof value === "boolean") return value ? `--${name}` : `--no-${name}`;
  if (value instanceof Uint8Array) return `--${name} fileb://${name}`;
  if (Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === "string")) {
    return `--${name} ${value.map(quote).join(" ")}`;
  }
  return `--${name} ${quote(typeof value === "object" ? JSON.stringify(value, blobsAsText) : String(value))}`;
}

/** As the AWS CLI makes its names: SSESpecification is sse-specification. */
export function optionName(name: string): string {
  return name
    .replace(/([a-z])?ARNs$/, "$1Arns")
    .replace(/(.)([A-Z][a-z]+)/g, "$1-$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The same calls with the SDK for JavaScript. */
export function toSdk(calls: readonly Call[], endpoint: string, region: string): string {
  if (calls.length === 0) return `// ${nothing}`;
  const packages = new Map<string, { client: string; commands: Set<string> }>();
  for (const { sdk, client, operation } of calls) {
    const names = packages.get(sdk) ?? { client, commands: new Set() };
    packages.set(sdk, names);
    names.commands.add(`${operation}Command`);
  }
  const imports = [...packages].map(([sdk, { client, commands }]) => `import { ${[client, ...commands].join(", ")} } from "@aws-sdk/${sdk}";`);
  const configuration = `{ endpoint: ${JSON.stringify(endpoint)}, region: ${JSON.stringify(region)} }`;
  const clients = [...packages.values()].map(({ client }) => `const ${variable(client)} = new ${client}(${configuration});`);
  const sends = calls.map(
    ({ client, operation, input }) =>
      `await ${variable(client)}.send(new ${operation}Command(${literal(input as Json, "")}));`,
  );
  return [...imports, "", ...clients, "", ...sends].join("\n");
}

function variable(client: string): string {
  const name = client.replace(/Client$/, "");
  return /^[A-Z]+$/.test(name) ? name.toLowerCase() : name[0]!.toLowerCase() + name.slice(1);
}

function literal(value: Json | undefined, indent: string): string {
  const inner = `${indent}  `;
  if (value instanceof Uint8Array) return `bytes /* ${value.length} bytes */`;
  if (Array.isArray(value)) {
    return value.length === 0 ? "[]" : `[\n${value.map((v) => inner + literal(v, inner)).join(",\n")},\n${indent}]`;
  }
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).filter(([, v]) => v !== undefined);
  if (members.length === 0) return "{}";
  const lines = members.map(([name, v]) => `${inner}${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}: ${literal(v, inner)},`);
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function blobsAsText(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? `<${value.length} bytes in base64>` : value;
}
