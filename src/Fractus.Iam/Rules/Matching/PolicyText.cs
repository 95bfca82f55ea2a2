using System.Text;
using Fractus.Iam.Rules.Conditions;

namespace Fractus.Iam.Rules.Matching;

/// <summary>
/// A string of a policy: literal text, wildcards, and policy variables such as <c>${aws:username}</c> or
/// <c>${aws:PrincipalTag/team, 'none'}</c>. <c>${*}</c>, <c>${?}</c> and <c>${$}</c> are the literal characters.
/// </summary>
/// <remarks>Source: IAM User Guide, "IAM policy elements: Variables and tags".</remarks>
internal sealed class PolicyText
{
    private readonly List<Part> parts = [];

    private PolicyText()
    {
    }

    private readonly record struct Part(string Literal, string? Key, string? Default, string? Name = null);

    /// <summary>The text in the form of <see cref="Glob"/> where it has no variables, else null.</summary>
    public string? Constant { get; private set; }

    /// <summary>The condition keys that its variables name, as written.</summary>
    public IEnumerable<string> Variables => parts.Where(part => part.Name is not null).Select(part => part.Name!);

    /// <param name="source">As written in the policy.</param>
    /// <param name="variables">Read <c>${…}</c>: only policies of version 2012-10-17 do.</param>
    /// <param name="wildcards">Read <c>*</c> and <c>?</c> as wildcards; else they are literal.</param>
    public static PolicyText Parse(string source, bool variables, bool wildcards)
    {
        var result = new PolicyText();
        var literal = new StringBuilder(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            var end = variables ? VariableEnd(source, i) : -1;
            if (end < 0)
            {
                literal.Append(!wildcards ? source[i] : source[i] switch { '*' => Glob.AnyRun, '?' => Glob.AnyOne, var c => c });
                continue;
            }

            var name = source.AsSpan(i + 2, end - i - 2).Trim();
            i = end;
            if (name is "*" or "?" or "$")
            {
                literal.Append(name);
                continue;
            }

            result.AddLiteral(literal);
            result.AddVariable(name);
        }

        result.AddLiteral(literal);
        result.Constant = result.parts.TrueForAll(part => part.Key is null) ? string.Concat(result.parts.Select(part => part.Literal)) : null;
        return result;
    }

    /// <summary>Where a variable starts at <paramref name="start"/>, the index of its closing brace, else -1.</summary>
    public static int VariableEnd(string source, int start) =>
        source[start] == '$' && start + 1 < source.Length && source[start + 1] == '{' ? source.IndexOf('}', start) : -1;

    /// <summary>
    /// The text with its variables filled in, in the form of <see cref="Glob"/>; null where a variable has no single value in this
    /// request and no default, so that whatever depends on it cannot match.
    /// </summary>
    public string? Expand(IConditionContext context)
    {
        if (Constant is not null)
        {
            return Constant;
        }

        var expanded = new StringBuilder();
        foreach (var part in parts)
        {
            var value = part.Literal;
            if (part.Key is not null)
            {
                var found = context.Find(part.Key);
                value = found.Count == 1 ? found[0] : found.Count == 0 ? part.Default : null;
                if (value is null || value.AsSpan().IndexOfAny(Glob.AnyRun, Glob.AnyOne) >= 0)
                {
                    return null;
                }
            }

            expanded.Append(value);
        }

        return expanded.ToString();
    }

    private void AddLiteral(StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new Part(literal.ToString(), null, null));
            literal.Clear();
        }
    }

    private void AddVariable(ReadOnlySpan<char> name)
    {
        string? defaultValue = null;
        var comma = name.IndexOf(',');
        if (comma >= 0)
        {
            var given = name[(comma + 1)..].Trim();
            if (given is ['\'', .., '\''])
            {
                defaultValue = given[1..^1].ToString();
                name = name[..comma].Trim();
            }
        }

        var key = name.ToString();
        parts.Add(new Part("", key.ToLowerInvariant(), defaultValue, key));
    }
}
