import { GetPolicyCommand, GetPolicyVersionCommand, type IAMClient } from "@aws-sdk/client-iam";

/** IAM sends documents URL-encoded. */
export function decodeDocument(text: string | undefined): string {
  return decodeURIComponent(text ?? "");
}

/** The document of a managed policy's version; of its default version where none is named. */
export async function managedDocument(client: IAMClient, PolicyArn: string, version?: string, abortSignal?: AbortSignal): Promise<string> {
  const VersionId = version ?? (await client.send(new GetPolicyCommand({ PolicyArn }), { abortSignal })).Policy?.DefaultVersionId;
  const { PolicyVersion } = await client.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }), { abortSignal });
  return decodeDocument(PolicyVersion?.Document);
}

export function isAwsManaged(arn: string | undefined): boolean {
  return arn?.startsWith("arn:aws:iam::aws:") ?? false;
}

const write = (document: object) => JSON.stringify(document, null, 2);

/** What a new policy begins with. */
export const emptyPolicy = write({ Version: "2012-10-17", Statement: [{ Sid: "Statement1", Effect: "Allow", Action: [], Resource: [] }] });

export function allowing(action: string, resource: string): string {
  return write({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: resource }] });
}

export function trustingService(service: string): string {
  return write({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }] });
}

export function trustingAccount(account: string, externalId: string): string {
  const condition = externalId ? { Condition: { StringEquals: { "sts:ExternalId": externalId } } } : {};
  return write({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole", ...condition }],
  });
}

/** With one more statement, to be filled in; undefined where the text is not that of a policy. */
export function withNewStatement(text: string, statement: object): string | undefined {
  try {
    const document = JSON.parse(text) as { Statement?: unknown };
    const statements = Array.isArray(document.Statement) ? (document.Statement as unknown[]) : document.Statement === undefined ? [] : [document.Statement];
    return write({ ...document, Statement: [...statements, statement] });
  } catch {
    return undefined;
  }
}
