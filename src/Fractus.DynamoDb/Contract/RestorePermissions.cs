using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

/// <summary>
/// A restore asks its own permission on what is read, and those of reading and writing items on the table that is made
/// (Service Authorization Reference, the dependent actions of the two operations).
/// </summary>
internal static class RestorePermissions
{
    private static readonly string[] s_onTarget = ["BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem"];

    public static IEnumerable<Permission> Of(ResourceScope scope, string action, string source, string target) =>
        s_onTarget.Select(name => new Permission("dynamodb:" + name, TableOrIndex.Arn(scope, target)))
            .Prepend(new Permission("dynamodb:" + action, source));
}

public sealed partial record RestoreTableFromBackupInput
{
    public IEnumerable<Permission> Permissions(ResourceScope scope) =>
        RestorePermissions.Of(scope, "RestoreTableFromBackup", BackupArn, TargetTableName);
}

public sealed partial record RestoreTableToPointInTimeInput
{
    public IEnumerable<Permission> Permissions(ResourceScope scope) => RestorePermissions.Of(
        scope, "RestoreTableToPointInTime", TableOrIndex.Arn(scope, SourceTableArn ?? SourceTableName ?? "*"), TargetTableName);
}
