import {
  AttachGroupPolicyCommand, DeleteGroupPolicyCommand, DetachGroupPolicyCommand, GetGroupPolicyCommand, paginateListAttachedGroupPolicies, paginateListGroupPolicies, PutGroupPolicyCommand,
} from "@aws-sdk/client-iam";
import { collect } from "../../../shared/useLoad";
import { decodeDocument } from "../documents/document";
import type { EntityAccess } from ".";

export const groupAccess: EntityAccess = {
  noun: "Group",
  listAttached: (client, GroupName, abortSignal) =>
    collect(paginateListAttachedGroupPolicies({ client }, { GroupName }, { abortSignal }), (page) => page.AttachedPolicies),
  attach: (client, GroupName, PolicyArn) => client.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn })),
  detach: (client, GroupName, PolicyArn) => client.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn })),
  listInline: (client, GroupName, abortSignal) => collect(paginateListGroupPolicies({ client }, { GroupName }, { abortSignal }), (page) => page.PolicyNames),
  getInline: async (client, GroupName, PolicyName, abortSignal) =>
    decodeDocument((await client.send(new GetGroupPolicyCommand({ GroupName, PolicyName }), { abortSignal })).PolicyDocument),
  putInline: (client, GroupName, PolicyName, PolicyDocument) => client.send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument })),
  deleteInline: (client, GroupName, PolicyName) => client.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName })),
};
