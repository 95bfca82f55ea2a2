namespace Fractus.Iam.Rules.Conditions;

/// <summary>What a request offers to policy conditions and variables. Asked only where a policy names a key.</summary>
public interface IConditionContext
{
    /// <summary>The values of a condition key; none where the request does not have it.</summary>
    /// <param name="key">In lower case, such as <c>aws:sourceip</c> or <c>aws:principaltag/team</c>: keys ignore case.</param>
    ConditionValue Find(string key);
}

/// <summary>The values of one condition key in one request.</summary>
public readonly struct ConditionValue
{
    private readonly string? single;
    private readonly IReadOnlyList<string>? many;

    /// <summary>One value; null means that the key is absent.</summary>
    public ConditionValue(string? value) => single = value;

    /// <summary>A key with several values, such as <c>aws:TagKeys</c>; an empty list means that the key is absent.</summary>
    public ConditionValue(IReadOnlyList<string> values) => many = values;

    public static ConditionValue Absent => default;

    public int Count => many?.Count ?? (single is null ? 0 : 1);

    public string this[int index] => many is null ? single! : many[index];

    public static implicit operator ConditionValue(string? value) => new(value);

    public static ConditionValue FromString(string? value) => new(value);
}
