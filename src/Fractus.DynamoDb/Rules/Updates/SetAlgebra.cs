using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Updates;

/// <summary>Unions and differences of sets, whose members are stored in ascending order.</summary>
internal static class SetAlgebra
{
    /// <summary>The members of both.</summary>
    public static AttributeValue Union(AttributeValue left, AttributeValue right) => Merge(left, right, isUnion: true)!.Value;

    /// <summary>The members of the first that the second has not; null where none is left, as there are no empty sets.</summary>
    public static AttributeValue? Except(AttributeValue left, AttributeValue right) => Merge(left, right, isUnion: false);

    private static AttributeValue? Merge(AttributeValue left, AttributeValue right, bool isUnion)
    {
        var buffer = new ItemBuffer(left.Encoded.Length + right.Encoded.Length);
        var start = buffer.BeginContainer(left.Type);
        var count = 0;
        using var lefts = left.SetContents.GetEnumerator();
        using var rights = right.SetContents.GetEnumerator();
        var (hasLeft, hasRight) = (lefts.MoveNext(), rights.MoveNext());
        while (hasLeft || hasRight)
        {
            var order = !hasLeft ? 1 : !hasRight ? -1 : lefts.Current.Span.SequenceCompareTo(rights.Current.Span);
            if (order < 0 || isUnion)
            {
                buffer.AppendSized((order <= 0 ? lefts : rights).Current.Span);
                count++;
            }

            hasLeft = order <= 0 ? lefts.MoveNext() : hasLeft;
            hasRight = order >= 0 ? rights.MoveNext() : hasRight;
        }

        buffer.EndContainer(start, count);
        AttributeValue? merged = count > 0 ? new AttributeValue(buffer.ToArray()) : null;
        buffer.Dispose();
        return merged;
    }
}
