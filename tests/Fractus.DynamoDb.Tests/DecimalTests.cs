using System.Numerics;
using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Tests;

public sealed class DecimalTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.0e126", "0")]
    [InlineData("0e125", "0")]
    [InlineData("0e-130", "0")]
    [InlineData("007", "7")]
    [InlineData("+1.50", "1.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("-12.340e-3", "-0.01234")]
    [InlineData("1E+3", "1000")]
    [InlineData("123.45e1", "1234.5")]
    [InlineData("1e-130", "0.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001")]
    public void A_number_is_answered_in_its_normal_form(string given, string expected) =>
        Assert.Equal(expected, AttributeValue.FromNumber(given).Text);

    [Theory]
    [InlineData("", "The parameter cannot be converted to a numeric value: ")]
    [InlineData("-", "The parameter cannot be converted to a numeric value: -")]
    [InlineData(".", "The parameter cannot be converted to a numeric value: .")]
    [InlineData("1e", "The parameter cannot be converted to a numeric value: 1e")]
    [InlineData(" 1", "The parameter cannot be converted to a numeric value:  1")]
    [InlineData("NaN", "The parameter cannot be converted to a numeric value: NaN")]
    [InlineData("1.2.3", "The parameter cannot be converted to a numeric value: 1.2.3")]
    [InlineData("1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("1e9223372036854775807", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("1e-9223372036854775808", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("1e9223372036854775808", "The parameter cannot be converted to a numeric value: 1e9223372036854775808")]
    [InlineData("1e99999999999999999999", "The parameter cannot be converted to a numeric value: 1e99999999999999999999")]
    [InlineData("0e126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("-0e-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("-1e-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("123456789012345678901234567890123456789", "Attempting to store more than 38 significant digits in a Number")]
    public void What_is_no_number_in_range_is_refused_in_the_services_words(string given, string fault) =>
        Assert.Equal(fault, AttributeValue.FromNumber(given).Fault?.Newer);

    // The older layer of the service reads numbers with 32 bits for the exponent and for the scale, and its comparison wraps in as many.
    [Theory]
    [InlineData("", "The parameter cannot be converted to a numeric value")]
    [InlineData("abc", "The parameter cannot be converted to a numeric value: abc")]
    [InlineData("1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("0e126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("0.1e2147483647", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("1e2147483647", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("1e-2147483647", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("1e2147483648", "The parameter cannot be converted to a numeric value: 1e2147483648")]
    [InlineData("1e-2147483648", "The parameter cannot be converted to a numeric value: 1e-2147483648")]
    [InlineData("1.5e-2147483647", "The parameter cannot be converted to a numeric value: 1.5e-2147483647")]
    [InlineData("-1e99999999999", "The parameter cannot be converted to a numeric value: -1e99999999999")]
    public void The_older_layer_reads_an_exponent_in_32_bits(string given, string fault) =>
        Assert.Equal(fault, AttributeValue.FromNumber(given).Fault?.Older);

    [Fact]
    public void Thirty_eight_digits_are_kept_wherever_the_point_stands()
    {
        const string Digits = "12345678901234567890123456789012345678";
        Assert.Equal(Digits, AttributeValue.FromNumber(Digits).Text);
        Assert.Equal("0.000" + Digits, AttributeValue.FromNumber("0.000" + Digits).Text);
        Assert.Equal(Digits + new string('0', 88), AttributeValue.FromNumber(Digits + "e88").Text);
    }

    // Sort keys and comparisons rely on it: the bytes must order as the numbers do, for every pair.
    [Fact]
    public void Encoded_numbers_order_as_the_numbers_do()
    {
        var random = new Random(20120810);
        for (var round = 0; round < 20_000; round++)
        {
            var a = RandomNumber(random);
            var b = random.Next(4) == 0 ? Neighbour(a, random) : RandomNumber(random);
            var order = a.Content.Span.SequenceCompareTo(b.Content.Span);
            Assert.Equal(Math.Sign(Compare(a.Text, b.Text)), Math.Sign(order));
        }
    }

    [Fact]
    public void Sums_and_differences_are_exact_or_refused()
    {
        var random = new Random(38);
        Span<byte> result = stackalloc byte[DecimalCodec.MaxLength];
        for (var round = 0; round < 20_000; round++)
        {
            var (a, b) = (RandomNumber(random), RandomNumber(random));
            var isSubtraction = random.Next(2) == 0;
            var (wanted, scale) = Exact(a.Text, b.Text, isSubtraction);
            try
            {
                var length = DecimalArithmetic.Add(a.Content.Span, b.Content.Span, isSubtraction, result);
                var (got, gotScale) = Parse(DecimalCodec.ToText(result[..length]));
                Assert.Equal(wanted * BigInteger.Pow(10, Math.Max(gotScale - scale, 0)), got * BigInteger.Pow(10, Math.Max(scale - gotScale, 0)));
            }
            catch (ApiException refusal)
            {
                Assert.StartsWith("Number ", refusal.Message, StringComparison.Ordinal);
                var digits = BigInteger.Abs(wanted).ToString(System.Globalization.CultureInfo.InvariantCulture).TrimEnd('0').Length;
                var exponent = BigInteger.Abs(wanted).ToString(System.Globalization.CultureInfo.InvariantCulture).Length - 1 - scale;
                Assert.True(digits > 38 || exponent is > 125 or < -130, $"{a.Text} {b.Text} should have been computed");
            }
        }
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("-0", 1)]
    [InlineData("1", 2)]
    [InlineData("-1", 3)]
    [InlineData("10", 2)]
    [InlineData("12", 2)]
    [InlineData("123", 3)]
    [InlineData("1234", 3)]
    [InlineData("12345678901234567890123456789012345678", 20)]
    [InlineData("0042", 2)]
    [InlineData("100", 2)]
    [InlineData("1010", 3)]
    [InlineData("0.0000001", 2)]
    [InlineData("1E125", 2)]
    [InlineData("1E-100", 2)]
    [InlineData("1.5", 3)]
    [InlineData("15", 2)]
    [InlineData("1.2", 3)]
    [InlineData("1.200", 3)]
    [InlineData("1.234", 4)]
    [InlineData("3.14159", 5)]
    [InlineData("123456", 4)]
    [InlineData("100.5", 4)]
    [InlineData("0.15", 2)]
    [InlineData("-42", 3)]
    public void A_number_counts_half_its_digits_before_the_point_and_half_those_behind_it(string number, int size) =>
        Assert.Equal(size, DecimalCodec.SizeOf(AttributeValue.FromNumber(number).Content.Span));

    private static AttributeValue RandomNumber(Random random)
    {
        var digits = new string([.. Enumerable.Range(0, random.Next(1, 39)).Select(_ => (char)('0' + random.Next(10)))]);
        var exponent = random.Next(3) == 0 ? random.Next(-120, 80) : random.Next(-5, 5);
        var text = $"{(random.Next(2) == 0 ? "-" : "")}{digits}e{exponent}";
        var number = AttributeValue.FromNumber(text);
        return number.Fault is null ? number : RandomNumber(random);
    }

    // A number that shares the leading digits: where one is a prefix of the other, order is easily got wrong.
    private static AttributeValue Neighbour(AttributeValue number, Random random)
    {
        var neighbour = AttributeValue.FromNumber(number.Text.Contains('.', StringComparison.Ordinal)
            ? number.Text + random.Next(10)
            : $"{number.Text}.{random.Next(10)}{random.Next(10)}");
        return neighbour.Fault is null ? neighbour : number;
    }

    private static int Compare(string a, string b)
    {
        var (left, leftScale) = Parse(a);
        var (right, rightScale) = Parse(b);
        return (left * BigInteger.Pow(10, rightScale)).CompareTo(right * BigInteger.Pow(10, leftScale));
    }

    private static (BigInteger Value, int Scale) Exact(string a, string b, bool isSubtraction)
    {
        var (left, leftScale) = Parse(a);
        var (right, rightScale) = Parse(b);
        var scale = Math.Max(leftScale, rightScale);
        left *= BigInteger.Pow(10, scale - leftScale);
        right *= BigInteger.Pow(10, scale - rightScale);
        return (isSubtraction ? left - right : left + right, scale);
    }

    // The plain reference: an integer and how many of its digits stand behind the point.
    private static (BigInteger Value, int Scale) Parse(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return (BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture),
            point < 0 ? 0 : text.Length - point - 1);
    }
}
