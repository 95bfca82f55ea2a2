using FsCheck;
using FsCheck.Fluent;

namespace Fractus.Store.Tests.Tuples;

public sealed class TupleRoundTrip
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void Every_element_is_read_as_it_was_written() => Prop.ForAll(
        ArbMap.Default.ArbFor<(long, double, bool)>(), ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<NonNull<string>>(), Check).Check(Quick);

    [Fact]
    public void The_least_and_the_greatest_integers_survive()
    {
        foreach (var number in new[] { long.MinValue, long.MinValue + 1, -256, -255, -1, 0, 1, 255, 256, long.MaxValue })
        {
            Assert.Equal(number, new TupleReader(new Subspace().Key(number)).ReadInt64());
        }
    }

    [Fact]
    public void Nested_tuples_are_read_one_within_the_other()
    {
        var key = new Subspace().Key(TupleElement.Tuple("a\0b", TupleElement.Null, TupleElement.Tuple(1, TupleElement.Tuple())), "behind");
        var reader = new TupleReader(key);
        var outer = reader.ReadTuple();
        Assert.Equal("a\0b", outer.ReadString());
        outer.ReadNull();
        var inner = outer.ReadTuple();
        Assert.Equal(1, inner.ReadInt32());
        Assert.True(inner.ReadTuple().IsAtEnd);
        Assert.True(inner.IsAtEnd);
        Assert.True(outer.IsAtEnd);
        Assert.Equal("behind", reader.ReadString());
        Assert.True(reader.IsAtEnd);
    }

    /// <summary>Replacing it, as a lenient encoder does, would give two texts one key.</summary>
    [Fact]
    public void A_lone_surrogate_is_refused() => Assert.ThrowsAny<ArgumentException>(() => new Subspace().Key("\uD800"));

    [Fact]
    public void Damaged_or_unexpected_bytes_are_refused_and_nothing_else_happens() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            var reader = new TupleReader(bytes);
            try
            {
                while (!reader.IsAtEnd)
                {
                    reader.Skip();
                }
            }
            catch (FormatException)
            {
            }
        }).Check(Quick);

    [Fact]
    public void Reading_another_kind_than_is_there_is_refused()
    {
        Assert.Throws<FormatException>(() => new TupleReader(new Subspace().Key("7")).ReadInt64());
        Assert.Throws<FormatException>(() => new TupleReader(new Subspace().Key(7)).ReadString());
        Assert.Throws<FormatException>(() => new TupleReader([]).ReadString());
    }

    [Fact]
    public void A_subspace_range_holds_what_lies_beneath_and_no_neighbour()
    {
        var space = new Subspace("s");
        var range = space.Range("a");
        Assert.True(Holds(range, space.Key("a", TupleElement.Null)));
        Assert.True(Holds(range, space.Key("a", new Versionstamp(long.MaxValue))));
        Assert.True(Holds(range, space.Key("a", "b", 3)));
        Assert.False(Holds(range, space.Key("a")));
        Assert.False(Holds(range, space.Key("a\0")));
        Assert.False(Holds(range, space.Key("aa", 1)));
        Assert.False(Holds(range, new Subspace("t").Key("a", 1)));
        Assert.Equal("x", space.Within("a").Unpack(space.Key("a", "x")).ReadString());
        Assert.Throws<ArgumentException>(() => space.Unpack(new Subspace("t").Key(1)).IsAtEnd);
    }

    private static bool Holds(KeyRange range, byte[] key) =>
        range.Begin.Span.SequenceCompareTo(key) <= 0 && range.End.Span.SequenceCompareTo(key) > 0;

    private static bool Check((long Integer, double Real, bool Flag) plain, byte[] bytes, NonNull<string> anyText)
    {
        var text = string.Concat(anyText.Get.EnumerateRunes());
        var key = new Subspace("p").Key(
            plain.Integer, plain.Real, plain.Flag, bytes, text, TupleElement.Null, new Versionstamp(plain.Integer));
        var reader = new Subspace("p").Unpack(key);
        var same = reader.ReadInt64() == plain.Integer
            && reader.ReadDouble().Equals(plain.Real)
            && reader.ReadBoolean() == plain.Flag
            && reader.ReadBytes().AsSpan().SequenceEqual(bytes)
            && reader.ReadString() == text;
        reader.ReadNull();
        return same && reader.ReadVersionstamp().Value == plain.Integer && reader.IsAtEnd;
    }
}
