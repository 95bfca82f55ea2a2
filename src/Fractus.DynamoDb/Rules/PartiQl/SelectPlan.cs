using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;
using Fractus.Store;

namespace Fractus.DynamoDb.Rules.PartiQl;

/// <summary>How a SELECT reads its table or index.</summary>
internal sealed class SelectPlan
{
    public SelectPlan(SelectStatement select, Table table, bool isConsistent)
    {
        Table = table;
        Index = FindIndex(select, table);
        Check(select, Index);
        if (isConsistent && Index is { Record.IsGlobal: true })
        {
            throw Invalid.Request("Strongly consistent read is not supported on Global Secondary Indexes");
        }

        Rules = new ReadRules(table, Index, null, select.Paths, isConsistent);
        KeyPaths.Check(select.Paths ?? [], table);
        KeyPaths.Check(select.Where, table);
        var keys = Index?.Keys ?? table.Keys;
        var branches = KeyPlan.Of(select.Where, keys);
        if (branches is not null)
        {
            CheckFilter(select.Where!, keys);
        }

        var (isHashDescending, isDescending) = ReadOrder(select, branches, keys);
        IsReverse = isDescending;
        Ranges = branches is null
            ? [KeyRange.StartingWith(Index?.EntryPrefix ?? table.ItemPrefix)]
            : [.. Ordered(branches, isHashDescending).Select(Range)];
    }

    public Table Table { get; }

    public SecondaryIndex? Index { get; }

    public ReadRules Rules { get; }

    /// <summary>To be read one after the other.</summary>
    public KeyRange[] Ranges { get; }

    /// <summary>Each of them is read from its end.</summary>
    public bool IsReverse { get; }

    /// <summary>
    /// PartiQL does not know keys of several attributes: the message speaks of the table, but it is the index that must not have them.
    /// Only then is told what is wrong with what is selected.
    /// </summary>
    public static void Check(SelectStatement select, SecondaryIndex? index)
    {
        if (index is { Keys.IsComposite: true })
        {
            throw Invalid.Request("PartiQL statements cannot be executed on tables with multi-attribute HASH keys or multi-attribute RANGE keys.");
        }

        if (select.Fault is { } fault)
        {
            throw Invalid.Request(fault);
        }
    }

    private static SecondaryIndex? FindIndex(SelectStatement select, Table table)
    {
        if (select.Index is null)
        {
            return null;
        }

        return Array.Exists(table.Indexes, each => each.Record.Name == select.Index)
            ? table.Index(select.Index)
            : throw Invalid.Request("The table does not have the specified index");
    }

    // A read of keys may not filter by what its index lacks. A scan may, and an OR that chooses keys too: both find it missing.
    private void CheckFilter(ItemCondition where, KeySchema keys)
    {
        if (Index is null || Index.ProjectsAll || where is Junction { IsAnd: false })
        {
            return;
        }

        var missing = new List<string>();
        where.VisitPaths(path =>
        {
            if (!Index.ProjectedNames.Contains(path.Root) && !missing.Contains(path.Root))
            {
                missing.Add(path.Root);
            }
        });
        if (missing.Count > 0)
        {
            throw Invalid.Parameter(
                $"Secondary index {Index.Record.Name} does not project one or more filter attributes: [{string.Join(", ", missing)}]");
        }
    }

    private static (bool IsHashDescending, bool IsDescending) ReadOrder(SelectStatement select, List<KeyBranch>? branches, KeySchema keys)
    {
        if (select.Order.Length == 0)
        {
            return (false, false);
        }

        if (select.Where is null)
        {
            throw Invalid.Request("Must have WHERE clause in the statement when using ORDER BY clause.");
        }

        if (branches is null)
        {
            throw Invalid.Request("Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.");
        }

        foreach (var term in select.Order)
        {
            if (term.Path.IsNested || keys.Find(term.Path.Root) is null)
            {
                throw Invalid.Request($"Variable reference {term.Path.Root} in ORDER BY clause must be part of the primary key");
            }
        }

        var hash = Array.Find(select.Order, term => term.Path.Root == keys.Hash.Name);
        if (hash is null && branches.DistinctBy(branch => branch.Hash).Count() > 1)
        {
            throw Invalid.Request(
                "Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause.");
        }

        return (hash?.IsDescending == true, Array.Exists(select.Order, term => term.Path.Root == keys.Range?.Name && term.IsDescending));
    }

    private IEnumerable<KeyBranch> Ordered(List<KeyBranch> branches, bool isHashDescending)
    {
        var byHash = branches.GroupBy(branch => branch.Hash);
        return (isHashDescending ? byHash.Reverse() : byHash).SelectMany(ofHash => IsReverse ? ofHash.Reverse() : ofHash);
    }

    private KeyRange Range(KeyBranch branch)
    {
        var prefix = Index?.EntryPrefix ?? Table.ItemPrefix;
        var partition = ItemKey.OfPartition(prefix.Span, branch.Hash!.Value.Content.Span);
        var all = KeyRange.StartingWith(partition);
        ReadOnlyMemory<byte> At(ReadOnlyMemory<byte> content) =>
            ItemKey.OfSortKey(partition, content.Span, isIndex: Index is not null, isWhole: false);
        return new KeyRange(
            branch.Range.Begin.IsEmpty ? all.Begin : At(branch.Range.Begin),
            branch.Range.End is { } end ? At(end) : all.End);
    }
}
