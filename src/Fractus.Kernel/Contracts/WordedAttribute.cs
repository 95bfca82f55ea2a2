namespace Fractus.Kernel.Contracts;

/// <summary>How a constraint that a service words in its own way is told of beside others that are broken.</summary>
public enum Told
{
    /// <summary>Counted and listed with the others.</summary>
    Among,

    /// <summary>Alone, whatever else is broken, as one error detected.</summary>
    Alone,

    /// <summary>Alone, and without being counted.</summary>
    Bare,
}

/// <summary>
/// What the caller is told where a value is shorter than its least length, or none of its enum, in words of the service's own. Where
/// a required member is missing, the common words hold for all the same, as recorded of DynamoDB.
/// </summary>
/// <param name="text">The words.</param>
/// <param name="told">How they stand beside others.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordedAttribute(string text, Told told = Told.Among) : Attribute
{
    public string Text { get; } = text;

    public Told Told { get; } = told;
}
