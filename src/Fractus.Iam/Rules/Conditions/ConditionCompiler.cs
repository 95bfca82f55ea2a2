using Fractus.Iam.Rules.Matching;

namespace Fractus.Iam.Rules.Conditions;

/// <summary>Reads operator names and their values.</summary>
internal static class ConditionCompiler
{
    private const string IfExists = "IfExists";

    /// <summary>True for the name of an operator, with its qualifier and suffix.</summary>
    public static bool IsOperator(string name) => TryRead(name, out _);

    /// <param name="name">Such as <c>ForAnyValue:StringLikeIfExists</c>.</param>
    /// <param name="key">The condition key.</param>
    /// <param name="values">As written in the policy.</param>
    /// <param name="variables">Read policy variables where the operator takes them.</param>
    /// <exception cref="MalformedPolicyException">A value is not of the operator's type.</exception>
    public static Condition Compile(string name, string key, IReadOnlyList<string> values, bool variables)
    {
        if (!TryRead(name, out var parsed))
        {
            throw MalformedPolicyException.Syntax();
        }

        if (parsed.Base == "Null")
        {
            return new NullCondition(key, values.Any(value => value.Equals("true", StringComparison.OrdinalIgnoreCase)));
        }

        var operands = values.Select(value => Read(parsed.Base, value, variables) ?? throw MalformedPolicyException.Legacy()).ToArray();
        return new ComparisonCondition(key, operands, parsed.Negated, parsed.Qualifier, parsed.IfExists);
    }

    private static bool TryRead(string name, out Operator parsed)
    {
        var qualifier = SetQualifier.None;
        foreach (var candidate in (ReadOnlySpan<SetQualifier>)[SetQualifier.ForAllValues, SetQualifier.ForAnyValue])
        {
            if (name.StartsWith($"{candidate}:", StringComparison.Ordinal))
            {
                qualifier = candidate;
                name = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
                break;
            }
        }

        var ifExists = name.EndsWith(IfExists, StringComparison.Ordinal);
        name = ifExists ? name[..^IfExists.Length] : name;
        (var positive, var negated) = name switch
        {
            "StringNotEquals" => ("StringEquals", true),
            "StringNotEqualsIgnoreCase" => ("StringEqualsIgnoreCase", true),
            "StringNotLike" => ("StringLike", true),
            "NumericNotEquals" => ("NumericEquals", true),
            "DateNotEquals" => ("DateEquals", true),
            "NotIpAddress" => ("IpAddress", true),
            "ArnNotEquals" => ("ArnEquals", true),
            "ArnNotLike" => ("ArnLike", true),
            _ => (name, false),
        };
        parsed = new Operator(positive, negated, qualifier, ifExists);
        return positive is "StringEquals" or "StringEqualsIgnoreCase" or "StringLike" or "Bool" or "BinaryEquals" or "IpAddress" or "ArnEquals" or "ArnLike"
            or "NumericEquals" or "NumericLessThan" or "NumericLessThanEquals" or "NumericGreaterThan" or "NumericGreaterThanEquals"
            or "DateEquals" or "DateLessThan" or "DateLessThanEquals" or "DateGreaterThan" or "DateGreaterThanEquals"
            || (positive == "Null" && !ifExists);
    }

    private static Operand? Read(string name, string value, bool variables) => name switch
    {
        "StringEquals" => new StringOperand(PolicyText.Parse(value, variables, wildcards: false), ignoreCase: false),
        "StringEqualsIgnoreCase" or "Bool" => new StringOperand(PolicyText.Parse(value, variables, wildcards: false), ignoreCase: true),
        "StringLike" => new StringOperand(PolicyText.Parse(value, variables, wildcards: true), ignoreCase: false),
        "BinaryEquals" => new StringOperand(PolicyText.Parse(value, variables: false, wildcards: false), ignoreCase: false),
        "IpAddress" => AddressOperand.TryParse(value),
        "ArnEquals" or "ArnLike" => new ArnOperand(new ResourcePattern(value, variables)),
        _ => ReadOrdered(name, value),
    };

    private static OrderedOperand? ReadOrdered(string name, string value)
    {
        var isDate = name.StartsWith("Date", StringComparison.Ordinal);
        var ordering = name[(isDate ? "Date" : "Numeric").Length..] switch
        {
            "Equals" => Ordering.Equal,
            "LessThan" => Ordering.Less,
            "LessThanEquals" => Ordering.LessOrEqual,
            "GreaterThan" => Ordering.Greater,
            _ => Ordering.GreaterOrEqual,
        };
        return OrderedOperand.TryRead(value, isDate, out var number) ? new OrderedOperand(number, ordering, isDate) : null;
    }

    private readonly record struct Operator(string Base, bool Negated, SetQualifier Qualifier, bool IfExists);
}
