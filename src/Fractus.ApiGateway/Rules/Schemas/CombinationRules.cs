using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>allOf, anyOf, oneOf and not.</summary>
internal static class CombinationRules
{
    public static void AddTo(List<SchemaRule> rules, ValueMap schema, Func<object?, Schema> compile)
    {
        AddCount(rules, Schemas("allOf"), (matched, all) => matched == all
            ? null
            : $"instance failed to match all required schemas (matched only {matched} out of {all})");
        AddCount(rules, Schemas("anyOf"), (matched, all) => matched > 0
            ? null
            : $"instance failed to match at least one required schema among {all}");
        AddCount(rules, Schemas("oneOf"), (matched, all) => matched == 1
            ? null
            : $"instance failed to match exactly one schema (matched {matched} out of {all})");
        if (schema.ContainsKey("not"))
        {
            var unwanted = compile(schema.Find("not"));
            rules.Add((value, run) =>
            {
                if (unwanted.IsMatch(value, run))
                {
                    run.Add("instance matched a schema which it should not have");
                }
            });
        }

        List<Schema>? Schemas(string keyword) => Keywords.List(schema, keyword)?.ConvertAll(part => compile(part));
    }

    private static void AddCount(List<SchemaRule> rules, List<Schema>? schemas, Func<int, int, string?> judge)
    {
        if (schemas is null)
        {
            return;
        }

        rules.Add((value, run) =>
        {
            if (judge(schemas.Count(schema => schema.IsMatch(value, run)), schemas.Count) is { } error)
            {
                run.Add(error);
            }
        });
    }
}
