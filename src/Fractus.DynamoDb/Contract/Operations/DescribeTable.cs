using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DescribeTableInput
{
    [Length(1, 1024)]
    public required string TableName { get; init; }
}

[Shape]
public sealed partial record DescribeTableOutput
{
    public TableDescription? Table { get; init; }
}
