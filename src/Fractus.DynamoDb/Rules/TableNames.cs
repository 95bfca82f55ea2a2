using Fractus.Kernel;
using Fractus.Kernel.Validation;

namespace Fractus.DynamoDb.Rules;

/// <summary>Names of tables: requests give a name or the table's ARN.</summary>
internal static class TableNames
{
    private const int Min = 3;
    private const int Max = 255;

    private static readonly PatternConstraint s_pattern = new("[a-zA-Z0-9_.-]+");

    /// <summary>The plain name of a table that a request is about.</summary>
    /// <param name="nameOrArn">As the request has it.</param>
    /// <param name="caller">Whose table it is.</param>
    /// <param name="member">Where the request has it, for the message of a fault.</param>
    /// <param name="notFound">The operation's error for a table that cannot be here, made of its name; null for the usual one.</param>
    public static string Of(string nameOrArn, Caller caller, string member = "tableName", Func<string, ApiException>? notFound = null)
    {
        var name = nameOrArn;
        if (Arn.TryParse(nameOrArn, out var arn))
        {
            if (arn.Service != "dynamodb" || !arn.Resource.StartsWith("table/", StringComparison.Ordinal))
            {
                throw Invalid.Request($"Invalid table ARN: {nameOrArn}");
            }

            // The table of another account or region is another table, which is not here.
            name = arn.Resource["table/".Length..];
            if (arn.Account != caller.Account || arn.Region != caller.Region)
            {
                throw notFound?.Invoke(name) ?? NotFound();
            }
        }

        CheckConstraints(name, member);
        return name;
    }

    /// <summary>Checks the name of a table that is to be changed, described or deleted; the answer differs from that for its items.</summary>
    public static void CheckLength(string name)
    {
        if (name.Length is < Min or > Max && !Arn.TryParse(name, out _))
        {
            throw Invalid.Request("TableName must be at least 3 characters long and at most 255 characters long");
        }
    }

    public static ApiException NotFound() => new Contract.ResourceNotFoundException("Requested resource not found");

    public static ApiException NotFound(string name) =>
        new Contract.ResourceNotFoundException($"Requested resource not found: Table: {name} not found");

    private static void CheckConstraints(string name, string member)
    {
        var constraints = default(ConstraintCollector);
        constraints.Length(member, name, Min, Max);
        constraints.Pattern(member, name, s_pattern);
        if (constraints.HasViolations)
        {
            throw Invalid.Request(constraints.Message);
        }
    }
}
