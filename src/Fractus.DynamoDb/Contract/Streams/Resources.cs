using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract.Streams;

public sealed partial record ListStreamsInput
{
    /// <summary>Policies name the streams of a table as <c>table/NAME/stream/*</c>.</summary>
    public IEnumerable<string> ResourceArns(ResourceScope scope) =>
        [TableName is null ? "*" : $"arn:{scope.Partition}:dynamodb:{scope.Region}:{scope.Account}:table/{TableName}/stream/*"];
}

public sealed partial record GetRecordsInput
{
    /// <summary>
    /// The stream, which an iterator begins with: <c>ARN|1|…</c>. The rest is sealed together with it, so that the handler refuses an
    /// iterator whose stream was exchanged.
    /// </summary>
    public IEnumerable<string> ResourceArns(ResourceScope scope)
    {
        var bar = ShardIterator.IndexOf('|', StringComparison.Ordinal);
        return [bar > 0 && ResourceArn.IsArn(ShardIterator) ? ShardIterator[..bar] : "*"];
    }
}
