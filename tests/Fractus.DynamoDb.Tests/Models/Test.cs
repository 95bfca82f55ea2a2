using System.Globalization;
using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Tests.Models;

/// <summary>The values of an expression, each under a name that it is given here.</summary>
internal sealed class Values
{
    private readonly List<(string, AttributeValue)> _values = [];

    public string Add(string attribute, string value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $":v{_values.Count}");
        _values.Add((name, Json.Value(Row.Value(attribute, value))));
        return name;
    }

    public AttributeMap? ToMap() => _values.Count == 0 ? null : AttributeMap.Of([.. _values]);
}

/// <summary>A condition or filter: as an expression, and as what it means.</summary>
internal abstract record Test
{
    public abstract bool Holds(Row? row);

    public abstract string Write(Values values);

    public sealed record Exists(string Attribute) : Test
    {
        public override bool Holds(Row? row) => row?.TextOf(Attribute) is not null;

        public override string Write(Values values) => $"attribute_exists({Attribute})";
    }

    public sealed record Compare(string Attribute, string Operator, int Value) : Test
    {
        // What is not there is unlike everything, and neither smaller nor greater.
        public override bool Holds(Row? row) => row?.NumberOf(Attribute) is not { } number ? Operator == "<>" : Operator switch
        {
            "=" => number == Value,
            "<>" => number != Value,
            "<" => number < Value,
            "<=" => number <= Value,
            ">" => number > Value,
            _ => number >= Value,
        };

        public override string Write(Values values) => $"{Attribute} {Operator} {values.Add(Attribute, Shown(Value))}";
    }

    public sealed record Between(string Attribute, int Low, int Width) : Test
    {
        public override bool Holds(Row? row) => row?.NumberOf(Attribute) is { } number && number >= Low && number <= Low + Width;

        public override string Write(Values values) =>
            $"{Attribute} BETWEEN {values.Add(Attribute, Shown(Low))} AND {values.Add(Attribute, Shown(Low + Width))}";
    }

    public sealed record In(string Attribute, int One, int Other) : Test
    {
        public override bool Holds(Row? row) => row?.NumberOf(Attribute) is { } number && (number == One || number == Other);

        public override string Write(Values values) => $"{Attribute} IN ({values.Add(Attribute, Shown(One))}, {values.Add(Attribute, Shown(Other))})";
    }

    public sealed record Not(Test Inner) : Test
    {
        public override bool Holds(Row? row) => !Inner.Holds(row);

        public override string Write(Values values) => $"NOT ({Inner.Write(values)})";
    }

    public sealed record Both(Test Left, bool IsAnd, Test Right) : Test
    {
        public override bool Holds(Row? row) => IsAnd ? Left.Holds(row) && Right.Holds(row) : Left.Holds(row) || Right.Holds(row);

        public override string Write(Values values) => $"({Left.Write(values)}) {(IsAnd ? "AND" : "OR")} ({Right.Write(values)})";
    }

    private static string Shown(int value) => value.ToString(CultureInfo.InvariantCulture);
}
