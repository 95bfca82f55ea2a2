namespace Fractus.DynamoDb.Contract;

/// <summary>Levels of nesting in an item, of which an attribute is the first. What a request brings is checked as it is read.</summary>
public static class ItemDepth
{
    public const int Max = 32;

    /// <summary>Of a value for an expression, where the older layer reads it: recorded are 32 entries within one another, and 40 refused.</summary>
    public const int MaxInExpression = Max + 1;

    /// <summary>What the newer layer reads at all: recorded are 62 entries within one another, and 63 told of in the older layer's words.</summary>
    public const int MaxRead = 63;

    public const string TooDeep =
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit";

    /// <summary>Levels below a value: none in a scalar or a set.</summary>
    public static int Below(AttributeValue value)
    {
        var levels = 0;
        if (value.Type == AttributeType.L)
        {
            foreach (var element in value.Elements)
            {
                levels = Math.Max(levels, 1 + Below(element));
            }
        }
        else if (value.Type == AttributeType.M)
        {
            foreach (var entry in value.Map)
            {
                levels = Math.Max(levels, 1 + Below(entry.Value));
            }
        }

        return levels;
    }
}
