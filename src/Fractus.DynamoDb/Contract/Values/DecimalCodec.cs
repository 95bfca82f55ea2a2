namespace Fractus.DynamoDb.Contract;

/// <summary>
/// DynamoDB's numbers: up to 38 significant decimal digits and magnitudes from 1e-130 to below 1e126. The bytes of two numbers
/// compare as the numbers do, and equal numbers have equal bytes.
/// </summary>
/// <remarks>
/// <code>
/// zero      02
/// positive  03 (exponent + 130) (pair + 1)*          pairs of digits, the first digit before the decimal point
/// negative  01 (125 - exponent) (100 - pair)* FF     a longer magnitude must sort first, hence the end mark
/// </code>
/// </remarks>
public static class DecimalCodec
{
    public const int MaxDigits = 38;
    public const int MinExponent = -130;
    public const int MaxExponent = 125;

    /// <summary>What is said of a text that is no number.</summary>
    private const string NoNumber = "The parameter cannot be converted to a numeric value";

    /// <summary>The longest encoded number, in bytes.</summary>
    public const int MaxLength = 2 + (MaxDigits / 2) + 1;

    // "-0." and 129 zeros and 38 digits.
    private const int MaxText = 180;

    private const byte Negative = 1;
    private const byte Zero = 2;
    private const byte Positive = 3;
    private const byte End = 0xFF;

    /// <summary>Encodes a number from its text; leading zeros, trailing zeros and an exponent are allowed, blanks are not.</summary>
    /// <returns>Bytes written, or 0 where the text is no number in range; then <paramref name="fault"/> says why.</returns>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> destination, out ValueFault? fault)
    {
        Span<byte> digits = stackalloc byte[MaxDigits];
        if (!TryParse(text, digits, out var number))
        {
            fault = new ValueFault($"{NoNumber}: {text}", text.IsEmpty ? NoNumber : $"{NoNumber}: {text}") { IsNoNumber = true };
            return 0;
        }

        // Zero too must be in range, as if its last digit counted.
        var message = RangeFault(number.Exponent, Math.Max(number.Count, 1), number.IsTooLong);
        fault = message is null ? null
            : IsNoOlderNumber(number) ? new ValueFault(message, $"{NoNumber}: {text}") { IsNoNumber = true }
            : new ValueFault(message, OlderFault(number) ?? message);
        return fault is null ? Pack(number.IsNegative, number.Exponent, digits[..number.Count], destination) : 0;
    }

    // The older layer reads numbers as Java's BigDecimal does, whose exponent and scale have 32 bits, and compares precision less scale,
    // which is one more than the exponent here, in as many.
    private static bool IsNoOlderNumber(in Parsed number) =>
        number.Written is < int.MinValue or > int.MaxValue || number.Decimals - number.Written is < int.MinValue or > int.MaxValue;

    private static string? OlderFault(in Parsed number) =>
        RangeFault(unchecked((int)(number.Exponent + 1)) - 1L, Math.Max(number.Count, 1), number.IsTooLong);

    /// <summary>What is wrong with a number of this size, or null.</summary>
    public static string? RangeFault(long exponent, int count, bool isTooLong) => count switch
    {
        0 => null,
        _ when exponent > MaxExponent => "Number overflow. Attempting to store a number with magnitude larger than supported range",
        _ when exponent < MinExponent => "Number underflow. Attempting to store a number with magnitude smaller than supported range",
        _ when isTooLong => "Attempting to store more than 38 significant digits in a Number",
        _ => null,
    };

    /// <summary>Encodes a number from its digits.</summary>
    /// <param name="isNegative">Its sign.</param>
    /// <param name="exponent">The power of ten of the first digit.</param>
    /// <param name="digits">0 to 9 each, the first and the last not 0; none for zero.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    public static int Pack(bool isNegative, long exponent, ReadOnlySpan<byte> digits, Span<byte> destination)
    {
        if (digits.IsEmpty)
        {
            destination[0] = Zero;
            return 1;
        }

        destination[0] = isNegative ? Negative : Positive;
        destination[1] = (byte)(isNegative ? MaxExponent - exponent : exponent - MinExponent);
        var length = 2;
        for (var i = 0; i < digits.Length; i += 2)
        {
            var pair = (digits[i] * 10) + (i + 1 < digits.Length ? digits[i + 1] : 0);
            destination[length++] = (byte)(isNegative ? 100 - pair : pair + 1);
        }

        if (isNegative)
        {
            destination[length++] = End;
        }

        return length;
    }

