using Fractus.DynamoDb.Contract;
using Fractus.Kernel;
using Fractus.Kernel.Validation;

namespace Fractus.DynamoDb.Rules;

/// <summary>Names of tables: requests give a name or the table's ARN.</summary>
internal static class TableNames
{
    /// <summary>
    /// The table that a request is about. It may be another account's, given by its ARN: whether the caller may reach it, the policies
    /// have decided before.
    /// </summary>
    /// <param name="nameOrArn">As the request has it.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="member">Where the request has it, for the message of a fault.</param>
    public static TableAddress At(string nameOrArn, Caller caller, string member = "tableName")
    {
        var (name, arn) = Parse(nameOrArn);
        if (arn is { } given && given.Region != caller.Region)
        {
            throw NotFound();
        }

        CheckConstraints(name, member);
        return new TableAddress(arn?.Account ?? caller.Account, caller.Region, name);
    }

    /// <summary>The plain name of a table of the caller's own that a request is about.</summary>
    /// <param name="nameOrArn">As the request has it.</param>
    /// <param name="caller">Whose table it is.</param>
    /// <param name="notFound">The operation's error for a table that cannot be here, made of its name; null for the usual one.</param>
    public static string Of(string nameOrArn, Caller caller, Func<string, ApiException>? notFound = null)
    {
        var (name, arn) = Parse(nameOrArn);

        // The table of another account or region is another table, which is not here.
        if (arn is { } given && (given.Account != caller.Account || given.Region != caller.Region))
        {
            throw notFound?.Invoke(name) ?? NotFound();
        }

        CheckConstraints(name, "tableName");
        return name;
    }

    private static (string Name, Arn? Arn) Parse(string nameOrArn)
    {
        var (name, arn) = TableNameRule.Parse(nameOrArn);
        return (name ?? throw Invalid.Request($"Invalid table ARN: {nameOrArn}"), arn);
    }

    /// <summary>Checks the name of a table that is to be changed, described or deleted; the answer differs from that for its items.</summary>
    public static void CheckLength(string name)
    {
        if (name.Length is < TableNameRule.Min or > TableNameRule.Max && !Arn.TryParse(name, out _))
        {
            throw Invalid.Request("TableName must be at least 3 characters long and at most 255 characters long");
        }
    }

    public static ApiException NotFound() => new ResourceNotFoundException("Requested resource not found");

    public static ApiException NotFound(string name) =>
        new ResourceNotFoundException($"Requested resource not found: Table: {name} not found");

    private static void CheckConstraints(string name, string member)
    {
        var constraints = default(ConstraintCollector);
        constraints.Length(member, name, TableNameRule.Min, TableNameRule.Max);
        constraints.Pattern(member, name, TableNameRule.Pattern);
        if (constraints.HasViolations)
        {
            throw Invalid.Request(constraints.Message);
        }
    }
}
