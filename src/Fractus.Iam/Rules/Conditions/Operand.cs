using System.Globalization;
using System.Net;
using Fractus.Iam.Rules.Matching;

namespace Fractus.Iam.Rules.Conditions;

/// <summary>One value that a policy's condition compares with, read once when the policy is compiled.</summary>
internal abstract class Operand
{
    /// <summary>The condition keys that its policy variables name.</summary>
    public virtual IEnumerable<string> Variables => [];

    /// <param name="actual">A value that the request has for the key.</param>
    /// <param name="context">For policy variables.</param>
    public abstract bool Matches(string actual, IConditionContext context);
}

/// <summary>StringEquals, StringEqualsIgnoreCase, StringLike, Bool and BinaryEquals.</summary>
internal sealed class StringOperand(PolicyText expected, bool ignoreCase) : Operand
{
    private readonly TextPattern? constant = expected.Constant is { } tokens ? new TextPattern(tokens, ignoreCase) : null;

    public override IEnumerable<string> Variables => expected.Variables;

    public override bool Matches(string actual, IConditionContext context)
    {
        if (constant is { } pattern)
        {
            return pattern.Matches(actual);
        }

        return expected.Expand(context) is { } expanded && Glob.Matches(expanded, actual, ignoreCase);
    }
}

/// <summary>ArnEquals and ArnLike, which are the same: part by part, with wildcards.</summary>
internal sealed class ArnOperand(ResourcePattern expected) : Operand
{
    public override IEnumerable<string> Variables => expected.Variables;

    public override bool Matches(string actual, IConditionContext context) => expected.Matches(actual, context) is true;
}

internal enum Ordering
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Numeric* and Date*: both are compared as decimals, a date as its seconds since 1970.</summary>
internal sealed class OrderedOperand(decimal expected, Ordering ordering, bool isDate) : Operand
{
    public override bool Matches(string actual, IConditionContext context)
    {
        if (!TryRead(actual, isDate, out var value))
        {
            return false;
        }

        var order = value.CompareTo(expected);
        return ordering switch
        {
            Ordering.Equal => order == 0,
            Ordering.Less => order < 0,
            Ordering.LessOrEqual => order <= 0,
            Ordering.Greater => order > 0,
            _ => order >= 0,
        };
    }

    public static bool TryRead(string text, bool isDate, out decimal value) =>
        isDate ? PolicyDate.TryParse(text, out value) : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}

/// <summary>IpAddress: an address or a CIDR block, of either version.</summary>
internal sealed class AddressOperand : Operand
{
    private readonly UInt128 network;
    private readonly int hostBits;
    private readonly bool isVersion6;

    private AddressOperand(UInt128 network, int hostBits, bool isVersion6)
    {
        this.network = Shift(network, hostBits);
        this.hostBits = hostBits;
        this.isVersion6 = isVersion6;
    }

    public static AddressOperand? TryParse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!TryRead(slash < 0 ? text : text[..slash], out var bits, out var isVersion6))
        {
            return null;
        }

        var width = isVersion6 ? 128 : 32;
        var prefix = width;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > width))
        {
            return null;
        }

        return new AddressOperand(bits, width - prefix, isVersion6);
    }

    public override bool Matches(string actual, IConditionContext context) =>
        TryRead(actual, out var bits, out var version6) && version6 == isVersion6 && Shift(bits, hostBits) == network;

    // Shifting by the whole width would shift by nothing.
    private static UInt128 Shift(UInt128 bits, int count) => count == 128 ? 0 : bits >> count;

    private static bool TryRead(string text, out UInt128 bits, out bool isVersion6)
    {
        bits = 0;
        isVersion6 = false;
        if (!text.AsSpan().ContainsAny('.', ':') || !IPAddress.TryParse(text, out var address))
        {
            return false;
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        Span<byte> bytes = stackalloc byte[16];
        _ = address.TryWriteBytes(bytes, out var length);
        isVersion6 = length == 16;
        foreach (var part in bytes[..length])
        {
            bits = (bits << 8) | part;
        }

        return true;
    }
}
