using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules;

/// <summary>Bytes that items count (Developer Guide, "DynamoDB item sizes and formats").</summary>
internal static class ItemSize
{
    /// <summary>The largest item, in bytes.</summary>
    public const int Max = 400 * 1024;

    // Of a list or map, and of each of its members.
    private const int ContainerOverhead = 3;
    private const int MemberOverhead = 1;

    /// <summary>The refusal of an update; that of a put is another.</summary>
    public static Kernel.ApiException UpdateTooLarge() => Invalid.Request("Item size to update has exceeded the maximum allowed size");

    public static int Of(AttributeMap item)
    {
        var size = 0;
        foreach (var entry in item)
        {
            size += entry.Name.Length + Of(entry.Value);
        }

        return size;
    }

    public static int Of(AttributeValue value)
    {
        switch (value.Type)
        {
            case AttributeType.S or AttributeType.B:
                return value.Content.Length;
            case AttributeType.N:
                return DecimalCodec.SizeOf(value.Content.Span);
            case AttributeType.NULL or AttributeType.BOOL:
                return 1;
            case AttributeType.M:
                return ContainerOverhead + (MemberOverhead * value.Count) + Of(value.Map);
            case AttributeType.L:
                return ContainerOverhead + OfElements(value);
            default:
                return OfSet(value);
        }
    }

    private static int OfElements(AttributeValue list)
    {
        var size = 0;
        foreach (var element in list.Elements)
        {
            size += MemberOverhead + Of(element);
        }

        return size;
    }

    private static int OfSet(AttributeValue set)
    {
        var isNumbers = set.Type == AttributeType.NS;
        var size = 0;
        foreach (var content in set.SetContents)
        {
            size += isNumbers ? DecimalCodec.SizeOf(content.Span) : content.Length;
        }

        return size;
    }
}
