using System.Text.RegularExpressions;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.JsonPaths;

/// <summary>What stands in <c>[?( … )]</c>.</summary>
internal abstract class Filter
{
    public abstract bool Passes(object? value, PathVisit visit);
}

internal sealed class NotFilter(Filter inner) : Filter
{
    public override bool Passes(object? value, PathVisit visit) => !inner.Passes(value, visit);
}

internal sealed class LogicFilter(bool isAnd, Filter left, Filter right) : Filter
{
    public override bool Passes(object? value, PathVisit visit) =>
        isAnd ? left.Passes(value, visit) && right.Passes(value, visit) : left.Passes(value, visit) || right.Passes(value, visit);
}

/// <summary>A path alone: whether it leads anywhere.</summary>
internal sealed class ExistsFilter(Operand operand) : Filter
{
    public override bool Passes(object? value, PathVisit visit) => operand.TryGet(value, visit, out _);
}

/// <summary>Two operands and what is asked of them.</summary>
internal sealed class ComparisonFilter(string symbol, Operand left, Operand right) : Filter
{
    private static readonly TimeSpan s_patternTimeout = TimeSpan.FromMilliseconds(200);

    public override bool Passes(object? value, PathVisit visit)
    {
        var isThere = left.TryGet(value, visit, out var a) & right.TryGet(value, visit, out var b);
        return symbol switch
        {
            "==" => isThere && AreEqual(a, b),
            "!=" => !isThere || !AreEqual(a, b),
            "<" => isThere && Order(a, b) < 0,
            "<=" => isThere && Order(a, b) <= 0,
            ">" => isThere && Order(a, b) > 0,
            ">=" => isThere && Order(a, b) >= 0,
            "in" => isThere && b is ValueList list && list.Exists(item => AreEqual(a, item)),
            "nin" => isThere && b is ValueList list && !list.Exists(item => AreEqual(a, item)),
            _ => isThere && a is string text && b is Regex pattern && IsMatch(pattern, text),
        };
    }

    /// <exception cref="VelocityException">It is no regular expression.</exception>
    public static Regex Pattern(string text, bool ignoreCase)
    {
        try
        {
            return new Regex($@"\A(?:{text})\z", RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : 0), s_patternTimeout);
        }
        catch (ArgumentException invalid)
        {
            throw new VelocityException($"Not a regular expression: {invalid.Message}");
        }
    }

    private static bool IsMatch(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new VelocityException("A regular expression takes too long.");
        }
    }

    private static bool AreEqual(object? a, object? b) => (a, b) switch
    {
        (long or double, long or double) => Order(a, b) == 0,
        (ValueMap or ValueList, ValueMap or ValueList) => JsonValues.Write(a) == JsonValues.Write(b),
        _ => Equals(a, b),
    };

    private static int? Order(object? a, object? b) => Velocity.Evaluation.Operators.Compare(a, b);
}

/// <summary>A side of a comparison: a constant, or a path from the element (<c>@</c>) or the document (<c>$</c>).</summary>
internal sealed class Operand(object? constant, JsonPath? path, bool isFromRoot)
{
    public bool TryGet(object? element, PathVisit visit, out object? value)
    {
        value = constant;
        if (path is null)
        {
            return true;
        }

        var found = path.Find(visit, isFromRoot ? visit.Root : element);
        value = path.IsDefinite ? found.FirstOrDefault() : new ValueList(found, isJson: true);
        return found.Count > 0;
    }

    public bool IsPath => path is not null;
}
