using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>Keywords on arrays.</summary>
internal static class ArrayRules
{
    public static void AddTo(List<SchemaRule> rules, ValueMap schema, Func<object?, Schema> compile)
    {
        if (Keywords.Count(schema, "maxItems") is { } most)
        {
            Add(rules, (list, run) =>
            {
                if (list.Count > most)
                {
                    run.Add($"array is too long: must have at most {most} elements but instance has {list.Count} elements");
                }
            });
        }

        if (Keywords.Count(schema, "minItems") is { } least)
        {
            Add(rules, (list, run) =>
            {
                if (list.Count < least)
                {
                    run.Add($"array is too short: must have at least {least} elements but instance has {list.Count} elements");
                }
            });
        }

        if (Keywords.Flag(schema, "uniqueItems"))
        {
            Add(rules, CheckUnique);
        }

        AddItems(rules, schema, compile);
    }

    private static void AddItems(List<SchemaRule> rules, ValueMap schema, Func<object?, Schema> compile)
    {
        switch (schema.Find("items"))
        {
            case null when !schema.ContainsKey("items"):
                return;
            case ValueList places:
                AddPlaces(rules, schema, places.ConvertAll(part => compile(part)), compile);
                return;
            case var part:
                var each = compile(part);
                Add(rules, (list, run) => list.ForEach(item => each.Check(item, run)));
                return;
        }
    }

    private static void AddPlaces(List<SchemaRule> rules, ValueMap schema, List<Schema> places, Func<object?, Schema> compile)
    {
        var mayBeMore = schema.Find("additionalItems") is not false;
        var more = schema.Find("additionalItems") is ValueMap part ? compile(part) : null;
        Add(rules, (list, run) =>
        {
            if (!mayBeMore && list.Count > places.Count)
            {
                run.Add($"array only allows up to {places.Count} elements");
            }

            for (var i = 0; i < list.Count; i++)
            {
                (i < places.Count ? places[i] : more)?.Check(list[i], run);
            }
        });
    }

    private static void CheckUnique(ValueList list, SchemaRun run)
    {
        for (var i = 0; i < list.Count; i++)
        {
            run.Step(i);
            for (var j = 0; j < i; j++)
            {
                if (JsonEquality.AreEqual(list[i], list[j], run))
                {
                    run.Add("array must not contain duplicate elements");
                    return;
                }
            }
        }
    }

    private static void Add(List<SchemaRule> rules, Action<ValueList, SchemaRun> check) => rules.Add((value, run) =>
    {
        if (value is ValueList list)
        {
            check(list, run);
        }
    });
}
