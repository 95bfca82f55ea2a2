using Fractus.Iam.Contract;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.Iam.Handlers;

internal sealed partial class IamHandlers
{
    public ValueTask<Unit> TagUser(TagUserInput input, Caller caller, CancellationToken cancellation) =>
        Tag(caller, Entities.User, input.UserName, input.Tags, cancellation);

    public ValueTask<Unit> TagRole(TagRoleInput input, Caller caller, CancellationToken cancellation) =>
        Tag(caller, Entities.Role, input.RoleName, input.Tags, cancellation);

    public ValueTask<Unit> TagPolicy(TagPolicyInput input, Caller caller, CancellationToken cancellation) =>
        ChangeTags(caller, input.PolicyArn, "iam:TagPolicy", tags => TagSets.Merge(tags, input.Tags), cancellation);

    public ValueTask<Unit> UntagUser(UntagUserInput input, Caller caller, CancellationToken cancellation) =>
        Untag(caller, Entities.User, input.UserName, input.TagKeys, cancellation);

    public ValueTask<Unit> UntagRole(UntagRoleInput input, Caller caller, CancellationToken cancellation) =>
        Untag(caller, Entities.Role, input.RoleName, input.TagKeys, cancellation);

    public ValueTask<Unit> UntagPolicy(UntagPolicyInput input, Caller caller, CancellationToken cancellation) =>
        ChangeTags(caller, input.PolicyArn, "iam:UntagPolicy", tags => TagSets.Without(tags, input.TagKeys), cancellation);

    public ValueTask<ListUserTagsOutput> ListUserTags(ListUserTagsInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader =>
        {
            var page = CutTags(reader.Require(Entities.User, input.UserName).Tags, Scope(caller, nameof(ListUserTags), input.UserName), input.Marker, input.MaxItems);
            return new ListUserTagsOutput { Tags = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
        });

    public ValueTask<ListRoleTagsOutput> ListRoleTags(ListRoleTagsInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader =>
        {
            var page = CutTags(reader.Require(Entities.Role, input.RoleName).Tags, Scope(caller, nameof(ListRoleTags), input.RoleName), input.Marker, input.MaxItems);
            return new ListRoleTagsOutput { Tags = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
        });

    public ValueTask<ListPolicyTagsOutput> ListPolicyTags(ListPolicyTagsInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader =>
        {
            MustExist(input.PolicyArn, reader, IamErrors.NoSuchPolicy);
            var tags = reader.FindPolicyByArn(input.PolicyArn)?.Tags ?? new Dictionary<string, string>();
            var page = CutTags(tags, Scope(caller, nameof(ListPolicyTags), input.PolicyArn), input.Marker, input.MaxItems);
            return new ListPolicyTagsOutput { Tags = page.Items, IsTruncated = page.IsTruncated, Marker = page.Marker };
        });

    private ValueTask<Unit> Tag<T>(Caller caller, EntityKind<T> kind, string name, IReadOnlyList<Tag> tags, CancellationToken cancellation)
        where T : IdentityRecord =>
        Change(caller, kind, name, (_, identity) => identity with { Tags = TagSets.Merge(identity.Tags, tags) }, cancellation);

    private ValueTask<Unit> Untag<T>(Caller caller, EntityKind<T> kind, string name, IReadOnlyList<string> keys, CancellationToken cancellation)
        where T : IdentityRecord =>
        Change(caller, kind, name, (_, identity) => identity with { Tags = TagSets.Without(identity.Tags, keys) }, cancellation);

    private ValueTask<Unit> ChangeTags(
        Caller caller,
        string policyArn,
        string action,
        Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> change,
        CancellationToken cancellation) => Write(
            caller,
            writer =>
            {
                var policy = RequireOwnPolicy(writer, caller, policyArn, action);
                writer.Put(policy with { Tags = change(policy.Tags) });
            },
            cancellation);

    private Page<Tag> CutTags(IReadOnlyDictionary<string, string> tags, string scope, string? marker, int? maxItems) =>
        markers.Cut(Shapes.Tags(tags), scope, tag => tag.Key, marker, maxItems);
}
