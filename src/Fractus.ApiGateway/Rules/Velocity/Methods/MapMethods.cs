using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity.Evaluation;

namespace Fractus.ApiGateway.Rules.Velocity.Methods;

/// <summary>Methods of Java's Map that templates use.</summary>
internal static class MapMethods
{
    public static object? Call(ValueMap map, string method, object?[] arguments, TemplateRun run)
    {
        switch (method, arguments)
        {
            case ("get", [var key]):
                return map.Find(TextForm.Of(key, run));
            case ("getOrDefault", [var key, var otherwise]):
                return map.TryGetValue(TextForm.Of(key, run), out var found) ? found : otherwise;
            case ("put", [var key, var value]):
                return Put(map, TextForm.Of(key, run), value, run);
            case ("putIfAbsent", [var key, var value]):
                return map.Find(TextForm.Of(key, run)) ?? Put(map, TextForm.Of(key, run), value, run);
            case ("putAll", [ValueMap more]):
                run.CheckElements(map.Count + more.Count);
                foreach (var (key, value) in more.ToList())
                {
                    map[key] = value;
                }

                return null;
            case ("remove", [var key]):
                return map.Remove(TextForm.Of(key, run), out var removed) ? removed : null;
            case ("containsKey", [var key]):
                return map.ContainsKey(TextForm.Of(key, run));
            case ("containsValue", [var value]):
                return map.Values.Any(v => Operators.AreEqual(v, value, run));
            case ("keySet", []):
                return new ValueList(map.Keys);
            case ("values", []):
                return new ValueList(map.Values);
            case ("entrySet", []):
                return new ValueList(map.Select(e => (object?)new MapEntry(e.Key, e.Value)));
            case ("size", []):
                return (long)map.Count;
            case ("isEmpty", []):
                return map.Count == 0;
            case ("clear", []):
                map.Clear();
                return null;
            default:
                return null;
        }
    }

    private static object? Put(ValueMap map, string key, object? value, TemplateRun run)
    {
        run.CheckElements(map.Count + 1);
        var before = map.Find(key);
        map[key] = value;

        // The value before is what Java returns; where there was none nothing is shown.
        return before;
    }
}
