using Fractus.Kernel;

namespace Fractus.DynamoDb.Rules;

/// <summary>Where a table is: the caller's own account, or another's that a request names by the table's ARN.</summary>
internal readonly record struct TableAddress(string Account, string Region, string Name)
{
    /// <summary>A table of the caller's own account.</summary>
    public static TableAddress Own(Caller caller, string name) => new(caller.Account, caller.Region, name);
}
