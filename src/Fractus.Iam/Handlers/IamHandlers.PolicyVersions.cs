using System.Globalization;
using Fractus.Iam.Contract;
using Fractus.Iam.Rules.ManagedPolicies;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.Iam.Handlers;

internal sealed partial class IamHandlers
{
    public ValueTask<CreatePolicyVersionOutput> CreatePolicyVersion(
        CreatePolicyVersionInput input, Caller caller, CancellationToken cancellation)
    {
        PolicyTexts.CheckManaged(input.PolicyDocument);
        var now = Now();
        return Write(
            caller,
            writer =>
            {
                var policy = RequireOwnPolicy(writer, caller, input.PolicyArn, "iam:CreatePolicyVersion");
                if (policy.Versions.Count >= Quotas.VersionsPerPolicy)
                {
                    throw new LimitExceededException(
                        $"A managed policy can have up to {Quotas.VersionsPerPolicy} versions. "
                        + "Before you create a new version, you must delete an existing version.");
                }

                var version = new PolicyVersionRecord(policy.NextVersion, input.PolicyDocument, now);
                policy = policy with
                {
                    Versions = [.. policy.Versions, version],
                    NextVersion = policy.NextVersion + 1,
                    DefaultVersion = input.SetAsDefault == true ? version.Number : policy.DefaultVersion,
                    UpdatedAt = now,
                };
                writer.Put(policy);
                return new CreatePolicyVersionOutput { PolicyVersion = Shapes.Brief(version, policy) };
            },
            cancellation);
    }

    public ValueTask<GetPolicyVersionOutput> GetPolicyVersion(GetPolicyVersionInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader =>
        {
            if (ManagedPolicyCatalog.Find(input.PolicyArn) is { } provided)
            {
                return provided.Version == input.VersionId
                    ? new GetPolicyVersionOutput { PolicyVersion = Shapes.Show(provided) }
                    : throw IamErrors.NoSuchVersion(input.PolicyArn, input.VersionId);
            }

            var policy = RequirePolicy(reader, input.PolicyArn);
            return new GetPolicyVersionOutput { PolicyVersion = Shapes.Full(RequireVersion(policy, input.PolicyArn, input.VersionId), policy) };
        });

    public ValueTask<ListPolicyVersionsOutput> ListPolicyVersions(ListPolicyVersionsInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader =>
        {
            // The newest first.
            var versions = ManagedPolicyCatalog.Find(input.PolicyArn) is { } provided
                ? [Shapes.Show(provided) with { Document = null }]
                : OwnVersions(RequirePolicy(reader, input.PolicyArn));
            var page = markers.Cut(versions, Scope(caller, nameof(ListPolicyVersions), input.PolicyArn), Descending, input.Marker, input.MaxItems);
            return new ListPolicyVersionsOutput { Versions = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
        });

    public ValueTask<Unit> SetDefaultPolicyVersion(SetDefaultPolicyVersionInput input, Caller caller, CancellationToken cancellation)
    {
        var now = Now();
        return Write(
            caller,
            writer =>
            {
                var policy = RequireOwnPolicy(writer, caller, input.PolicyArn, "iam:SetDefaultPolicyVersion");
                var version = RequireVersion(policy, input.PolicyArn, input.VersionId);
                writer.Put(policy with { DefaultVersion = version.Number, UpdatedAt = now });
            },
            cancellation);
    }

    public ValueTask<Unit> DeletePolicyVersion(DeletePolicyVersionInput input, Caller caller, CancellationToken cancellation)
    {
        var now = Now();
        return Write(
            caller,
            writer =>
            {
                var policy = RequireOwnPolicy(writer, caller, input.PolicyArn, "iam:DeletePolicyVersion");
                var version = RequireVersion(policy, input.PolicyArn, input.VersionId);
                if (version.Number == policy.DefaultVersion)
                {
                    throw new DeleteConflictException("Cannot delete the default version of a policy.");
                }

                writer.Put(policy with { Versions = [.. policy.Versions.Where(each => each != version)], UpdatedAt = now });
            },
            cancellation);
    }

    private static IEnumerable<PolicyVersion> OwnVersions(PolicyRecord policy) =>
        policy.Versions.OrderByDescending(version => version.Number).Select(version => Shapes.Brief(version, policy));

    private static PolicyVersionRecord RequireVersion(PolicyRecord policy, string policyArn, string versionId) =>
        policy.Versions.FirstOrDefault(version => Shapes.VersionId(version.Number) == versionId)
            ?? throw IamErrors.NoSuchVersion(policyArn, versionId);

    // Sorts the greatest number first.
    private static string Descending(PolicyVersion version) =>
        (int.MaxValue - int.Parse(version.VersionId.AsSpan(1), CultureInfo.InvariantCulture)).ToString("D10", CultureInfo.InvariantCulture);
}
