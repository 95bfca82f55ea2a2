namespace Fractus.DynamoDb.Contract;

/// <summary>Finds what each layer tells of values with several faults, which are noted as they are read, in the order of the request.</summary>
/// <remarks>
/// The older layer looks at the names of attributes before all values, and at names within values after them. Of a value that is for
/// an expression it counts the levels from the value itself, so that one more is allowed. Recorded in us-east-1, October 2026.
/// </remarks>
internal struct FaultFinder
{
    private const string EmptyName = "Empty attribute name";
    private const string EmptyNameWithin = $"One or more parameter values were invalid: {EmptyName}";

    private string? _newer;
    private string? _older;
    private string? _olderInExpression;
    private bool _hasEmptyAttribute;
    private bool _hasEmptyNameWithin;
    private bool _isOverdeep;

    public readonly bool HasAny => _newer is not null;

    public readonly bool HasAnyInExpression => _olderInExpression is not null || _hasEmptyAttribute || _hasEmptyNameWithin;

    /// <summary>What is told where the values are attributes.</summary>
    public readonly ValueFault? Fault => HasAny ? Make(_older) : null;

    /// <summary>What an operation with the older layer tells where they are for expressions.</summary>
    public readonly ValueFault? FaultInExpression => HasAnyInExpression ? Make(_olderInExpression) : null;

    public void Add(ValueFault fault)
    {
        _newer ??= fault.Newer;
        _older ??= fault.Older;
        _olderInExpression ??= fault.Older;
    }

    /// <param name="level">Beyond <see cref="ItemDepth.Max"/>.</param>
    public void AddTooDeep(int level)
    {
        _newer ??= ItemDepth.TooDeep;
        _older ??= ItemDepth.TooDeep;
        if (level > ItemDepth.MaxInExpression)
        {
            _olderInExpression ??= ItemDepth.TooDeep;
        }

        _isOverdeep |= level > ItemDepth.MaxRead;
    }

    /// <param name="isOfAttribute">Whether the name is an attribute's, or an entry's within one.</param>
    public void AddEmptyName(bool isOfAttribute)
    {
        _newer ??= EmptyNameWithin;
        _hasEmptyAttribute |= isOfAttribute;
        _hasEmptyNameWithin |= !isOfAttribute;
    }

    private readonly ValueFault Make(string? older) =>
        new(_newer!, _hasEmptyAttribute ? EmptyName : older ?? EmptyNameWithin) { IsOverdeep = _isOverdeep };
}
