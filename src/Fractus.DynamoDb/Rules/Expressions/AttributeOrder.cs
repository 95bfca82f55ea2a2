using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>How values compare: only strings, numbers and binaries do, and only with their like.</summary>
internal static class AttributeOrder
{
    public static bool IsOrdered(AttributeType type) => type <= AttributeType.B;

    public static bool Satisfies(Comparator comparator, AttributeValue left, AttributeValue right)
    {
        if (left.Type != right.Type || !IsOrdered(left.Type))
        {
            return false;
        }

        // UTF-8 sorts as its text does, and encoded numbers as the numbers do.
        var order = left.Content.Span.SequenceCompareTo(right.Content.Span);
        return comparator switch
        {
            Comparator.Less => order < 0,
            Comparator.LessOrEqual => order <= 0,
            Comparator.Greater => order > 0,
            Comparator.GreaterOrEqual => order >= 0,
            Comparator.Equal => order == 0,
            _ => order != 0,
        };
    }

    /// <summary>True where a string starts with a string, or a binary with a binary.</summary>
    public static bool BeginsWith(AttributeValue value, AttributeValue prefix) =>
        value.Type == prefix.Type && value.Type is AttributeType.S or AttributeType.B && value.Content.Span.StartsWith(prefix.Content.Span);

    /// <summary>True where a string or binary has the other as a part, or a set or list as a member.</summary>
    public static bool Contains(AttributeValue container, AttributeValue part)
    {
        switch (container.Type)
        {
            case AttributeType.S or AttributeType.B:
                return part.Type == container.Type && container.Content.Span.IndexOf(part.Content.Span) >= 0;
            case AttributeType.SS or AttributeType.NS or AttributeType.BS:
                return (int)part.Type == container.Type - AttributeType.SS && HasMember(container, part.Content.Span);
            case AttributeType.L:
                return HasElement(container, part);
            default:
                return false;
        }
    }

    private static bool HasMember(AttributeValue set, ReadOnlySpan<byte> content)
    {
        foreach (var member in set.SetContents)
        {
            if (member.Span.SequenceEqual(content))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasElement(AttributeValue list, AttributeValue value)
    {
        foreach (var element in list.Elements)
        {
            if (element == value)
            {
                return true;
            }
        }

        return false;
    }
}
