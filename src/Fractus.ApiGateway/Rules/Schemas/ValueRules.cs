using System.Globalization;
using System.Numerics;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>Keywords on a value by itself: its type, its text, its number.</summary>
internal static class ValueRules
{
    private static readonly string[] s_types = ["array", "boolean", "integer", "null", "number", "object", "string"];

    public static void AddTo(List<SchemaRule> rules, ValueMap schema)
    {
        AddType(rules, schema);
        AddEnum(rules, schema);
        AddNumber(rules, schema);
        AddText(rules, schema);
    }

    private static void AddType(List<SchemaRule> rules, ValueMap schema)
    {
        var types = schema.Find("type") switch
        {
            string type => [type],
            var list => Keywords.Names(list, "type"),
        };
        if (types is null)
        {
            return;
        }

        if (types.Find(type => !s_types.Contains(type)) is { } unknown)
        {
            throw new SchemaException($"The type {unknown} is not one of {Keywords.Show(s_types)}.");
        }

        // Whatever is an integer is a number.
        var allowed = Keywords.Show(types.Contains("number") ? types.Append("integer").Distinct() : types);
        rules.Add((value, run) =>
        {
            if (!types.Exists(type => IsOf(type, value)))
            {
                run.Add($"instance type ({TypeOf(value)}) does not match any allowed primitive type (allowed: {allowed})");
            }
        });
    }

    private static void AddEnum(List<SchemaRule> rules, ValueMap schema)
    {
        if (Keywords.List(schema, "enum") is not { } values)
        {
            return;
        }

        rules.Add((value, run) =>
        {
            run.Step(values.Count);
            if (!values.Exists(known => JsonEquality.AreEqual(known, value, run)))
            {
                run.Add($"instance value ({JsonValues.Write(value)}) not found in enum (possible values: {JsonValues.Write(values)})");
            }
        });
    }

    private static void AddNumber(List<SchemaRule> rules, ValueMap schema)
    {
        AddMultiple(rules, schema);
        if (Keywords.Number(schema, "maximum") is { } maximum)
        {
            var isExclusive = Keywords.Flag(schema, "exclusiveMaximum");
            rules.Add((value, run) =>
            {
                if (Scalars.Number(value) is { } number && (isExclusive ? number >= maximum : number > maximum))
                {
                    run.Add(isExclusive && number == maximum
                        ? $"numeric instance is not strictly lower than the required maximum {Show(maximum)}"
                        : $"numeric instance is greater than the required maximum (maximum: {Show(maximum)}, found: {Show(number)})");
                }
            });
        }

        if (Keywords.Number(schema, "minimum") is { } minimum)
        {
            var isExclusive = Keywords.Flag(schema, "exclusiveMinimum");
            rules.Add((value, run) =>
            {
                if (Scalars.Number(value) is { } number && (isExclusive ? number <= minimum : number < minimum))
                {
                    run.Add(isExclusive && number == minimum
                        ? $"numeric instance is not strictly greater than the required minimum {Show(minimum)}"
                        : $"numeric instance is lower than the required minimum (minimum: {Show(minimum)}, found: {Show(number)})");
                }
            });
        }
    }

    private static void AddMultiple(List<SchemaRule> rules, ValueMap schema)
    {
        if (Keywords.Number(schema, "multipleOf") is not { } divisor)
        {
            return;
        }

        if (divisor <= 0)
        {
            throw new SchemaException("multipleOf must be greater than zero.");
        }

        rules.Add((value, run) =>
        {
            if (Scalars.Number(value) is { } number && !IsMultiple(number, divisor))
            {
                run.Add($"remainder of division is not zero ({Show(number)} / {Show(divisor)})");
            }
        });
    }

    private static void AddText(List<SchemaRule> rules, ValueMap schema)
    {
        if (Keywords.Count(schema, "maxLength") is { } most)
        {
            AddText(rules, (text, run) =>
            {
                var length = Length(text);
                if (length > most)
                {
                    run.Add($"string {JsonValues.Write(text)} is too long (length: {length}, maximum allowed: {most})");
                }
            });
        }

        if (Keywords.Count(schema, "minLength") is { } least)
        {
            AddText(rules, (text, run) =>
            {
                var length = Length(text);
                if (length < least)
                {
                    run.Add($"string {JsonValues.Write(text)} is too short (length: {length}, required minimum: {least})");
                }
            });
        }

        if (schema.ContainsKey("pattern"))
        {
            var pattern = Keywords.Pattern(schema.Find("pattern"), "pattern");
            AddText(rules, (text, run) =>
            {
                if (!Keywords.IsMatch(pattern, text))
                {
                    run.Add($"ECMA 262 regex {JsonValues.Write(pattern.ToString())} does not match input string {JsonValues.Write(text)}");
                }
            });
        }

        if (schema.Find("format") is string format && Formats.Find(format) is { } check)
        {
            AddText(rules, (text, run) =>
            {
                if (!check.IsValid(text))
                {
                    run.Add($"string {JsonValues.Write(text)} {check.Fault}");
                }
            });
        }
    }

    private static void AddText(List<SchemaRule> rules, Action<string, SchemaRun> check) => rules.Add((value, run) =>
    {
        if (value is string text)
        {
            check(text, run);
        }
    });

    private static bool IsOf(string type, object? value) =>
        TypeOf(value) is var actual && (actual == type || (type == "number" && actual == "integer"));

    private static string TypeOf(object? value) => value switch
    {
        null => "null",
        bool => "boolean",
        long or BigInteger => "integer",
        double real => double.IsInteger(real) ? "integer" : "number",
        string => "string",
        ValueList => "array",
        _ => "object",
    };

    private static string Show(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    // Decimals, because 0.3 is a multiple of 0.1 to whoever wrote the schema.
    private static bool IsMultiple(double number, double divisor)
    {
        const double DecimalRange = 7e27;
        return Math.Abs(number) < DecimalRange && divisor > 1e-20 && divisor < DecimalRange
            ? (decimal)number % (decimal)divisor == 0
            : Math.IEEERemainder(number, divisor) == 0;
    }

    // Characters, not their halves.
    private static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);
}
