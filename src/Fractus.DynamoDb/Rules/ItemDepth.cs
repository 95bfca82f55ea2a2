using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules;

/// <summary>Levels of nesting in an item, of which an attribute is the first. What a request brings is checked as it is read.</summary>
internal static class ItemDepth
{
    public const int Max = 32;

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
