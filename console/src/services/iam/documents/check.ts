import { type JsonNode, readJson } from "./json";

/** The kinds of policies that are written here: what may be done, and who may take on a role. */
export type PolicyKind = "identity" | "trust";

/** Something that IAM would refuse, or that a person should look at again. */
export interface Problem {
  severity: "error" | "warning";
  message: string;
  /** Where it stands in the text, in characters from its beginning. */
  from: number;
  to: number;
}

const versions = ["2012-10-17", "2008-10-17"];
const elements = ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];
const operator =
  /^(ForA(ll|ny)Values?:)?(Null|Bool|BinaryEquals|(Not)?IpAddress|String(Not)?(Equals(IgnoreCase)?|Like)|(Numeric|Date)((Not)?Equals|(Less|Greater)Than(Equals)?)|Arn(Not)?(Equals|Like))(IfExists)?$/;

/** What can be said of a document before IAM sees it. IAM's own refusal is shown with the form, should anything be left. */
export function checkPolicy(text: string, kind: PolicyKind): readonly Problem[] {
  const read = readJson(text);
  if ("fault" in read) return [{ severity: "error", message: read.fault.message, from: read.fault.from, to: Math.min(read.fault.from + 1, text.length) }];
  const check = new PolicyCheck(kind);
  check.document(read.root);
  return check.problems;
}

class PolicyCheck {
  readonly problems: Problem[] = [];
  private readonly sids = new Set<string>();

  constructor(private readonly kind: PolicyKind) {}

  document(root: JsonNode) {
    if (!root.members) return this.error(root, "A policy is an object: { \"Version\": …, \"Statement\": [ … ] }.");
    for (const { name, nameNode } of root.members) {
      if (!["Version", "Id", "Statement"].includes(name)) this.error(nameNode, `A policy has no element ${name}.`);
    }
    const version = member(root, "Version");
    if (!version) this.warning(start(root), "Without \"Version\": \"2012-10-17\" the policy is of the old language, without variables; managed policies must have it.");
    else if (!versions.includes(String(version.scalar))) this.error(version, "Version must be 2012-10-17.");
    const statement = member(root, "Statement");
    if (!statement) return this.error(start(root), "A policy needs an element Statement.");
    if (statement.items?.length === 0) this.error(statement, "A policy needs a statement.");
    for (const each of statement.items ?? [statement]) this.statement(each);
  }

  private statement(node: JsonNode) {
    if (!node.members) return this.error(node, "A statement is an object.");
    for (const { name, nameNode } of node.members) {
      if (!elements.includes(name)) this.error(nameNode, `A statement has no element ${name}.`);
    }
    this.sid(member(node, "Sid"));
    const effect = member(node, "Effect");
    if (!effect) this.error(start(node), "A statement needs an Effect: Allow or Deny.");
    else if (effect.scalar !== "Allow" && effect.scalar !== "Deny") this.error(effect, "Effect must be Allow or Deny, in this spelling.");
    this.actions(node);
    if (this.kind === "trust") this.trusted(node);
    else this.resources(node);
    this.conditions(member(node, "Condition"));
    this.everything(node);
  }

  private sid(node: JsonNode | undefined) {
    if (!node) return;
    const sid = String(node.scalar);
    if (this.kind === "identity" && !/^[0-9A-Za-z]*$/.test(sid)) this.error(node, "A Sid has letters and digits only.");
    if (sid !== "" && this.sids.has(sid)) this.error(node, `There are two statements with the Sid ${sid}.`);
    this.sids.add(sid);
  }

  private actions(node: JsonNode) {
    const values = this.oneOf(node, "Action", "NotAction", "say which actions it is about");
    for (const value of values) {
      if (!/^(\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/.test(String(value.scalar))) this.error(value, "An action is service:Action, such as dynamodb:GetItem, or *.");
    }
  }

  private resources(node: JsonNode) {
    for (const name of ["Principal", "NotPrincipal"]) {
      const found = node.members?.find((m) => m.name === name);
      if (found) this.error(found.nameNode, `A policy of a user, group or role has no ${name}: it is about whom it is attached to.`);
    }
    for (const value of this.oneOf(node, "Resource", "NotResource", "say which resources it is about")) {
      const text = String(value.scalar);
      if (text !== "*" && text.split(":").length < 6) this.error(value, "A resource is an ARN, such as arn:aws:dynamodb:us-east-1:000000000000:table/users, or *.");
    }
  }

  private trusted(node: JsonNode) {
    for (const name of ["Resource", "NotResource"]) {
      const found = node.members?.find((m) => m.name === name);
      if (found) this.error(found.nameNode, `A trust policy has no ${name}: it is about the role that it belongs to.`);
    }
    const principal = member(node, "Principal");
    if (!principal && !member(node, "NotPrincipal")) this.error(start(node), "A statement of a trust policy needs a Principal: who may take on the role.");
    for (const { name, nameNode } of principal?.members ?? []) {
      if (!["AWS", "Service", "Federated", "CanonicalUser"].includes(name)) this.error(nameNode, `There are no principals of the kind ${name}.`);
    }
    if (principal && (principal.scalar === "*" || values(member(principal, "AWS")).some((v) => v.scalar === "*")) && !member(node, "Condition")) {
      this.warning(principal, "Everybody, of any account, may take on the role.");
    }
  }

  private conditions(node: JsonNode | undefined) {
    for (const { name, nameNode, value } of node?.members ?? []) {
      if (!operator.test(name)) this.error(nameNode, `There is no condition operator ${name}.`);
      if (!value.members) this.error(value, "A condition operator holds keys and their values.");
    }
  }

  private everything(node: JsonNode) {
    if (this.kind !== "identity" || member(node, "Effect")?.scalar !== "Allow") return;
    const resource = values(member(node, "Resource")).find((v) => v.scalar === "*");
    const action = values(member(node, "Action")).find((v) => v.scalar === "*");
    if (resource && action) this.warning(action, "This allows everything on everything.");
    const pass = values(member(node, "Action")).find((v) => /^iam:(PassRole|\*)$/i.test(String(v.scalar)));
    if (resource && pass) this.warning(pass, "With iam:PassRole on * a service can be given any role, and so any right: name the roles.");
  }

  /** The values of the one of two elements that is there. */
  private oneOf(node: JsonNode, name: string, opposite: string, need: string): readonly JsonNode[] {
    const given = member(node, name);
    const other = member(node, opposite);
    if (given && other) this.error(other, `A statement has ${name} or ${opposite}, not both.`);
    const found = given ?? other;
    if (!found) {
      this.error(start(node), `A statement needs ${name}, to ${need}.`);
      return [];
    }
    if (values(found).length === 0) this.error(found, `${given ? name : opposite} is empty: ${need}.`);
    return values(found);
  }

  private error({ from, to }: JsonNode, message: string) {
    this.problems.push({ severity: "error", message, from, to });
  }

  private warning({ from, to }: JsonNode, message: string) {
    this.problems.push({ severity: "warning", message, from, to });
  }
}

function member(node: JsonNode, name: string): JsonNode | undefined {
  return node.members?.find((m) => m.name === name)?.value;
}

function values(node: JsonNode | undefined): readonly JsonNode[] {
  return node ? (node.items ?? [node]) : [];
}

// What is missing is marked at the brace of what it is missing in.
function start({ from }: JsonNode): JsonNode {
  return { from, to: from + 1 };
}