    /// <summary>The number's digits, as <see cref="Pack"/> takes them.</summary>
    /// <returns>How many digits.</returns>
    public static int Unpack(ReadOnlySpan<byte> encoded, Span<byte> digits, out bool isNegative, out int exponent)
    {
        isNegative = encoded[0] == Negative;
        exponent = 0;
        if (encoded[0] == Zero)
        {
            return 0;
        }

        exponent = isNegative ? MaxExponent - encoded[1] : encoded[1] + MinExponent;
        var pairs = encoded[2..^(isNegative ? 1 : 0)];
        var count = 0;
        foreach (var code in pairs)
        {
            var pair = isNegative ? 100 - code : code - 1;
            digits[count++] = (byte)(pair / 10);
            digits[count++] = (byte)(pair % 10);
        }

        return digits[count - 1] == 0 ? count - 1 : count;
    }

    /// <summary>The normal form in which the service answers: no exponent, no superfluous zero.</summary>
    public static string ToText(ReadOnlySpan<byte> encoded)
    {
        Span<byte> digits = stackalloc byte[MaxDigits];
        var count = Unpack(encoded, digits, out var isNegative, out var exponent);
        if (count == 0)
        {
            return "0";
        }

        Span<char> text = stackalloc char[MaxText];
        var length = 0;
        if (isNegative)
        {
            text[length++] = '-';
        }

        var first = Math.Max(exponent, 0);
        var last = Math.Min(exponent - count + 1, 0);
        for (var power = first; power >= last; power--)
        {
            if (power == -1)
            {
                text[length++] = '.';
            }

            var place = exponent - power;
            text[length++] = (char)('0' + (place >= 0 && place < count ? digits[place] : 0));
        }

        return new string(text[..length]);
    }

    /// <summary>Bytes that the number counts towards an item's size: one for two digits, one more, and one for a minus sign.</summary>
    public static int SizeOf(ReadOnlySpan<byte> encoded)
    {
        if (encoded[0] == Zero)
        {
            return 1;
        }

        Span<byte> digits = stackalloc byte[MaxDigits];
        var count = Unpack(encoded, digits, out var isNegative, out var exponent);
        var straddles = (count & 1) == 0 && (exponent & 1) == 0;
        return 1 + ((count + 1) / 2) + (straddles ? 1 : 0) + (isNegative ? 1 : 0);
    }

    private static bool TryParse(ReadOnlySpan<char> text, Span<byte> digits, out Parsed number)
    {
        var count = 0;
        var isTooLong = false;
        var i = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        int seen = 0, wholeDigits = -1, firstSignificant = -1, kept = 0;
        for (; i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] == '.' && wholeDigits < 0)); i++)
        {
            if (text[i] == '.')
            {
                wholeDigits = seen;
                continue;
            }

            var digit = (byte)(text[i] - '0');
            firstSignificant = firstSignificant < 0 && digit != 0 ? seen : firstSignificant;
            seen++;
            if (firstSignificant >= 0)
            {
                Keep(digit, digits, kept++, ref count, ref isTooLong);
            }
        }

        if (!TryParseExponent(text[i..], out var written) || seen == 0)
        {
            number = default;
            return false;
        }

        var whole = wholeDigits < 0 ? seen : wholeDigits;
        number = new Parsed
        {
            IsNegative = text[0] == '-',
            Exponent = written + whole - 1 - (count == 0 ? seen - 1 : firstSignificant),
            Written = written,
            Decimals = seen - whole,
            Count = count,
            IsTooLong = isTooLong,
        };
        return true;
    }

    private static void Keep(byte digit, Span<byte> digits, int place, ref int count, ref bool isTooLong)
    {
        if (place < MaxDigits)
        {
            digits[place] = digit;
            count = digit != 0 ? place + 1 : count;
        }
        else
        {
            isTooLong |= digit != 0;
        }
    }

    /// <summary>A number as its text has it.</summary>
    private readonly record struct Parsed
    {
        public bool IsNegative { get; init; }

        /// <summary>The power of ten of the first digit, of zero that of the last.</summary>
        public long Exponent { get; init; }

        /// <summary>The exponent that is written.</summary>
        public long Written { get; init; }

        /// <summary>Digits behind the point.</summary>
        public int Decimals { get; init; }

        /// <summary>Significant digits; none of zero.</summary>
        public int Count { get; init; }

        public bool IsTooLong { get; init; }
    }

    // It must fit in 64 bits, however little the number does.
    private static bool TryParseExponent(ReadOnlySpan<char> text, out long exponent)
    {
        // Far beyond every range, and far from overflowing when it is moved.
        const long Limit = 1_000_000_000_000;
        exponent = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] is not ('e' or 'E'))
        {
            return false;
        }

        text = text[1..];
        var isNegative = text.Length > 0 && text[0] == '-';
        text = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        Int128 read = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }

            read = Int128.Min((read * 10) + (character - '0'), Int128.One << 64);
        }

        read = isNegative ? -read : read;
        exponent = (long)Int128.Clamp(read, -Limit, Limit);
        return !text.IsEmpty && read >= long.MinValue && read <= long.MaxValue;
    }
}
