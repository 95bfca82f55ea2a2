using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;

namespace Fractus.DynamoDb.Rules;

/// <summary>Key attributes are scalars: a path into one is refused.</summary>
internal static class KeyPaths
{
    public static Kernel.ApiException NotScalar(string kind, string name) => Invalid.Request(
        $"Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: {kind}: {name}");

    public static void Check(IEnumerable<DocumentPath> paths, Table table)
    {
        foreach (var path in paths)
        {
            if (!path.IsNested)
            {
                continue;
            }

            if (table.Keys.Find(path.Root) is not null)
            {
                throw NotScalar("Key", path.Root);
            }

            if (Array.Exists(table.Indexes, index => index.Keys.Find(path.Root) is not null))
            {
                throw NotScalar("IndexKey", path.Root);
            }
        }
    }

    public static void Check(ItemCondition? condition, Table table) => condition?.VisitPaths(path => Check([path], table));
}
