using Fractus.Kernel;
using Fractus.Kernel.Validation;

namespace Fractus.DynamoDb.Contract;

/// <summary>What the name of a table must be, where a request may give the table's ARN instead.</summary>
public static class TableNameRule
{
    public const int Min = 3;
    public const int Max = 255;

    private const string Resource = "table/";

    public static PatternConstraint Pattern { get; } = new("[a-zA-Z0-9_.-]+");

    /// <summary>As batches tell it, which name their tables in the keys of a map.</summary>
    public static ElementConstraint OfKeys { get; } = new(Min, Max, Pattern, allowed: null, told: null, notNull: false, inBrackets: true);

    /// <summary>The table's name, and the ARN that it was given in; no name where that is no ARN of a table.</summary>
    public static (string? Name, Arn? Arn) Parse(string nameOrArn)
    {
        if (!Arn.TryParse(nameOrArn, out var arn))
        {
            return (nameOrArn, null);
        }

        var isTable = arn.Service == "dynamodb" && arn.Resource.StartsWith(Resource, StringComparison.Ordinal);
        return (isTable ? arn.Resource[Resource.Length..] : null, arn);
    }

    /// <summary>False for a malformed name. An ARN of something else has a fault of its own, which is told later.</summary>
    public static bool IsMet(string nameOrArn) => Parse(nameOrArn).Name is not { } name || OfKeys.IsMet(name);
}
