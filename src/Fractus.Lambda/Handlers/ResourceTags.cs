using Fractus.Kernel;
using Fractus.Kernel.Shapes;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda;

public sealed partial class LambdaService
{
    /// <inheritdoc/>
    public ValueTask<ListTagsOutput> ListTags(ListTagsInput input, Caller caller, CancellationToken cancellation)
    {
        var id = FunctionLocator.ResolveTagged(input.Resource, caller);
        using var snapshot = _store.OpenSnapshot();
        Latest(snapshot, id);
        return new(new ListTagsOutput { Tags = TagsRecord.Read(snapshot, id) });
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
        var id = FunctionLocator.ResolveTagged(resource, caller);
        return await _store.TransactAsync(
            transaction =>
            {
                Latest(transaction, id);
                TagsRecord.Write(transaction, id, change(TagsRecord.Read(transaction, id)));
                return Unit.Value;
            },
            cancellation);
    }
}
