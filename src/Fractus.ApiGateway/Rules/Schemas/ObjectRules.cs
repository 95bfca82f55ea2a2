using System.Text.RegularExpressions;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>Keywords on objects.</summary>
internal static class ObjectRules
{
    public static void AddTo(List<SchemaRule> rules, ValueMap schema, Func<object?, Schema> compile)
    {
        AddCounts(rules, schema);
        if (Keywords.Names(schema.Find("required"), "required") is { } required)
        {
            Add(rules, (map, run) =>
            {
                var missing = required.Where(name => !map.ContainsKey(name)).ToList();
                if (missing.Count > 0)
                {
                    run.Add($"object has missing required properties ({Keywords.Show(missing)})");
                }
            });
        }

        foreach (var (name, dependency) in Keywords.Map(schema, "dependencies") ?? [])
        {
            AddDependency(rules, name, dependency, compile);
        }

        AddProperties(rules, schema, compile);
    }

    private static void AddCounts(List<SchemaRule> rules, ValueMap schema)
    {
        if (Keywords.Count(schema, "maxProperties") is { } most)
        {
            Add(rules, (map, run) =>
            {
                if (map.Count > most)
                {
                    run.Add($"object has too many properties (found {map.Count} but schema requires at most {most})");
                }
            });
        }

        if (Keywords.Count(schema, "minProperties") is { } least)
        {
            Add(rules, (map, run) =>
            {
                if (map.Count < least)
                {
                    run.Add($"object has too few properties (found {map.Count} but schema requires at least {least})");
                }
            });
        }
    }

    private static void AddDependency(List<SchemaRule> rules, string name, object? dependency, Func<object?, Schema> compile)
    {
        if (dependency is ValueMap)
        {
            var schema = compile(dependency);
            Add(rules, (map, run) =>
            {
                if (map.ContainsKey(name))
                {
                    schema.Check(map, run);
                }
            });
            return;
        }

        var needed = Keywords.Names(dependency, "dependencies") ?? throw new SchemaException("dependencies must be arrays or schemas.");
        Add(rules, (map, run) =>
        {
            var missing = needed.Where(other => !map.ContainsKey(other)).ToList();
            if (map.ContainsKey(name) && missing.Count > 0)
            {
                run.Add(
                    $"property \"{name}\" of object has missing property dependencies "
                    + $"(schema requires {Keywords.Show(needed)}; missing: {Keywords.Show(missing)})");
            }
        });
    }

    private static void AddProperties(List<SchemaRule> rules, ValueMap schema, Func<object?, Schema> compile)
    {
        var properties = Keywords.Map(schema, "properties")?.ToDictionary(p => p.Key, p => compile(p.Value)) ?? [];
        List<(Regex Name, Schema Schema)> patterns =
            [.. (Keywords.Map(schema, "patternProperties") ?? []).Select(p => (Keywords.Pattern(p.Key, "patternProperties"), compile(p.Value)))];
        var mayBeMore = schema.Find("additionalProperties") is not false;
        var more = schema.Find("additionalProperties") is ValueMap part ? compile(part) : null;
        if (properties.Count == 0 && patterns.Count == 0 && mayBeMore && more is null)
        {
            return;
        }

        Add(rules, (map, run) =>
        {
            List<string>? unwanted = null;
            foreach (var (name, value) in map)
            {
                var isKnown = properties.TryGetValue(name, out var property);
                property?.Check(value, run);
                foreach (var (pattern, matching) in patterns)
                {
                    if (Keywords.IsMatch(pattern, name))
                    {
                        isKnown = true;
                        matching.Check(value, run);
                    }
                }

                if (!isKnown && !mayBeMore)
                {
                    (unwanted ??= []).Add(name);
                }
                else if (!isKnown)
                {
                    more?.Check(value, run);
                }
            }

            if (unwanted is not null)
            {
                run.Add($"object instance has properties which are not allowed by the schema: {Keywords.Show(unwanted)}");
            }
        });
    }

    private static void Add(List<SchemaRule> rules, Action<ValueMap, SchemaRun> check) => rules.Add((value, run) =>
    {
        if (value is ValueMap map)
        {
            check(map, run);
        }
    });
}
