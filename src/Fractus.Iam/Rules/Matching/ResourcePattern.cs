using Fractus.Iam.Rules.Conditions;

namespace Fractus.Iam.Rules.Matching;

/// <summary>
/// A pattern for ARNs. The six parts are matched one by one, so a wildcard cannot reach across a colon into another account; only a
/// pattern of fewer parts whose last one ends in a star also covers all that follows (<c>arn:aws:s3:*</c>).
/// </summary>
/// <remarks>Source: IAM User Guide, "Resource" and "ARN condition operators".</remarks>
internal sealed class ResourcePattern
{
    private const int ArnParts = 6;

    private readonly string source;
    private readonly PolicyText[] parts;
    private readonly TextPattern[]? compiled;
    private readonly bool isLiteral;

    public ResourcePattern(string source, bool variables)
    {
        this.source = source;
        parts = [.. Split(source, variables).Select(part => PolicyText.Parse(part, variables, wildcards: true))];
        if (Array.TrueForAll(parts, part => part.Constant is not null))
        {
            compiled = Array.ConvertAll(parts, part => new TextPattern(part.Constant!, ignoreCase: false));
            isLiteral = Array.TrueForAll(compiled, part => part.IsLiteral) && !source.Contains('$', StringComparison.Ordinal);
        }
    }

    /// <summary>True for a lone star.</summary>
    public bool IsAnything => source == "*";

    public IEnumerable<string> Variables => parts.SelectMany(part => part.Variables);

    /// <returns>Null where a policy variable of the pattern has no value in this request.</returns>
    public bool? Matches(string resource, IConditionContext context)
    {
        if (IsAnything)
        {
            return true;
        }

        if (isLiteral)
        {
            return resource == source;
        }

        var rest = resource.AsSpan();
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            var colon = isLast ? -1 : rest.IndexOf(':');
            if (!isLast && colon < 0)
            {
                return false;
            }

            if (MatchesPart(i, isLast ? rest : rest[..colon], context) is not true and var failed)
            {
                return failed;
            }

            rest = rest[(colon + 1)..];
        }

        return true;
    }

    private bool? MatchesPart(int index, ReadOnlySpan<char> text, IConditionContext context)
    {
        string? expanded = null;
        if (compiled is null && (expanded = parts[index].Expand(context)) is null)
        {
            return null;
        }

        var isShort = index == parts.Length - 1 && parts.Length < ArnParts;
        if (isShort && !source.EndsWith('*') && text.Contains(':'))
        {
            return false;
        }

        return compiled is not null ? compiled[index].Matches(text) : Glob.Matches(expanded, text, ignoreCase: false);
    }

    // Colons inside ${…} belong to the variable's name.
    private static List<string> Split(string source, bool variables)
    {
        var found = new List<string>(ArnParts);
        var start = 0;
        for (var i = 0; i < source.Length && found.Count < ArnParts - 1; i++)
        {
            if (variables && PolicyText.VariableEnd(source, i) is >= 0 and var end)
            {
                i = end;
            }
            else if (source[i] == ':')
            {
                found.Add(source[start..i]);
                start = i + 1;
            }
        }

        found.Add(source[start..]);
        return found;
    }
}
