/** The facts of a request that was or could be denied. */
export interface RequestFacts {
  /** ARN of who asks: a user, a role, or a session of a role. */
  principal: string;
  /** Such as "dynamodb:PutItem". */
  action: string;
  /** An ARN, or "*". */
  resource: string;
}

export interface Denial extends RequestFacts {
  /** What the message says is behind it, such as "no identity-based policy allows the s3:GetObject action". */
  reason: string | undefined;
}

const message =
  /User: (?<principal>\S+) is not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: (?<resource>.+?))?(?: (?:because (?<none>no [\w -]+ allows the \S+ action)|with (?<explicit>an explicit deny(?: in an? [\w -]+| in the [\w -]+)?)))?(?=["'\n]|$)/;

/** Reads the message of a denial, wherever it stands in the text; undefined where there is none. */
export function parseDenial(text: string): Denial | undefined {
  const found = message.exec(text)?.groups;
  if (!found) return undefined;
  const principal = found["principal"]!;
  return {
    principal,
    action: found["action"]!,
    resource: resourceArn(found["resource"], principal),
    reason: found["none"] ?? found["explicit"],
  };
}

// IAM names its own entities as "role worker" or "policy arn:…"; all others are named by their ARN.
function resourceArn(text: string | undefined, principal: string): string {
  if (text === undefined) return "*";
  const [, kind, name] = /^(user|group|role|policy) (\S+)$/.exec(text) ?? [];
  if (kind === undefined || name === undefined) return text;
  return name.startsWith("arn:") ? name : `arn:aws:iam::${accountOf(principal)}:${kind}/${name}`;
}

function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}

/** A principal as its ARN names it. */
export type PrincipalName = { kind: "user" | "group" | "role"; name: string } | { kind: "root" } | { kind: "unknown" };

export function principalOf(arn: string): PrincipalName {
  const [, , service, , , resource = ""] = arn.split(":");
  const [kind, ...rest] = resource.split("/");
  if (resource === "root") return { kind: "root" };
  if (service === "sts" && kind === "assumed-role" && rest[0]) return { kind: "role", name: rest[0] };
  const name = rest.at(-1);
  if (service === "iam" && (kind === "user" || kind === "group" || kind === "role") && name) return { kind, name };
  return { kind: "unknown" };
}
