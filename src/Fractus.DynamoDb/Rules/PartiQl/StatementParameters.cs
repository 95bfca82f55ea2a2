using System.Globalization;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>The values of a statement's question marks, bound as the placeholders of expressions are.</summary>
internal static class StatementParameters
{
    /// <summary>The placeholder of the question mark with this number, from 0.</summary>
    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $":{number}");

    public static Binder Bind(IReadOnlyList<AttributeValue> parameters) => new(
        null, parameters.Count == 0 ? null : AttributeMap.Of([.. parameters.Select((value, number) => (Name(number), value))]));
}
