using FsCheck;
using FsCheck.Fluent;

namespace Fractus.Store.Tests.Tuples;

public sealed class TupleOrder
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void Integers_sort_by_value() => CheckOrder<long>(
        ArbMap.Default.GeneratorFor<long>().Or(Gen.Elements(EdgeIntegers)), number => number, Comparer<long>.Default);

    [Fact]
    public void Byte_strings_sort_as_unsigned_bytes() => CheckOrder(
        Gen.Elements<byte>(0, 1, 0x7F, 0x80, 0xFE, 0xFF).ArrayOf(),
        bytes => bytes,
        Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)));

    /// <summary>Code points, not UTF-16 units: an emoji sorts behind U+FFFD.</summary>
    [Fact]
    public void Text_sorts_by_code_point() => CheckOrder(
        Gen.Elements("", "\0", "a", "b", "é", "\uFFFD", "😀", "\u0001").ArrayOf().Select(string.Concat),
        text => text,
        Comparer<string>.Create((left, right) => CodePoints(left).AsSpan().SequenceCompareTo(CodePoints(right))));

    [Fact]
    public void Doubles_sort_by_value() => CheckOrder(
        ArbMap.Default.GeneratorFor<double>().Where(number => !double.IsNaN(number)).Select(number => number == 0 ? 0 : number),
        number => number,
        Comparer<double>.Default);

    [Fact]
    public void Versionstamps_sort_by_value() => CheckOrder(
        ArbMap.Default.GeneratorFor<long>().Select(value => new Versionstamp(value)), version => version, Comparer<Versionstamp>.Default);

    /// <summary>An element decides before those behind it do: this is what makes a table's rows lie together.</summary>
    [Fact]
    public void Tuples_sort_element_by_element() => CheckOrder(
        (from text in Gen.Elements("", "a", "a\0", "aa", "b") from number in Gen.Choose(-300, 300) select (text, number)),
        pair => TupleElement.Tuple(pair.Item1, pair.Item2),
        Comparer<(string, int)>.Create((left, right) => string.CompareOrdinal(left.Item1, right.Item1) is var order and not 0
            ? order
            : left.Item2.CompareTo(right.Item2)));

    [Fact]
    public void A_nested_tuple_sorts_before_its_extensions()
    {
        TupleElement[] sorted =
        [
            TupleElement.Tuple(),
            TupleElement.Tuple(TupleElement.Null),
            TupleElement.Tuple(TupleElement.Null, TupleElement.Null),
            TupleElement.Tuple(TupleElement.Null, 1),
            TupleElement.Tuple(Array.Empty<byte>()),
            TupleElement.Tuple("a"),
            TupleElement.Tuple("a", TupleElement.Null),
            TupleElement.Tuple("a", TupleElement.Tuple()),
            TupleElement.Tuple("b"),
        ];
        AssertSorted(sorted);
    }

    [Fact]
    public void Kinds_sort_in_the_order_of_their_enumeration() => AssertSorted(
        TupleElement.Null, new byte[] { 0xFF }, "a", TupleElement.Tuple("a"), -1, 0, 1, double.NegativeInfinity, 0.5, false, true,
        new Versionstamp(1));

    private static readonly long[] EdgeIntegers =
        [.. Enumerable.Range(0, 63).SelectMany(bit => new[] { (1L << bit) - 1, 1L << bit, -(1L << bit), -(1L << bit) - 1 }),
            long.MinValue, long.MinValue + 1, long.MaxValue];

    private static int[] CodePoints(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];

    private static void AssertSorted(params TupleElement[] elements)
    {
        var keys = elements.Select(element => new Subspace().Key(element)).ToArray();
        for (var i = 1; i < keys.Length; i++)
        {
            Assert.True(keys[i - 1].AsSpan().SequenceCompareTo(keys[i]) < 0, $"element {i} does not sort behind its predecessor");
        }
    }

    private static void CheckOrder<T>(Gen<T> values, Func<T, TupleElement> element, IComparer<T> comparer)
    {
        var pairs = from left in values from right in values select (left, right);
        Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            // What follows in the key must not change the order of what stands before it.
            var left = new Subspace().Key(element(pair.left), 0xFF);
            var right = new Subspace().Key(element(pair.right), -1);
            var expected = Math.Sign(comparer.Compare(pair.left, pair.right));
            return Math.Sign(left.AsSpan().SequenceCompareTo(right)) == (expected == 0 ? 1 : expected);
        }).Check(Quick);
    }
}
