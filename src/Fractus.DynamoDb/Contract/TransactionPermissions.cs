using Fractus.Kernel.Contracts;

namespace Fractus.DynamoDb.Contract;

/// <summary>
/// A transaction asks, for each of its actions, the permission of the operation that does the same by itself
/// (Developer Guide, "Using IAM with DynamoDB transactions").
/// </summary>
internal static class TransactionPermissions
{
    /// <summary>The key by which a policy tells an action in a transaction from one by itself.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Within(string operation) =>
        new Dictionary<string, IReadOnlyList<string>> { ["dynamodb:EnclosingOperation"] = [operation] };

    public static Permission? Of(
        ResourceScope scope, string action, string? table, IReadOnlyDictionary<string, IReadOnlyList<string>> context) =>
        table is null ? null : new Permission("dynamodb:" + action, TableOrIndex.Arn(scope, table), context);
}

public sealed partial record TransactWriteItemsInput
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> s_context =
        TransactionPermissions.Within("TransactWriteItems");

    public IEnumerable<Permission> Permissions(ResourceScope scope)
    {
        var permissions = new HashSet<Permission?>();
        foreach (var item in TransactItems)
        {
            permissions.Add(TransactionPermissions.Of(scope, "ConditionCheckItem", item.ConditionCheck?.TableName, s_context));
            permissions.Add(TransactionPermissions.Of(scope, "PutItem", item.Put?.TableName, s_context));
            permissions.Add(TransactionPermissions.Of(scope, "DeleteItem", item.Delete?.TableName, s_context));
            permissions.Add(TransactionPermissions.Of(scope, "UpdateItem", item.Update?.TableName, s_context));
        }

        return permissions.OfType<Permission>();
    }
}

public sealed partial record TransactGetItemsInput
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> s_context =
        TransactionPermissions.Within("TransactGetItems");

    public IEnumerable<Permission> Permissions(ResourceScope scope) => TransactItems
        .Select(item => new Permission("dynamodb:GetItem", TableOrIndex.Arn(scope, item.Get.TableName), s_context))
        .Distinct();
}
