using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Expressions;
using Fractus.DynamoDb.Rules.Tables;
using Fractus.DynamoDb.Storage;

namespace Fractus.DynamoDb.Rules;

/// <summary>What a query or scan may ask of its table or index, and what that costs.</summary>
internal sealed class ReadRules
{
    private readonly Table _table;
    private readonly SecondaryIndex? _index;
    private readonly DocumentPath[]? _paths;
    private readonly bool _isConsistent;

    public ReadRules(Table table, SecondaryIndex? index, string? select, DocumentPath[]? paths, bool isConsistent)
    {
        _table = table;
        _index = index;
        _paths = paths;
        _isConsistent = isConsistent;
        CountsOnly = select == Select.Count;
        WantsAll = select == Select.AllAttributes;
        if (index is { Record.IsGlobal: true } && isConsistent)
        {
            throw Invalid.Request("Consistent reads are not supported on global secondary indexes");
        }

        CheckSelect();
        CheckProjected();
    }

    public bool CountsOnly { get; }

    public bool IsConsistent => _isConsistent;

    /// <summary>Whether all attributes of the items are wanted, be they in the index or not.</summary>
    public bool WantsAll { get; }

    /// <summary>Whether a local index lacks attributes that are wanted, so that the items themselves must be read.</summary>
    public bool FetchesItems(ItemCondition? filter)
    {
        if (_index is null || _index.ProjectsAll || _index.Record.IsGlobal)
        {
            return false;
        }

        var isMissing = WantsAll || (!CountsOnly && _paths?.Any(path => !_index.ProjectedNames.Contains(path.Root)) == true);
        filter?.VisitPaths(path => isMissing |= !_index.ProjectedNames.Contains(path.Root));
        return isMissing;
    }

    public ConsumedCapacity? Consumed(Page page, string? wanted)
    {
        if (wanted is null)
        {
            return null;
        }

        var use = new CapacityUse(_table);
        var units = CapacityUse.ReadUnits(page.Bytes, _isConsistent);
        if (_index is null)
        {
            use.AddTable(units);
        }
        else
        {
            use.AddIndex(_index.Record.Number, units);
            if (page.FetchedUnits > 0)
            {
                use.AddTable(page.FetchedUnits * (_isConsistent ? 1 : 0.5));
            }
        }

        return use.Report(wanted);
    }

    private void CheckSelect()
    {
        if (WantsAll && _index is { Record.IsGlobal: true, ProjectsAll: false })
        {
            throw Invalid.Parameter(
                "Select type ALL_ATTRIBUTES is not supported for global secondary index "
                + $"{_index.Record.Name} because its projection type is not ALL");
        }
    }

    private void CheckProjected()
    {
        if (_index is not { Record.IsGlobal: true, ProjectsAll: false } || _paths is null)
        {
            return;
        }

        var missing = _paths.Select(path => path.Root).Where(root => !_index.ProjectedNames.Contains(root)).Distinct().ToList();
        if (missing.Count > 0)
        {
            throw Invalid.Parameter($"Global secondary index {_index.Record.Name} does not project [{string.Join(", ", missing)}]");
        }
    }
}
