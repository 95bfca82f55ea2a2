using Fractus.Iam.Contract;
using Fractus.Iam.Rules.Documents;
using Fractus.Iam.Rules.ManagedPolicies;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.Iam.Handlers;

internal sealed partial class IamHandlers
{
    public ValueTask<GetAccountSummaryOutput> GetAccountSummary(Unit input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader => new GetAccountSummaryOutput
        {
            SummaryMap = new SortedDictionary<string, int>(StringComparer.Ordinal)
            {
                ["Users"] = reader.Count(Entities.User),
                ["UsersQuota"] = Entities.User.MaxPerAccount,
                ["Groups"] = reader.Count(Entities.Group),
                ["GroupsQuota"] = Entities.Group.MaxPerAccount,
                ["Roles"] = reader.Count(Entities.Role),
                ["RolesQuota"] = Entities.Role.MaxPerAccount,
                ["Policies"] = reader.CountPolicies(),
                ["PoliciesQuota"] = Quotas.PoliciesPerAccount,
                ["PolicyVersionsInUse"] = reader.Policies().Sum(policy => policy.Versions.Count),
                ["VersionsPerPolicyQuota"] = Quotas.VersionsPerPolicy,
                ["PolicySizeQuota"] = PolicySize.MaxManaged,
                ["UserPolicySizeQuota"] = PolicySize.MaxInlineOfUser,
                ["GroupPolicySizeQuota"] = PolicySize.MaxInlineOfGroup,
                ["RolePolicySizeQuota"] = PolicySize.MaxInlineOfRole,
                ["AssumeRolePolicySizeQuota"] = PolicySize.MaxTrust,
                ["AttachedPoliciesPerUserQuota"] = Quotas.AttachedPoliciesPerEntity,
                ["AttachedPoliciesPerGroupQuota"] = Quotas.AttachedPoliciesPerEntity,
                ["AttachedPoliciesPerRoleQuota"] = Quotas.AttachedPoliciesPerEntity,
                ["GroupsPerUserQuota"] = Quotas.GroupsPerUser,
                ["AccessKeysPerUserQuota"] = Quotas.AccessKeysPerUser,

                // What this cloud does not have.
                ["AccountMFAEnabled"] = 0,
                ["AccountAccessKeysPresent"] = 0,
                ["AccountSigningCertificatesPresent"] = 0,
                ["AccountPasswordPresent"] = 0,
                ["MFADevices"] = 0,
                ["MFADevicesInUse"] = 0,
                ["ServerCertificates"] = 0,
                ["InstanceProfiles"] = 0,
                ["Providers"] = 0,
            },
        });

    public ValueTask<Unit> CreateAccountAlias(CreateAccountAliasInput input, Caller caller, CancellationToken cancellation) =>
        Write(caller, writer => writer.PutAlias(input.AccountAlias), cancellation);

    public ValueTask<Unit> DeleteAccountAlias(DeleteAccountAliasInput input, Caller caller, CancellationToken cancellation) => Write(
        caller,
        writer =>
        {
            if (writer.FindAlias() != input.AccountAlias)
            {
                throw new NoSuchEntityException($"The account alias with name {input.AccountAlias} cannot be found.");
            }

            writer.RemoveAlias(input.AccountAlias);
        },
        cancellation);

    public ValueTask<ListAccountAliasesOutput> ListAccountAliases(ListAccountAliasesInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader =>
        {
            string[] aliases = reader.FindAlias() is { } alias ? [alias] : [];
            var page = markers.Cut(aliases, Scope(caller, nameof(ListAccountAliases)), each => each, input.Marker, input.MaxItems);
            return new ListAccountAliasesOutput { AccountAliases = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
        });

    public ValueTask<GetAccountAuthorizationDetailsOutput> GetAccountAuthorizationDetails(
        GetAccountAuthorizationDetailsInput input, Caller caller, CancellationToken cancellation) => Read(caller, reader =>
        {
            // One list of all kinds, cut into pages and then told apart.
            var uses = reader.CountUses();
            var all = Named("1", reader.All(Entities.User), EntityType.User, user => user.Name)
                .Concat(Named("2", reader.All(Entities.Group), EntityType.Group, group => group.Name))
                .Concat(Named("3", reader.All(Entities.Role), EntityType.Role, role => role.Name))
                .Concat(Named("4", reader.Policies(), EntityType.LocalManagedPolicy, policy => policy.Name))
                .Concat(Named(
                    "5",
                    ManagedPolicyCatalog.All.Where(policy => uses.ContainsKey(policy.Arn)).OrderBy(policy => IamKeys.Fold(policy.Name), StringComparer.Ordinal),
                    EntityType.AWSManagedPolicy,
                    policy => policy.Name))
                .Where(entity => input.Filter is not { Count: > 0 } || input.Filter.Contains(entity.Type));
            var page = markers.Cut(
                all, Scope(caller, nameof(GetAccountAuthorizationDetails)), entity => entity.SortName, input.Marker, input.MaxItems);
            var found = page.Items.Select(entity => entity.Record).ToList();
            return new GetAccountAuthorizationDetailsOutput
            {
                UserDetailList = [.. found.OfType<UserRecord>().Select(user => Details.Of(user, caller.Account))],
                GroupDetailList = [.. found.OfType<GroupRecord>().Select(group => Details.Of(group, caller.Account))],
                RoleDetailList = [.. found.OfType<RoleRecord>().Select(role => Details.Of(role, caller.Account, reader.FindUsage(role.Id)))],
                Policies =
                [
                    .. found.OfType<PolicyRecord>().Select(policy =>
                        Details.Of(policy, caller.Account, uses.GetValueOrDefault(IamArns.Policy(caller.Account, policy)))),
                    .. found.OfType<ManagedPolicy>().Select(policy => Details.Of(policy, uses[policy.Arn])),
                ],
                IsTruncated = page.IsTruncated,
                Marker = page.Marker,
            };
        });

    private static IEnumerable<(string SortName, string Type, object Record)> Named<T>(
        string order, IEnumerable<T> records, string type, Func<T, string> name)
        where T : class => records.Select(record => ($"{order}{IamKeys.Fold(name(record))}", type, (object)record));
}
