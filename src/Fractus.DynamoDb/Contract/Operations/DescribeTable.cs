using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record DescribeTableInput
{
    [Required("The parameter 'TableName' is required but was not present in the request")]
    [Length(1, 1024)]
    public required string TableName { get; init; }
}

[Shape]
public sealed partial record DescribeTableOutput
{
    public TableDescription? Table { get; init; }
}
