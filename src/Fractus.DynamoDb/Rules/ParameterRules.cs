using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules;

/// <summary>A parameter of a request and whether it was given.</summary>
internal readonly record struct Given(string Name, bool IsGiven)
{
    public static Given Of(string name, object? value) => new(name, value is not null);
}

/// <summary>What parameters may not stand together, and what the values of any request must be.</summary>
internal static class ParameterRules
{
    /// <summary>Expressions and the parameters that they replaced exclude each other; placeholders need an expression.</summary>
    public static void CheckStyle(
        ReadOnlySpan<Given> expressions,
        ReadOnlySpan<Given> legacy,
        object? names = null,
        AttributeMap? values = null,
        Wording wording = Wording.Newer)
    {
        var hasExpression = Any(expressions);
        if (hasExpression && Any(legacy))
        {
            throw Invalid.Request(
                "Can not use both expression and non-expression parameters in the same request: "
                + $"Non-expression parameters: {{{Names(legacy)}}} Expression parameters: {{{Names(expressions)}}}");
        }

        if (names is not null && !hasExpression)
        {
            throw Invalid.Request("ExpressionAttributeNames can only be specified when using expressions");
        }

        if (values is not null)
        {
            CheckValuesAreUsable(expressions, wording);
        }
    }

    /// <summary>Values that break a rule of their own.</summary>
    public static void CheckValues(AttributeMap map, Wording wording = Wording.Newer)
    {
        if (map.Fault is { } fault)
        {
            throw Invalid.Request(fault.In(wording));
        }
    }

    public static void CheckSize(AttributeMap item)
    {
        if (ItemSize.Of(item) > ItemSize.Max)
        {
            throw Invalid.Request("Item size has exceeded the maximum allowed size");
        }
    }

    public static void CheckAttributesToGet(IReadOnlyList<string>? attributes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in attributes ?? [])
        {
            if (name.Length == 0)
            {
                throw Invalid.Parameter("Empty attribute name");
            }

            if (!seen.Add(name))
            {
                throw Invalid.Parameter($"Duplicate value in attribute name: {name}");
            }
        }
    }

    /// <summary>For the operations that have no item to return but the old one.</summary>
    public static void CheckReturnsOldOnly(string? returnValues)
    {
        if (returnValues is not (null or ReturnValue.None or ReturnValue.AllOld))
        {
            throw Invalid.Request("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    private static void CheckValuesAreUsable(ReadOnlySpan<Given> expressions, Wording wording)
    {
        var usable = new List<string>();
        foreach (var expression in expressions)
        {
            if (expression.Name == "ProjectionExpression")
            {
                continue;
            }

            if (expression.IsGiven)
            {
                return;
            }

            usable.Add(expression.Name);
        }

        const string Fault = "ExpressionAttributeValues can only be specified when using expressions";
        throw Invalid.Request(wording == Wording.Newer
            ? Fault : $"{Fault}: {string.Join(" and ", usable)} {(usable.Count > 1 ? "are" : "is")} null");
    }

    private static bool Any(ReadOnlySpan<Given> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.IsGiven)
            {
                return true;
            }
        }

        return false;
    }

    private static string Names(ReadOnlySpan<Given> parameters)
    {
        var names = new List<string>();
        foreach (var parameter in parameters)
        {
            if (parameter.IsGiven)
            {
                names.Add(parameter.Name);
            }
        }

        return string.Join(", ", names);
    }
}
