using System.Net;
using System.Text.Json;

namespace Fractus.Kernel.EventPatterns;

/// <summary>What is asked of a value at a leaf.</summary>
internal abstract class ValueMatcher
{
    /// <summary>Whether it is content that there is no value.</summary>
    public virtual bool MatchesAbsence => false;

    /// <param name="value">Neither an object nor an array.</param>
    public abstract bool Matches(JsonElement value);
}

/// <summary>A text, or its beginning or end.</summary>
internal sealed class TextMatcher(string text, TextPart part, bool ignoresCase = false) : ValueMatcher
{
    private readonly StringComparison _comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public override bool Matches(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        var given = value.GetString()!;
        return part switch
        {
            TextPart.Beginning => given.StartsWith(text, _comparison),
            TextPart.End => given.EndsWith(text, _comparison),
            _ => given.Equals(text, _comparison),
        };
    }
}

internal enum TextPart
{
    Whole,
    Beginning,
    End,
}

/// <summary>A text with <c>*</c> for any characters; <c>\*</c> and <c>\\</c> stand for themselves.</summary>
/// <param name="parts">Between the stars.</param>
internal sealed class WildcardMatcher(string[] parts) : ValueMatcher
{
    public override bool Matches(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        // First and last part are anchored; those between are taken where they first come, which leaves the most for the rest.
        var rest = value.GetString().AsSpan();
        if (parts.Length == 1)
        {
            return rest.SequenceEqual(parts[0]);
        }

        if (rest.Length < parts[0].Length + parts[^1].Length || !rest.StartsWith(parts[0], StringComparison.Ordinal) || !rest.EndsWith(parts[^1], StringComparison.Ordinal))
        {
            return false;
        }

        rest = rest[parts[0].Length..^parts[^1].Length];
        foreach (var part in parts.AsSpan(1, parts.Length - 2))
        {
            var place = rest.IndexOf(part, StringComparison.Ordinal);
            if (place < 0)
            {
                return false;
            }

            rest = rest[(place + part.Length)..];
        }

        return true;
    }
}

/// <summary>True, false or null.</summary>
internal sealed class LiteralMatcher(JsonValueKind kind) : ValueMatcher
{
    public override bool Matches(JsonElement value) => value.ValueKind == kind;
}

/// <summary>A number in a range; equal numbers match however they are written.</summary>
internal sealed class NumberMatcher(NumberBound? low, NumberBound? high) : ValueMatcher
{
    public override bool Matches(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        var isAbove = low is not { } l || (Compare(value, l.Value) is var toLow && (toLow > 0 || (toLow == 0 && l.IsIncluded)));
        return isAbove && (high is not { } h || (Compare(value, h.Value) is var toHigh && (toHigh < 0 || (toHigh == 0 && h.IsIncluded))));
    }

    // Exactly where both numbers allow it, else as floating-point numbers.
    private static int Compare(JsonElement given, JsonElement bound) => given.TryGetDecimal(out var left) && bound.TryGetDecimal(out var right)
        ? left.CompareTo(right)
        : given.GetDouble().CompareTo(bound.GetDouble());
}

/// <param name="Value">A number.</param>
/// <param name="IsIncluded">Whether the number itself is in the range.</param>
internal readonly record struct NumberBound(JsonElement Value, bool IsIncluded);

internal sealed class ExistsMatcher(bool exists) : ValueMatcher
{
    public override bool MatchesAbsence => !exists;

    public override bool Matches(JsonElement value) => exists;
}

/// <summary>A value, but none of these.</summary>
internal sealed class AnythingButMatcher(ValueMatcher[] excluded) : ValueMatcher
{
    public override bool Matches(JsonElement value) => !excluded.Any(matcher => matcher.Matches(value));
}

/// <summary>An address in a network.</summary>
internal sealed class CidrMatcher(IPAddress network, int prefixBits) : ValueMatcher
{
    private readonly byte[] _network = network.GetAddressBytes();

    public override bool Matches(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || !IPAddress.TryParse(value.GetString(), out var address))
        {
            return false;
        }

        var bytes = address.GetAddressBytes();
        if (bytes.Length != _network.Length)
        {
            return false;
        }

        var whole = prefixBits / 8;
        var mask = (byte)(0xFF00 >> (prefixBits % 8));
        return bytes.AsSpan(0, whole).SequenceEqual(_network.AsSpan(0, whole))
            && (prefixBits % 8 == 0 || (bytes[whole] & mask) == (_network[whole] & mask));
    }
}
