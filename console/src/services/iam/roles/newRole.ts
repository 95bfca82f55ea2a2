import type { Tag } from "../../../shared/TagsPanel";
import { trustingAccount, trustingService } from "../documents/document";
import { toIamTags } from "../tags";
import { trustedServices } from "./trust";

/** What the form "Create role" holds. */
export interface NewRole {
  trustedBy: "service" | "account" | "custom";
  service: string;
  /** Another account's, or this one's. */
  account: string;
  externalId: string;
  customTrust: string;
  /** ARNs of what a role for the service usually needs. */
  suggested: readonly string[];
  /** ARNs of what was chosen besides. */
  policies: readonly string[];
  name: string;
  description: string;
  boundary: string;
  tags: readonly Tag[];
}

const lambda = trustedServices[0]!;

export const emptyRole: NewRole = {
  trustedBy: "service", service: lambda.service, account: "", externalId: "", customTrust: trustingService(lambda.service),
  suggested: lambda.policies, policies: [], name: "", description: "", boundary: "", tags: [],
};

export function trustOf({ trustedBy, service, account, externalId, customTrust }: NewRole): string {
  if (trustedBy === "custom") return customTrust;
  return trustedBy === "service" ? trustingService(service) : trustingAccount(account, externalId);
}

export function roleInputs(form: NewRole) {
  const RoleName = form.name;
  const policies = [...(form.trustedBy === "service" ? form.suggested : []), ...form.policies];
  return {
    create: {
      RoleName,
      AssumeRolePolicyDocument: trustOf(form),
      Description: form.description || undefined,
      PermissionsBoundary: form.boundary || undefined,
      Tags: form.tags.length > 0 ? toIamTags(form.tags) : undefined,
    },
    attach: policies.map((PolicyArn) => ({ RoleName, PolicyArn })),
  };
}
