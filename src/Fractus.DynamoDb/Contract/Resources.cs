using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

/// <summary>A query or scan of an index asks permission on the index, not on its table.</summary>
internal static class TableOrIndex
{
    public static string Arn(ResourceScope scope, string table, string? index = null)
    {
        var arn = ResourceArn.IsArn(table) ? table : $"arn:{scope.Partition}:dynamodb:{scope.Region}:{scope.Account}:table/{table}";
        return index is null ? arn : $"{arn}/index/{index}";
    }
}

/// <summary>A table that is created with a policy asks for leave to attach one, too.</summary>
public sealed partial record CreateTableInput
{
    public IEnumerable<Permission> Permissions(ResourceScope scope)
    {
        var table = TableOrIndex.Arn(scope, TableName);
        yield return new Permission("dynamodb:CreateTable", table);
        if (ResourcePolicy is not null)
        {
            yield return new Permission("dynamodb:PutResourcePolicy", table);
        }
    }
}

public sealed partial record QueryInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => [TableOrIndex.Arn(scope, TableName, IndexName)];
}

public sealed partial record ScanInput
{
    public IEnumerable<string> ResourceArns(ResourceScope scope) => [TableOrIndex.Arn(scope, TableName, IndexName)];
}
