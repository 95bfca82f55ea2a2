import {
  AttachUserPolicyCommand, DeleteUserPolicyCommand, DetachUserPolicyCommand, GetUserPolicyCommand, paginateListAttachedUserPolicies, paginateListUserPolicies, PutUserPolicyCommand,
  DeleteUserPermissionsBoundaryCommand, GetUserCommand, PutUserPermissionsBoundaryCommand,
} from "@aws-sdk/client-iam";
import { collect } from "../../../shared/useLoad";
import { decodeDocument } from "../documents/document";
import type { EntityAccess } from ".";

export const userAccess: EntityAccess = {
  noun: "User",
  listAttached: (client, UserName, abortSignal) =>
    collect(paginateListAttachedUserPolicies({ client }, { UserName }, { abortSignal }), (page) => page.AttachedPolicies),
  attach: (client, UserName, PolicyArn) => client.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
  detach: (client, UserName, PolicyArn) => client.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
  listInline: (client, UserName, abortSignal) => collect(paginateListUserPolicies({ client }, { UserName }, { abortSignal }), (page) => page.PolicyNames),
  getInline: async (client, UserName, PolicyName, abortSignal) =>
    decodeDocument((await client.send(new GetUserPolicyCommand({ UserName, PolicyName }), { abortSignal })).PolicyDocument),
  putInline: (client, UserName, PolicyName, PolicyDocument) => client.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument })),
  deleteInline: (client, UserName, PolicyName) => client.send(new DeleteUserPolicyCommand({ UserName, PolicyName })),
  boundary: {
    get: async (client, UserName, abortSignal) => (await client.send(new GetUserCommand({ UserName }), { abortSignal })).User?.PermissionsBoundary,
    put: (client, UserName, PermissionsBoundary) => client.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary })),
    remove: (client, UserName) => client.send(new DeleteUserPermissionsBoundaryCommand({ UserName })),
  },
};
