using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>The limit on levels of nesting, for values that a statement puts together; requests' own are checked as they are read.</summary>
internal static class Nesting
{
    public static ConstantOperand Checked(AttributeValue value)
    {
        Check(ItemDepth.Below(value));
        return new ConstantOperand(value);
    }

    public static void Check(int levels)
    {
        if (levels > ItemDepth.Max)
        {
            throw new StatementException(ItemDepth.TooDeep);
        }
    }
}
