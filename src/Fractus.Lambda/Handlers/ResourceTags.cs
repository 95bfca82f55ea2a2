using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;
using Fractus.Store;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public ValueTask<ListTagsOutput> ListTags(ListTagsInput input, Caller caller, CancellationToken cancellation)
    {
        using var snapshot = _store.OpenSnapshot();
        return new(new ListTagsOutput { Tags = TagsRecord.Read(snapshot, TagsKey(snapshot, input.Resource, caller)) });
    }

    /// <inheritdoc/>
    public async ValueTask<Unit> TagResource(TagResourceInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.Tags.Count == 0)
        {
            throw new InvalidParameterValueException("An error occurred and the request cannot be processed.");
        }

        return await ChangeTagsAsync(input.Resource, caller, tags => FunctionTags.Add(tags, input.Tags), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<Unit> UntagResource(UntagResourceInput input, Caller caller, CancellationToken cancellation) => ChangeTagsAsync(
        input.Resource, caller, tags => tags.Where(tag => !input.TagKeys.Contains(tag.Key)).ToDictionary(), cancellation);

    private async ValueTask<Unit> ChangeTagsAsync(
        string resource,
        Caller caller,
        Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> change,
        CancellationToken cancellation)
    {
        var revisionId = _ids.Uuid();
        return await _store.TransactAsync(
            transaction =>
            {
                var key = TagsKey(transaction, resource, caller);
                TagsRecord.Write(transaction, key, change(TagsRecord.Read(transaction, key)));
                if (MappingOf(resource) is null)
                {
                    // A function's tags are of its configuration: the real service gives it a new revision.
                    var function = FunctionLocator.ResolveTagged(resource, caller);
                    transaction.Set(FunctionKeys.Version(function, FunctionKeys.Latest), (Latest(transaction, function) with { RevisionId = revisionId }).ToBytes());
                }

                return Unit.Value;
            },
            cancellation);
    }

    /// <summary>The mapping that a resource is; null where it is none.</summary>
    private static (Arn Arn, string Uuid)? MappingOf(string resource) =>
        Arn.TryParse(resource, out var arn) && arn.Resource.Split(':') is ["event-source-mapping", var uuid] ? (arn, uuid) : null;

    /// <exception cref="ResourceNotFoundException">There is no such function or mapping.</exception>
    private static byte[] TagsKey(IReadTransaction reader, string resource, Caller caller)
    {
        if (MappingOf(resource) is var (arn, uuid))
        {
            var isHere = arn.Account == caller.Account && arn.Region == caller.Region;
            var id = new MappingId(caller.Account, caller.Region, uuid);
            return isHere && reader.TryGet(MappingKeys.Mapping(id), out _)
                ? MappingKeys.Tags(id)
                : throw new ResourceNotFoundException($"Event source mapping not found: {resource}");
        }

        var function = FunctionLocator.ResolveTagged(resource, caller);
        Latest(reader, function);
        return FunctionKeys.Tags(function);
    }
}
