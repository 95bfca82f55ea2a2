using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    public async ValueTask<Unit> TagResource(TagResourceInput input, Caller caller, CancellationToken cancellation)
    {
        var name = TaggedTable(input.ResourceArn, caller);
        if (input.Tags.Count == 0)
        {
            throw Invalid.Request("Atleast one Tag needs to be provided as Input.");
        }

        TableRules.CheckTags(input.Tags);
        await ChangeTags(caller, name, input.ResourceArn, tags =>
        {
            foreach (var tag in input.Tags)
            {
                tags[tag.Key] = tag.Value;
            }
        }, cancellation);
        return Unit.Value;
    }

    public async ValueTask<Unit> UntagResource(UntagResourceInput input, Caller caller, CancellationToken cancellation)
    {
        var name = TaggedTable(input.ResourceArn, caller);
        if (input.TagKeys.Count == 0)
        {
            throw Invalid.Request("Atleast one Tag Key needs to be provided as Input.");
        }

        await ChangeTags(caller, name, input.ResourceArn, tags =>
        {
            foreach (var key in input.TagKeys)
            {
                tags.Remove(key);
            }
        }, cancellation);
        return Unit.Value;
    }

    public ValueTask<ListTagsOfResourceOutput> ListTagsOfResource(
        ListTagsOfResourceInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.NextToken is not null)
        {
            // All tags of a resource fit one page, so no token was ever given out.
            throw Invalid.Request("Invalid NextToken");
        }

        var table = Tagged(_catalog.Find(TableAddress.Own(caller, TaggedTable(input.ResourceArn, caller))), input.ResourceArn);
        return ValueTask.FromResult(new ListTagsOfResourceOutput
        {
            Tags = [.. table.Record.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        });
    }

    private async ValueTask ChangeTags(
        Caller caller, string name, string arn, Action<Dictionary<string, string>> change, CancellationToken cancellation) =>
        await _store.TransactAsync(
            transaction =>
            {
                var table = Tagged(TableCatalog.Read(transaction, caller, name), arn);
                var tags = new Dictionary<string, string>(table.Record.Tags, StringComparer.Ordinal);
                change(tags);
                TableRules.CheckTags(tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }));
                TableCatalog.Write(transaction, caller, table.Record with { Tags = tags });
                return true;
            },
            cancellation);

    private static string TaggedTable(string resourceArn, Caller caller)
    {
        if (!resourceArn.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw Invalid.Parameter($"ARNs must start with 'arn:': {resourceArn}");
        }

        if (!Arn.TryParse(resourceArn, out var arn) || arn.Service != "dynamodb")
        {
            throw Invalid.Parameter($"Provided Arn is not a DynamoDB resource arn: {resourceArn}");
        }

        if (!arn.Resource.StartsWith("table/", StringComparison.Ordinal) || arn.Resource.Count(c => c == '/') != 1)
        {
            throw Invalid.Parameter(
                $"Invalid resource arn provided, only table or stream is accepted. Provided resource arn: {resourceArn}");
        }

        if (arn.Region != caller.Region)
        {
            throw Invalid.Request($"Invalid TableArn: Invalid ResourceArn provided as input {resourceArn}");
        }

        // No policy of another account can let the caller in: its tables are not here.
        if (arn.Account != caller.Account)
        {
            throw new CommonApiException(
                "AccessDeniedException", 403, $"User: {caller.Principal.Arn} is not authorized to perform this action on resource: {resourceArn}");
        }

        return arn.Resource["table/".Length..];
    }

    private static Table Tagged(Table? table, string arn) => table switch
    {
        null => throw TagsNotFound(arn),
        { Record.IsBeingFilled: true } => throw TableNames.NotFound(table.Name),
        _ => table,
    };

    private static ResourceNotFoundException TagsNotFound(string arn) =>
        new($"Requested resource not found: ResourcArn: {arn} not found");
}
