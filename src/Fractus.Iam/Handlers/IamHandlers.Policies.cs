using Fractus.Iam.Contract;
using Fractus.Iam.Rules.ManagedPolicies;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.Iam.Handlers;

internal sealed partial class IamHandlers
{
    public ValueTask<CreatePolicyOutput> CreatePolicy(CreatePolicyInput input, Caller caller, CancellationToken cancellation)
    {
        PolicyTexts.CheckManaged(input.PolicyDocument);
        var now = Now();
        var policy = new PolicyRecord
        {
            Name = input.PolicyName,
            Id = NewId("ANPA"),
            Path = input.Path ?? "/",
            Description = input.Description,
            CreatedAt = now,
            UpdatedAt = now,
            Versions = [new PolicyVersionRecord(1, input.PolicyDocument, now)],
            DefaultVersion = 1,
            NextVersion = 2,
            Tags = TagSets.Create(input.Tags),
        };
        return Write(
            caller,
            writer =>
            {
                if (writer.FindPolicy(policy.Name) is not null)
                {
                    throw new EntityAlreadyExistsException($"A policy called {policy.Name} already exists. Duplicate names are not allowed.");
                }

                if (writer.CountPolicies() >= Quotas.PoliciesPerAccount)
                {
                    throw IamErrors.QuotaExceeded("PoliciesPerAccount", Quotas.PoliciesPerAccount);
                }

                writer.Put(policy);
                return new CreatePolicyOutput
                {
                    Policy = Shapes.Brief(policy, caller.Account, default) with { Tags = Shapes.TagsOrNull(policy.Tags) },
                };
            },
            cancellation);
    }

    public ValueTask<GetPolicyOutput> GetPolicy(GetPolicyInput input, Caller caller, CancellationToken cancellation) => Read(caller, reader =>
    {
        var uses = reader.CountUses(input.PolicyArn);
        return new GetPolicyOutput
        {
            Policy = ManagedPolicyCatalog.Find(input.PolicyArn) is { } provided
                ? Shapes.Show(provided, uses)
                : Shapes.Full(RequirePolicy(reader, input.PolicyArn), caller.Account, uses),
        };
    });

    public ValueTask<ListPoliciesOutput> ListPolicies(ListPoliciesInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader =>
        {
            var uses = reader.CountUses();
            var own = input.Scope == PolicyScopeType.Aws
                ? []
                : reader.Policies().Select(policy => Shapes.Brief(policy, caller.Account, uses.GetValueOrDefault(IamArns.Policy(caller.Account, policy))));
            var provided = input.Scope == PolicyScopeType.Local
                ? []
                : ManagedPolicyCatalog.All.Select(policy => Shapes.Show(policy, uses.GetValueOrDefault(policy.Arn)));
            var found = own.Concat(provided)
                .Where(policy => IsUnder(policy.Path!, input.PathPrefix) && IsUsedAsAsked(policy, input))
                .OrderBy(SortName, StringComparer.Ordinal);
            var page = markers.Cut(found, Scope(caller, nameof(ListPolicies)), SortName, input.Marker, input.MaxItems);
            return new ListPoliciesOutput { Policies = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
        });

    public ValueTask<Unit> DeletePolicy(DeletePolicyInput input, Caller caller, CancellationToken cancellation) => Write(
        caller,
        writer =>
        {
            var policy = RequireOwnPolicy(writer, caller, input.PolicyArn, "iam:DeletePolicy");
            if (writer.UsesOf(input.PolicyArn).Any())
            {
                throw new DeleteConflictException("Cannot delete a policy attached to entities.");
            }

            if (policy.Versions.Count > 1)
            {
                throw new DeleteConflictException(
                    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
                    + "The default version is deleted with the policy.");
            }

            writer.Remove(policy);
        },
        cancellation);

    public ValueTask<ListEntitiesForPolicyOutput> ListEntitiesForPolicy(
        ListEntitiesForPolicyInput input, Caller caller, CancellationToken cancellation) => Read(caller, reader =>
        {
            MustExist(input.PolicyArn, reader, IamErrors.NoSuchPolicy);
            var found = reader.UsesOf(input.PolicyArn)
                .Where(use => input.EntityFilter is null || input.EntityFilter.Equals(use.Kind, StringComparison.OrdinalIgnoreCase))
                .Where(use => input.PolicyUsageFilter is null || use.IsBoundary == (input.PolicyUsageFilter == PolicyUsageType.PermissionsBoundary))
                .Select(use => (use.Kind, Identity: FindUser(reader, use.Kind, use.Name)))
                .DistinctBy(use => (use.Kind, use.Identity.Name))
                .Where(use => IsUnder(use.Identity.Path, input.PathPrefix));
            var page = markers.Cut(
                found,
                Scope(caller, nameof(ListEntitiesForPolicy), input.PolicyArn),
                use => $"{use.Kind}/{IamKeys.Fold(use.Identity.Name)}",
                input.Marker,
                input.MaxItems);
            return new ListEntitiesForPolicyOutput
            {
                PolicyGroups = [.. Of("group").Select(each => new PolicyGroup { GroupName = each.Name, GroupId = each.Id })],
                PolicyUsers = [.. Of("user").Select(each => new PolicyUser { UserName = each.Name, UserId = each.Id })],
                PolicyRoles = [.. Of("role").Select(each => new PolicyRole { RoleName = each.Name, RoleId = each.Id })],
                IsTruncated = page.IsTruncated,
                Marker = page.Marker,
            };

            IEnumerable<IdentityRecord> Of(string kind) => page.Items.Where(use => use.Kind == kind).Select(use => use.Identity);
        });

    private static IdentityRecord FindUser(IamReader reader, string kind, string name) => kind switch
    {
        "user" => reader.ByFoldedName(Entities.User, name),
        "group" => reader.ByFoldedName(Entities.Group, name),
        _ => reader.ByFoldedName(Entities.Role, name),
    };

    private static PolicyRecord RequirePolicy(IamReader reader, string policyArn) =>
        reader.FindPolicyByArn(policyArn) ?? throw IamErrors.NoSuchPolicy(policyArn);

    /// <summary>A policy that may be changed: the provider's may not.</summary>
    private static PolicyRecord RequireOwnPolicy(IamReader reader, Caller caller, string policyArn, string action) =>
        IamArns.IsProviders(policyArn)
            ? throw IamErrors.AccessDenied($"User: {caller.Principal.Arn} is not authorized to perform: {action} on resource: policy {policyArn}")
            : RequirePolicy(reader, policyArn);

    private static bool IsUsedAsAsked(Policy policy, ListPoliciesInput input)
    {
        var isAttached = policy.AttachmentCount > 0;
        var isBoundary = policy.PermissionsBoundaryUsageCount > 0;
        return (input.OnlyAttached != true || isAttached || isBoundary) && input.PolicyUsageFilter switch
        {
            PolicyUsageType.PermissionsBoundary => isBoundary,
            PolicyUsageType.PermissionsPolicy => input.OnlyAttached != true || isAttached,
            _ => true,
        };
    }

    // A policy of the account may have the name of one of the provider's.
    private static string SortName(Policy policy) => SortName(policy.Arn!);

    private static string SortName(string policyArn) =>
        $"{IamKeys.Fold(IamArns.Name(policyArn))} {(IamArns.IsProviders(policyArn) ? "provided" : "own")}";
}
