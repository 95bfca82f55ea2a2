using System.Collections.Immutable;
using System.Globalization;

namespace Fractus.DynamoDb.Tests.Models;

/// <summary>One part of an update: what it does to one attribute.</summary>
internal sealed record Part(PartKind Kind, string Attribute, string Value)
{
    public string Clause => Kind switch
    {
        PartKind.Remove => "REMOVE",
        PartKind.Add => "ADD",
        _ => "SET",
    };

    public string Write(Values values) => Kind switch
    {
        PartKind.Remove => Attribute,
        PartKind.Add => $"{Attribute} {values.Add(Attribute, Value)}",
        PartKind.Increase => $"{Attribute} = {Attribute} + {values.Add(Attribute, Value)}",
        PartKind.SetIfMissing => $"{Attribute} = if_not_exists({Attribute}, {values.Add(Attribute, Value)})",
        _ => $"{Attribute} = {values.Add(Attribute, Value)}",
    };

    /// <returns>Null where the service refuses: what is not there cannot be increased.</returns>
    public Row? Apply(Row row) => Kind switch
    {
        PartKind.Remove => row.With(Attribute, null),
        PartKind.Add => row.With(Attribute, Sum(row.NumberOf(Attribute) ?? 0)),
        PartKind.Increase => row.NumberOf(Attribute) is { } number ? row.With(Attribute, Sum(number)) : null,
        PartKind.SetIfMissing => row.TextOf(Attribute) is null ? row.With(Attribute, Value) : row,
        _ => row.With(Attribute, Value),
    };

    private string Sum(int number) => (number + int.Parse(Value, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
}

internal enum PartKind
{
    Set,
    SetIfMissing,
    Increase,
    Add,
    Remove,
}

/// <summary>What is done to one item; of <see cref="Item"/> and <see cref="Parts"/> none is set where it is deleted, or only checked.</summary>
internal sealed record Write((string P, int C) Key, Row? Item, ImmutableArray<Part> Parts, bool ChecksOnly, Test? Condition)
{
    public bool IsPut => Item is not null;

    public bool IsUpdate => !Parts.IsEmpty;

    /// <summary>Applies it to the reference.</summary>
    /// <returns>Null where the service refuses.</returns>
    public ImmutableDictionary<(string, int), Row>? Apply(ImmutableDictionary<(string, int), Row> rows)
    {
        var old = rows.GetValueOrDefault(Key);
        if (Condition?.Holds(old) == false)
        {
            return null;
        }

        if (ChecksOnly)
        {
            return rows;
        }

        if (IsPut)
        {
            return rows.SetItem(Key, Item!);
        }

        if (!IsUpdate)
        {
            return rows.Remove(Key);
        }

        // Every part sees the item as it was; an item is not made by removing from it.
        var changed = old ?? new Row(Key.P, Key.C, ImmutableSortedDictionary<string, string>.Empty);
        foreach (var part in Parts)
        {
            if (part.Apply(changed) is not { } next)
            {
                return null;
            }

            changed = next;
        }

        return old is null && Parts.All(part => part.Kind == PartKind.Remove) ? rows : rows.SetItem(Key, changed);
    }

    public string Expression(Values values) => string.Join(' ', Parts
        .GroupBy(part => part.Clause)
        .Select(clause => $"{clause.Key} {string.Join(", ", clause.Select(part => part.Write(values)))}"));

    public override string ToString()
    {
        var what = ChecksOnly ? "check" : IsPut ? $"put {Item}" : IsUpdate ? $"update {Expression(new Values())}" : "delete";
        return $"{Key}: {what} if {Condition?.Write(new Values())}";
    }
}
