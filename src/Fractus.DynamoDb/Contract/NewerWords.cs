namespace Fractus.DynamoDb.Contract;

/// <summary>
/// What the real service has said since June 2026 of some constraints of the operations that write one item, and of Query. The sets of
/// values are as it tells them, not as it takes them. Recorded in us-east-1, September and October 2026.
/// </summary>
internal static class NewerWords
{
    public const string EmptyTableName =
        "Value at 'TableName' failed to satisfy constraint: Member must have length greater than or equal to 1";

    public const string ReturnValues =
        "Failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]";

    public const string ConditionalOperator = "Failed to satisfy constraint: Member must satisfy enum value set: [ALL, OR]";
}
