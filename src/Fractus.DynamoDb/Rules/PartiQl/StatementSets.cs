using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>Sets that are written out, which PartiQL calls bags: <c>&lt;&lt;'a', 'b'>></c>. Parameters cannot stand in them.</summary>
internal static class StatementSets
{
    public static AttributeValue Read(StatementCursor cursor)
    {
        cursor.Expect("<<");
        var members = new List<AttributeValue>();
        while (!cursor.Current.Is(">>"))
        {
            if (cursor.Current.Kind is not (StatementTokenKind.Text or StatementTokenKind.Number) && !StatementLiterals.IsNegative(cursor))
            {
                throw SetMembers();
            }

            members.Add(StatementLiterals.ReadScalar(cursor, StatementLiterals.Root));
            if (!cursor.TryTake(","))
            {
                break;
            }
        }

        cursor.Expect(">>");
        return SetOf(members);
    }

    private static AttributeValue SetOf(List<AttributeValue> members)
    {
        if (members.Count == 0)
        {
            throw new StatementException("Empty bags are not supported");
        }

        var type = members[0].Type;
        if (members.Exists(member => member.Type != type))
        {
            throw SetMembers();
        }

        var contents = members.ConvertAll(member => member.Content);
        contents.Sort(BytesOrder.Instance.Compare);
        using var buffer = new ItemBuffer(256);
        var start = buffer.BeginContainer(type == AttributeType.N ? AttributeType.NS : AttributeType.SS);
        for (var i = 0; i < contents.Count; i++)
        {
            if (i > 0 && contents[i].Span.SequenceEqual(contents[i - 1].Span))
            {
                throw new StatementException(type == AttributeType.N
                    ? "Input collection contains duplicates"
                    : $"One or more parameter values were invalid: Input collection [{string.Join(", ", members.Select(m => m.Text))}] contains duplicates.");
            }

            buffer.AppendSized(contents[i].Span);
        }

        buffer.EndContainer(start, contents.Count);
        return new AttributeValue(buffer.ToArray());
    }

    private static StatementException SetMembers() =>
        new("Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags");
}
