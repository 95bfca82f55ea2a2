using System.Globalization;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>
/// What a SELECT picks of an item. Other than in a projection expression a value does not keep its place: it is named for the end of its
/// path, or, where that is an element of a list, for its place in the SELECT.
/// </summary>
internal static class StatementProjection
{
    public static string NameOf(DocumentPath path, int place) =>
        path.Steps[^1].Name ?? string.Create(CultureInfo.InvariantCulture, $"_{place + 1}");

    public static AttributeMap Apply(DocumentPath[] paths, AttributeMap item)
    {
        var picked = new List<(string, AttributeValue)>();
        for (var i = 0; i < paths.Length; i++)
        {
            if (paths[i].TryFind(item, out var value))
            {
                picked.Add((NameOf(paths[i], i), value));
            }
        }

        return AttributeMap.Of([.. picked]);
    }
}
