using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>
/// The values that a statement writes out:
/// <code>
/// value = 'text' | number | TRUE | FALSE | NULL | ? | [ value, … ] | { 'name': value, … } | &lt;&lt; text-or-number, … >>
/// </code>
/// </summary>
internal static class StatementLiterals
{
    /// <summary>What faults call the value that they are in: an attribute's, or one that is compared.</summary>
    public const string Root = "root";

    private static readonly AttributeValue s_null = new(new[] { (byte)AttributeType.NULL });

    public static bool IsAtLiteral(StatementCursor cursor)
    {
        var token = cursor.Current;
        return token.Kind is StatementTokenKind.Text or StatementTokenKind.Number or StatementTokenKind.Parameter
            || token.Is("[") || token.Is("{") || token.Is("<<") || IsNegative(cursor)
            || token.IsWord("TRUE") || token.IsWord("FALSE") || token.IsWord("NULL");
    }

    /// <param name="cursor">At the value.</param>
    /// <param name="path">Where it stands, for faults: <c>root.a[1]</c>.</param>
    /// <param name="level">How deep it is nested.</param>
    public static Operand Read(StatementCursor cursor, string path = Root, int level = 0)
    {
        Nesting.Check(level);
        var token = cursor.Current;
        if (!IsAtLiteral(cursor))
        {
            throw token.Kind == StatementTokenKind.End
                ? StatementException.NotWellFormed("Unexpected term")
                : new StatementException($"Unsupported data type: {token.Text} under key {path} at {token.Place}");
        }

        if (token.Is("[") || token.Is("{"))
        {
            return token.Is("[") ? ReadList(cursor, path, level) : new MapOperand(ReadEntries(cursor, path, level, isItem: false));
        }

        if (token.Is("<<"))
        {
            return new ConstantOperand(StatementSets.Read(cursor));
        }

        if (token.Kind == StatementTokenKind.Parameter)
        {
            var number = cursor.Parameters;
            cursor.Take();
            return new PlaceholderOperand(StatementParameters.Name(number));
        }

        return new ConstantOperand(ReadScalar(cursor, path));
    }

    /// <summary>The map of an INSERT: its entries are attributes, each of which is a root.</summary>
    public static MapOperand ReadItem(StatementCursor cursor) => cursor.Current.Is("{")
        ? new MapOperand(ReadEntries(cursor, Root, 0, isItem: true))
        : throw StatementException.NotWellFormed("Expected a tuple in VALUE");

    public static bool IsNegative(StatementCursor cursor) =>
        cursor.Current.Is("-") && cursor.Following.Kind == StatementTokenKind.Number;

    /// <summary>A text, number, TRUE, FALSE or NULL.</summary>
    public static AttributeValue ReadScalar(StatementCursor cursor, string path)
    {
        if (IsNegative(cursor) || cursor.Current.Kind == StatementTokenKind.Number)
        {
            return ReadNumber(cursor, path);
        }

        var token = cursor.Take();
        return token.Kind == StatementTokenKind.Text ? AttributeValue.FromText(token.Text)
            : token.IsWord("NULL") ? s_null
            : TruthOperand.Value(token.IsWord("TRUE"));
    }

    private static AttributeValue ReadNumber(StatementCursor cursor, string path)
    {
        var sign = cursor.TryTake("-") ? "-" : "";
        var number = AttributeValue.FromNumber(sign + cursor.Take().Text);
        if (number.Fault is not { } fault)
        {
            return number;
        }

        throw fault.IsNoNumber ? StatementException.NotWellFormed("") : new StatementException($"{fault.Older} under {path}");
    }

    private static ListOperand ReadList(StatementCursor cursor, string path, int level)
    {
        cursor.Expect("[");
        var elements = new List<Operand>();
        while (!cursor.Current.Is("]"))
        {
            elements.Add(Read(cursor, $"{path}[{elements.Count}]", level + 1));
            if (!cursor.TryTake(","))
            {
                break;
            }
        }

        cursor.Expect("]");
        return new ListOperand([.. elements]);
    }

    private static (string Name, Operand Value)[] ReadEntries(StatementCursor cursor, string path, int level, bool isItem)
    {
        cursor.Expect("{");
        var entries = new List<(string Name, Operand Value)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!cursor.Current.Is("}"))
        {
            var name = cursor.Take();
            if (name.Kind != StatementTokenKind.Text)
            {
                throw new StatementException($"Tuple keys must be of type String. Actual type: {name.Kind} under {path}");
            }

            if (!names.Add(name.Text))
            {
                throw new StatementException($"Duplicate keys in tuple. Key: {name.Text} under {path}");
            }

            cursor.Expect(":");
            entries.Add((name.Text, Read(cursor, isItem ? Root : $"{path}.{name.Text}", isItem ? level : level + 1)));
            if (!cursor.TryTake(","))
            {
                break;
            }
        }

        cursor.Expect("}");
        return [.. entries];
    }
}
