import type { Runtime } from "@aws-sdk/client-lambda";
import type { Language } from "../../shared/editor/CodeEditor";

/** What a function is written for, and what a new one begins with. */
interface RuntimeFamily {
  handler: string;
  files: Readonly<Record<string, string>>;
}

const node: RuntimeFamily = {
  handler: "index.handler",
  files: {
    "index.mjs": `export const handler = async (event) => {
  return {
    statusCode: 200,
    body: JSON.stringify("Hello from Lambda!"),
  };
};
`,
  },
};

const python: RuntimeFamily = {
  handler: "lambda_function.lambda_handler",
  files: {
    "lambda_function.py": `import json


def lambda_handler(event, context):
    return {
        "statusCode": 200,
        "body": json.dumps("Hello from Lambda!"),
    }
`,
  },
};

const custom: RuntimeFamily = {
  handler: "bootstrap",
  files: {
    bootstrap: `#!/bin/sh
# Asks for an event, answers it, and asks for the next.
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
while true; do
  headers=$(mktemp)
  curl -sS -D "$headers" -o /dev/null "$api/next"
  id=$(grep -i '^lambda-runtime-aws-request-id:' "$headers" | tr -d '\\r' | cut -d' ' -f2)
  curl -sS -X POST "$api/$id/response" -d '{"statusCode": 200, "body": "Hello from Lambda!"}' > /dev/null
done
`,
  },
};

export const runtimes: readonly { id: Runtime; name: string }[] = [
  { id: "nodejs22.x", name: "Node.js 22.x" },
  { id: "nodejs20.x", name: "Node.js 20.x" },
  { id: "nodejs18.x", name: "Node.js 18.x" },
  { id: "python3.13", name: "Python 3.13" },
  { id: "python3.12", name: "Python 3.12" },
  { id: "python3.11", name: "Python 3.11" },
  { id: "python3.10", name: "Python 3.10" },
  { id: "python3.9", name: "Python 3.9" },
  { id: "provided.al2023", name: "Custom runtime on Amazon Linux 2023" },
  { id: "provided.al2", name: "Custom runtime on Amazon Linux 2" },
];

export function familyOf(runtime: string): RuntimeFamily {
  if (runtime.startsWith("nodejs")) return node;
  return runtime.startsWith("python") ? python : custom;
}

export function runtimeName(id: string | undefined): string {
  return runtimes.find((r) => r.id === id)?.name ?? id ?? "-";
}

export function languageOf(file: string): Language {
  if (/\.[cm]?[jt]sx?$/.test(file)) return "javascript";
  if (file.endsWith(".py")) return "python";
  return file.endsWith(".json") ? "json" : "text";
}
