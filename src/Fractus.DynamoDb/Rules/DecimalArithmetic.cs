using System.Numerics;
using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules;

/// <summary>Exact sums of DynamoDB's numbers.</summary>
internal static class DecimalArithmetic
{
    // The exponents of two numbers lie at most 255 apart, and each has 38 digits.
    private const int MaxSumDigits = 300;

    /// <summary>Adds or subtracts two numbers as <see cref="DecimalCodec"/> has them.</summary>
    /// <returns>Bytes written.</returns>
    /// <exception cref="Kernel.ApiException">The result is out of range or needs more than 38 digits.</exception>
    public static int Add(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, bool isSubtraction, Span<byte> destination)
    {
        var (leftCoefficient, leftScale) = Unpack(left);
        var (rightCoefficient, rightScale) = Unpack(right);
        var scale = Math.Min(leftScale, rightScale);
        leftCoefficient *= BigInteger.Pow(10, leftScale - scale);
        rightCoefficient *= BigInteger.Pow(10, rightScale - scale);
        var sum = isSubtraction ? leftCoefficient - rightCoefficient : leftCoefficient + rightCoefficient;
        return Pack(sum, scale, destination);
    }

    private static (BigInteger Coefficient, int Scale) Unpack(ReadOnlySpan<byte> encoded)
    {
        Span<byte> digits = stackalloc byte[DecimalCodec.MaxDigits];
        var count = DecimalCodec.Unpack(encoded, digits, out var isNegative, out var exponent);
        UInt128 coefficient = 0;
        foreach (var digit in digits[..count])
        {
            coefficient = (coefficient * 10) + digit;
        }

        return (isNegative ? -(BigInteger)coefficient : coefficient, count == 0 ? 0 : exponent - count + 1);
    }

    private static int Pack(BigInteger sum, int scale, Span<byte> destination)
    {
        Span<char> text = stackalloc char[MaxSumDigits];
        BigInteger.Abs(sum).TryFormat(text, out var written);
        var significant = text[..written].TrimEnd('0');
        Span<byte> digits = stackalloc byte[DecimalCodec.MaxDigits];
        var exponent = scale + written - 1;

        // A sum that needs too many digits is, in the service's words, one that is too large.
        var isTooLong = significant.Length > DecimalCodec.MaxDigits;
        if (DecimalCodec.RangeFault(isTooLong ? DecimalCodec.MaxExponent + 1 : exponent, significant.Length, isTooLong) is { } fault)
        {
            throw Invalid.Request(fault);
        }

        for (var i = 0; i < significant.Length; i++)
        {
            digits[i] = (byte)(significant[i] - '0');
        }

        return DecimalCodec.Pack(sum.Sign < 0, exponent, digits[..significant.Length], destination);
    }
}
