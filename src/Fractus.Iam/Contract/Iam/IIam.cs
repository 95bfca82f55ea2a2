using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Iam.Contract;

/// <summary>IAM, API version 2010-05-08.</summary>
[Service(
    "iam", ProtocolName.AwsQuery,
    Title = "IAM",
    Version = "2010-05-08",
    XmlNamespace = "https://iam.amazonaws.com/doc/2010-05-08/",
    ValidationErrorCode = "ValidationError",
    ResourcePrefix = "arn:{Partition}:iam::{Account}:")]
public partial interface IIam
{
    [Authorize("iam:AddUserToGroup", "group/{GroupName}")]
    ValueTask<Unit> AddUserToGroup(AddUserToGroupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:AttachGroupPolicy", "group/{GroupName}")]
    ValueTask<Unit> AttachGroupPolicy(AttachGroupPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:AttachRolePolicy", "role/{RoleName}")]
    ValueTask<Unit> AttachRolePolicy(AttachRolePolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:AttachUserPolicy", "user/{UserName}")]
    ValueTask<Unit> AttachUserPolicy(AttachUserPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:CreateAccessKey", "user/{UserName}")]
    ValueTask<CreateAccessKeyOutput> CreateAccessKey(CreateAccessKeyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:CreateAccountAlias", "*")]
    ValueTask<Unit> CreateAccountAlias(CreateAccountAliasInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:CreateGroup")]
    ValueTask<CreateGroupOutput> CreateGroup(CreateGroupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:CreatePolicy")]
    ValueTask<CreatePolicyOutput> CreatePolicy(CreatePolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:CreatePolicyVersion", "{PolicyArn}")]
    ValueTask<CreatePolicyVersionOutput> CreatePolicyVersion(CreatePolicyVersionInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:CreateRole")]
    ValueTask<CreateRoleOutput> CreateRole(CreateRoleInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:CreateUser")]
    ValueTask<CreateUserOutput> CreateUser(CreateUserInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DeleteAccessKey", "user/{UserName}")]
    ValueTask<Unit> DeleteAccessKey(DeleteAccessKeyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DeleteAccountAlias", "*")]
    ValueTask<Unit> DeleteAccountAlias(DeleteAccountAliasInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DeleteGroup", "group/{GroupName}")]
    ValueTask<Unit> DeleteGroup(DeleteGroupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DeleteGroupPolicy", "group/{GroupName}")]
    ValueTask<Unit> DeleteGroupPolicy(DeleteGroupPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DeletePolicy", "{PolicyArn}")]
    ValueTask<Unit> DeletePolicy(DeletePolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DeletePolicyVersion", "{PolicyArn}")]
    ValueTask<Unit> DeletePolicyVersion(DeletePolicyVersionInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DeleteRole", "role/{RoleName}")]
    ValueTask<Unit> DeleteRole(DeleteRoleInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DeleteRolePermissionsBoundary", "role/{RoleName}")]
    ValueTask<Unit> DeleteRolePermissionsBoundary(DeleteRolePermissionsBoundaryInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DeleteRolePolicy", "role/{RoleName}")]
    ValueTask<Unit> DeleteRolePolicy(DeleteRolePolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DeleteUser", "user/{UserName}")]
    ValueTask<Unit> DeleteUser(DeleteUserInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DeleteUserPermissionsBoundary", "user/{UserName}")]
    ValueTask<Unit> DeleteUserPermissionsBoundary(DeleteUserPermissionsBoundaryInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DeleteUserPolicy", "user/{UserName}")]
    ValueTask<Unit> DeleteUserPolicy(DeleteUserPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DetachGroupPolicy", "group/{GroupName}")]
    ValueTask<Unit> DetachGroupPolicy(DetachGroupPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DetachRolePolicy", "role/{RoleName}")]
    ValueTask<Unit> DetachRolePolicy(DetachRolePolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:DetachUserPolicy", "user/{UserName}")]
    ValueTask<Unit> DetachUserPolicy(DetachUserPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetAccessKeyLastUsed", "*")]
    ValueTask<GetAccessKeyLastUsedOutput> GetAccessKeyLastUsed(GetAccessKeyLastUsedInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetAccountAuthorizationDetails", "*")]
    ValueTask<GetAccountAuthorizationDetailsOutput> GetAccountAuthorizationDetails(GetAccountAuthorizationDetailsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetAccountSummary", "*")]
    ValueTask<GetAccountSummaryOutput> GetAccountSummary(Unit input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetContextKeysForCustomPolicy", "*")]
    ValueTask<GetContextKeysForPolicyResponse> GetContextKeysForCustomPolicy(GetContextKeysForCustomPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetContextKeysForPrincipalPolicy", "*")]
    ValueTask<GetContextKeysForPolicyResponse> GetContextKeysForPrincipalPolicy(GetContextKeysForPrincipalPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetGroup", "group/{GroupName}")]
    ValueTask<GetGroupOutput> GetGroup(GetGroupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetGroupPolicy", "group/{GroupName}")]
    ValueTask<GetGroupPolicyOutput> GetGroupPolicy(GetGroupPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetPolicy", "{PolicyArn}")]
    ValueTask<GetPolicyOutput> GetPolicy(GetPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetPolicyVersion", "{PolicyArn}")]
    ValueTask<GetPolicyVersionOutput> GetPolicyVersion(GetPolicyVersionInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetRole", "role/{RoleName}")]
    ValueTask<GetRoleOutput> GetRole(GetRoleInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetRolePolicy", "role/{RoleName}")]
    ValueTask<GetRolePolicyOutput> GetRolePolicy(GetRolePolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetUser", "user/{UserName}")]
    ValueTask<GetUserOutput> GetUser(GetUserInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:GetUserPolicy", "user/{UserName}")]
    ValueTask<GetUserPolicyOutput> GetUserPolicy(GetUserPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListAccessKeys", "user/{UserName}")]
    ValueTask<ListAccessKeysOutput> ListAccessKeys(ListAccessKeysInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListAccountAliases", "*")]
    ValueTask<ListAccountAliasesOutput> ListAccountAliases(ListAccountAliasesInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListAttachedGroupPolicies", "group/{GroupName}")]
    ValueTask<ListAttachedGroupPoliciesOutput> ListAttachedGroupPolicies(ListAttachedGroupPoliciesInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListAttachedRolePolicies", "role/{RoleName}")]
    ValueTask<ListAttachedRolePoliciesOutput> ListAttachedRolePolicies(ListAttachedRolePoliciesInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListAttachedUserPolicies", "user/{UserName}")]
    ValueTask<ListAttachedUserPoliciesOutput> ListAttachedUserPolicies(ListAttachedUserPoliciesInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListEntitiesForPolicy", "{PolicyArn}")]
    ValueTask<ListEntitiesForPolicyOutput> ListEntitiesForPolicy(ListEntitiesForPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListGroupPolicies", "group/{GroupName}")]
    ValueTask<ListGroupPoliciesOutput> ListGroupPolicies(ListGroupPoliciesInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListGroups", "group/")]
    ValueTask<ListGroupsOutput> ListGroups(ListGroupsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListGroupsForUser", "user/{UserName}")]
    ValueTask<ListGroupsForUserOutput> ListGroupsForUser(ListGroupsForUserInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListInstanceProfilesForRole", "role/{RoleName}")]
    ValueTask<ListInstanceProfilesForRoleOutput> ListInstanceProfilesForRole(ListInstanceProfilesForRoleInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListPolicies", "*")]
    ValueTask<ListPoliciesOutput> ListPolicies(ListPoliciesInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListPolicyTags", "{PolicyArn}")]
    ValueTask<ListPolicyTagsOutput> ListPolicyTags(ListPolicyTagsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListPolicyVersions", "{PolicyArn}")]
    ValueTask<ListPolicyVersionsOutput> ListPolicyVersions(ListPolicyVersionsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListRolePolicies", "role/{RoleName}")]
    ValueTask<ListRolePoliciesOutput> ListRolePolicies(ListRolePoliciesInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListRoleTags", "role/{RoleName}")]
    ValueTask<ListRoleTagsOutput> ListRoleTags(ListRoleTagsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListRoles", "role/")]
    ValueTask<ListRolesOutput> ListRoles(ListRolesInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListUserPolicies", "user/{UserName}")]
    ValueTask<ListUserPoliciesOutput> ListUserPolicies(ListUserPoliciesInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListUserTags", "user/{UserName}")]
    ValueTask<ListUserTagsOutput> ListUserTags(ListUserTagsInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:ListUsers", "user/")]
    ValueTask<ListUsersOutput> ListUsers(ListUsersInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:PutGroupPolicy", "group/{GroupName}")]
    ValueTask<Unit> PutGroupPolicy(PutGroupPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:PutRolePermissionsBoundary", "role/{RoleName}")]
    ValueTask<Unit> PutRolePermissionsBoundary(PutRolePermissionsBoundaryInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:PutRolePolicy", "role/{RoleName}")]
    ValueTask<Unit> PutRolePolicy(PutRolePolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:PutUserPermissionsBoundary", "user/{UserName}")]
    ValueTask<Unit> PutUserPermissionsBoundary(PutUserPermissionsBoundaryInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:PutUserPolicy", "user/{UserName}")]
    ValueTask<Unit> PutUserPolicy(PutUserPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:RemoveUserFromGroup", "group/{GroupName}")]
    ValueTask<Unit> RemoveUserFromGroup(RemoveUserFromGroupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:SetDefaultPolicyVersion", "{PolicyArn}")]
    ValueTask<Unit> SetDefaultPolicyVersion(SetDefaultPolicyVersionInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:SimulateCustomPolicy", "*")]
    ValueTask<SimulatePolicyResponse> SimulateCustomPolicy(SimulateCustomPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:SimulatePrincipalPolicy", "*")]
    ValueTask<SimulatePolicyResponse> SimulatePrincipalPolicy(SimulatePrincipalPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:TagPolicy", "{PolicyArn}")]
    ValueTask<Unit> TagPolicy(TagPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:TagRole", "role/{RoleName}")]
    ValueTask<Unit> TagRole(TagRoleInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:TagUser", "user/{UserName}")]
    ValueTask<Unit> TagUser(TagUserInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:UntagPolicy", "{PolicyArn}")]
    ValueTask<Unit> UntagPolicy(UntagPolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:UntagRole", "role/{RoleName}")]
    ValueTask<Unit> UntagRole(UntagRoleInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:UntagUser", "user/{UserName}")]
    ValueTask<Unit> UntagUser(UntagUserInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:UpdateAccessKey", "user/{UserName}")]
    ValueTask<Unit> UpdateAccessKey(UpdateAccessKeyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:UpdateAssumeRolePolicy", "role/{RoleName}")]
    ValueTask<Unit> UpdateAssumeRolePolicy(UpdateAssumeRolePolicyInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:UpdateGroup", "group/{GroupName}")]
    ValueTask<Unit> UpdateGroup(UpdateGroupInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:UpdateRole", "role/{RoleName}")]
    ValueTask<UpdateRoleOutput> UpdateRole(UpdateRoleInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:UpdateRoleDescription", "role/{RoleName}")]
    ValueTask<UpdateRoleDescriptionOutput> UpdateRoleDescription(UpdateRoleDescriptionInput input, Caller caller, CancellationToken cancellation);

    [Authorize("iam:UpdateUser", "user/{UserName}")]
    ValueTask<Unit> UpdateUser(UpdateUserInput input, Caller caller, CancellationToken cancellation);
}
