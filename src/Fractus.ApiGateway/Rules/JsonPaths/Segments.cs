using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.JsonPaths;

/// <summary>A step of a path: from one value to some others.</summary>
internal abstract class Segment
{
    public virtual bool IsDefinite => false;

    public abstract void Select(object? value, List<object?> results, PathVisit visit);
}

/// <summary><c>.name</c> or <c>['name', 'other']</c>.</summary>
internal sealed class NameSegment(IReadOnlyList<string> names) : Segment
{
    public override bool IsDefinite => names.Count == 1;

    public override void Select(object? value, List<object?> results, PathVisit visit)
    {
        if (value is not ValueMap map)
        {
            return;
        }

        foreach (var name in names)
        {
            if (map.TryGetValue(name, out var found))
            {
                results.Add(found);
            }
        }
    }
}

/// <summary><c>[0]</c>, <c>[-1]</c> or <c>[0, 2]</c>.</summary>
internal sealed class IndexSegment(IReadOnlyList<int> indexes) : Segment
{
    public override bool IsDefinite => indexes.Count == 1;

    public override void Select(object? value, List<object?> results, PathVisit visit)
    {
        if (value is not ValueList list)
        {
            return;
        }

        foreach (var index in indexes)
        {
            var at = index < 0 ? list.Count + index : index;
            if (at >= 0 && at < list.Count)
            {
                results.Add(list[at]);
            }
        }
    }
}

/// <summary><c>[from:to:step]</c>.</summary>
internal sealed class SliceSegment(int? from, int? to, int step) : Segment
{
    public override void Select(object? value, List<object?> results, PathVisit visit)
    {
        if (value is not ValueList list)
        {
            return;
        }

        var end = At(to ?? list.Count, list.Count);
        for (long i = At(from ?? 0, list.Count); i < end; i += step)
        {
            visit.Count();
            results.Add(list[(int)i]);
        }
    }

    private static int At(int index, int count) => index < 0 ? Math.Max(count + index, 0) : Math.Min(index, count);
}

/// <summary><c>.*</c> or <c>[*]</c>.</summary>
internal sealed class WildcardSegment : Segment
{
    public override void Select(object? value, List<object?> results, PathVisit visit)
    {
        foreach (var child in Children(value))
        {
            visit.Count();
            results.Add(child);
        }
    }

    public static IEnumerable<object?> Children(object? value) => value switch
    {
        ValueMap map => map.Values,
        ValueList list => list,
        _ => [],
    };
}

/// <summary><c>..</c>: the value and all below it.</summary>
internal sealed class DescentSegment : Segment
{
    public override void Select(object? value, List<object?> results, PathVisit visit)
    {
        visit.Count();
        results.Add(value);
        foreach (var child in WildcardSegment.Children(value))
        {
            Select(child, results, visit);
        }
    }
}

/// <summary><c>[?(…)]</c>: the elements that pass; an object that stands alone is asked itself.</summary>
internal sealed class FilterSegment(Filter filter) : Segment
{
    public override void Select(object? value, List<object?> results, PathVisit visit)
    {
        IEnumerable<object?> candidates = value is ValueList list ? list : value is ValueMap ? [value] : [];
        foreach (var candidate in candidates)
        {
            visit.Count();
            if (filter.Passes(candidate, visit))
            {
                results.Add(candidate);
            }
        }
    }
}

/// <summary><c>.length()</c> and its like, at the end of a path.</summary>
internal sealed class FunctionSegment(string name) : Segment
{
    public override bool IsDefinite => true;

    public static bool IsKnown(string name) => name is "length" or "size" or "min" or "max" or "sum" or "avg" or "keys" or "first" or "last";

    public override void Select(object? value, List<object?> results, PathVisit visit)
    {
        var numbers = (value as ValueList ?? []).Where(n => n is long or double).Select(n => n is long integer ? integer : (double)n!).ToList();
        object? result = (name, value) switch
        {
            ("length" or "size", ValueList all) => (long)all.Count,
            ("length" or "size", ValueMap map) => (long)map.Count,
            ("length" or "size", string text) => (long)text.Length,
            ("first", ValueList { Count: > 0 } all) => all[0],
            ("last", ValueList { Count: > 0 } all) => all[^1],
            ("keys", ValueMap map) => new ValueList(map.Keys, isJson: true),
            ("min", _) when numbers.Count > 0 => numbers.Min(),
            ("max", _) when numbers.Count > 0 => numbers.Max(),
            ("sum", _) when numbers.Count > 0 => numbers.Sum(),
            ("avg", _) when numbers.Count > 0 => numbers.Average(),
            _ => null,
        };
        results.Add(result);
    }
}
