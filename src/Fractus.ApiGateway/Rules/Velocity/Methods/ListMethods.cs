using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity.Evaluation;

namespace Fractus.ApiGateway.Rules.Velocity.Methods;

/// <summary>Methods of Java's List that templates use.</summary>
internal static class ListMethods
{
    /// <summary>The element at an index; counted from the end where it is negative.</summary>
    public static object? At(ValueList list, long index)
    {
        var at = index < 0 ? list.Count + index : index;
        return at >= 0 && at < list.Count ? list[(int)at] : null;
    }

    public static object? Call(ValueList list, string method, object?[] arguments, TemplateRun run) => (method, arguments) switch
    {
        ("get", [long index]) => At(list, index),
        ("size" or "length", []) => (long)list.Count,
        ("isEmpty", []) => list.Count == 0,
        ("contains", [var value]) => IndexOf(list, value, run) >= 0,
        ("containsAll", [ValueList values]) => values.TrueForAll(v => IndexOf(list, v, run) >= 0),
        ("indexOf", [var value]) => (long)IndexOf(list, value, run),
        ("lastIndexOf", [var value]) => (long)list.FindLastIndex(item => Equal(item, value, run)),
        ("subList", [long from, long to]) when from >= 0 && from <= to && to <= list.Count =>
            new ValueList(list.GetRange((int)from, (int)(to - from)), list.IsJson),
        _ => Change(list, method, arguments, run),
    };

    private static object? Change(ValueList list, string method, object?[] arguments, TemplateRun run)
    {
        switch (method, arguments)
        {
            case ("add", [var value]):
                run.CheckElements(list.Count + 1);
                list.Add(value);
                return true;
            case ("add", [long index, var value]) when index >= 0 && index <= list.Count:
                run.CheckElements(list.Count + 1);
                list.Insert((int)index, value);
                return null;
            case ("addAll", [ValueList more]):
                run.CheckElements(list.Count + (long)more.Count);
                run.Step(more.Count);
                list.AddRange(more.ToArray());
                return more.Count > 0;
            case ("set", [long index, var value]) when index >= 0 && index < list.Count:
                var before = list[(int)index];
                list[(int)index] = value;
                return before;
            case ("remove", [long index]) when index >= 0 && index < list.Count:
                var removed = list[(int)index];
                list.RemoveAt((int)index);
                return removed;
            case ("remove", [not long]):
                var found = IndexOf(list, arguments[0], run);
                if (found >= 0)
                {
                    list.RemoveAt(found);
                }

                return found >= 0;
            case ("clear", []):
                list.Clear();
                return null;
            default:
                return null;
        }
    }

    private static int IndexOf(ValueList list, object? value, TemplateRun run) => list.FindIndex(item => Equal(item, value, run));

    private static bool Equal(object? item, object? value, TemplateRun run)
    {
        run.Step();
        return Operators.AreEqual(item, value, run);
    }
}
