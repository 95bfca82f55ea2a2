using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>The limit on levels of nesting, for values that a statement puts together; requests' own are checked as they are read.</summary>
internal static class Nesting
{
    private const int MaxLevels = 32;

    public static ConstantOperand Checked(AttributeValue value)
    {
        Check(LevelsOf(value));
        return new ConstantOperand(value);
    }

    public static void Check(int levels)
    {
        if (levels > MaxLevels)
        {
            throw new StatementException(
                "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit");
        }
    }

    private static int LevelsOf(AttributeValue value)
    {
        var levels = 0;
        if (value.Type == AttributeType.L)
        {
            foreach (var element in value.Elements)
            {
                levels = Math.Max(levels, 1 + LevelsOf(element));
            }
        }
        else if (value.Type == AttributeType.M)
        {
            foreach (var entry in value.Map)
            {
                levels = Math.Max(levels, 1 + LevelsOf(entry.Value));
            }
        }

        return levels;
    }
}
