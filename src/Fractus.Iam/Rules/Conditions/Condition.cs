namespace Fractus.Iam.Rules.Conditions;

/// <summary>How a condition treats a key that has several values.</summary>
internal enum SetQualifier
{
    None,
    ForAllValues,
    ForAnyValue,
}

/// <summary>One key under one operator of a statement's <c>Condition</c>. All of a statement's conditions must hold.</summary>
/// <remarks>Source: IAM User Guide, "Condition operators" and "Multivalued context keys".</remarks>
internal abstract class Condition(string name)
{
    /// <summary>The key as written, and those of the policy variables among its values.</summary>
    public virtual IEnumerable<string> Names => [name];

    /// <summary>In lower case.</summary>
    protected string Key { get; } = name.ToLowerInvariant();

    public abstract bool Holds(IConditionContext context);
}

/// <summary><c>Null</c>: <c>true</c> holds where the key is absent, <c>false</c> where it is present.</summary>
internal sealed class NullCondition(string name, bool mustBeAbsent) : Condition(name)
{
    public override bool Holds(IConditionContext context) => (context.Find(Key).Count == 0) == mustBeAbsent;
}

/// <summary>
/// Compares the request's values with the policy's. A value fits where any of the policy's values does; a negated operator
/// (<c>StringNotEquals</c> …) asks that none does.
/// </summary>
internal sealed class ComparisonCondition(string name, Operand[] expected, bool negated, SetQualifier qualifier, bool ifExists) : Condition(name)
{
    public override IEnumerable<string> Names => base.Names.Concat(expected.SelectMany(operand => operand.Variables));

    public override bool Holds(IConditionContext context)
    {
        var actual = context.Find(Key);
        if (actual.Count == 0)
        {
            // An absent key fails a comparison, and so satisfies a negated one; "for all values" of none holds.
            return ifExists || qualifier == SetQualifier.ForAllValues || (negated && qualifier == SetQualifier.None);
        }

        for (var i = 0; i < actual.Count; i++)
        {
            var fits = FitsAny(actual[i], context) != negated;
            if (fits != MustAllFit)
            {
                return fits;
            }
        }

        return MustAllFit;
    }

    // Without a qualifier a negated operator must still hold for every value: one forbidden value is enough to fail it.
    private bool MustAllFit => qualifier == SetQualifier.ForAllValues || (negated && qualifier == SetQualifier.None);

    private bool FitsAny(string value, IConditionContext context)
    {
        foreach (var operand in expected)
        {
            if (operand.Matches(value, context))
            {
                return true;
            }
        }

        return false;
    }
}
