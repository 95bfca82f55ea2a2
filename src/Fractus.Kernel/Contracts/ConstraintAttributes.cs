namespace Fractus.Kernel.Contracts;

/// <summary>The member must be there. The C# keyword <c>required</c> on a reference type says the same.</summary>
/// <param name="message">
/// What the caller is told, where the service has words of its own for it; they stand alone, whatever else is wrong.
/// </param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredAttribute(string? message = null) : Attribute
{
    public string? Message { get; } = message;
}

/// <summary>Characters of a string, bytes of a blob, elements of a list or entries of a map.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LengthAttribute(long min, long max = long.MaxValue) : Attribute
{
    public long Min { get; } = min;

    public long Max { get; } = max;
}

/// <summary>The least and greatest value of a number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RangeAttribute(long min, long max = long.MaxValue) : Attribute
{
    public long Min { get; } = min;

    public long Max { get; } = max;
}

/// <summary>A regular expression that the whole string must match.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PatternAttribute(string pattern) : Attribute
{
    public string Pattern { get; } = pattern;
}

/// <summary>A string that must be one of the public constants of a static class, in their order.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnumAttribute(Type constants) : Attribute
{
    public Type Constants { get; } = constants;
}

/// <summary>Constraints of each element of a list, or of each value of a map.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EachAttribute : Attribute
{
    public long MinLength { get; set; }

    public long MaxLength { get; set; } = long.MaxValue;

    public string? Pattern { get; set; }

    public Type? Enum { get; set; }

    /// <summary>A broken element is told once, of the list as a whole, with all of its constraints, as Lambda does.</summary>
    public bool AsOne { get; set; }

    /// <summary>With <see cref="AsOne"/>: the constraints that are told name this one too.</summary>
    public bool NotNull { get; set; }

    /// <summary>With <see cref="AsOne"/>: a single constraint is told in brackets too, as API Gateway does and Lambda does not.</summary>
    public bool InBrackets { get; set; }

    /// <summary>With <see cref="AsOne"/>: a class whose <c>All</c> are the values that are told, where they are not all that are taken.</summary>
    public Type? Told { get; set; }
}

/// <summary>Constraints of each key of a map.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EachKeyAttribute : Attribute
{
    public long MinLength { get; set; }

    public long MaxLength { get; set; } = long.MaxValue;

    public string? Pattern { get; set; }
}
