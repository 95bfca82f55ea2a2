using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Fractus.DynamoDb.Tests.Models;

/// <summary>Random histories over so few keys and values that everything meets everything.</summary>
internal static class Generators
{
    private static readonly string[] s_numbers = ["x", "n", "y"];

    private static Gen<int> Small => Gen.Choose(-1, 3);

    private static Gen<(string, int)> Key => from p in Gen.Elements("a", "b") from c in Gen.Choose(0, 4) select (p, c);

    public static Arbitrary<Step[]> Histories => Arb.From(
        Gen.Choose(1, 40).SelectMany(count => Gen.ArrayOf(Steps, count)),
        steps => Enumerable.Range(0, steps.Length).Select(i => (Step[])[.. steps[..i], .. steps[(i + 1)..]]));

    private static Gen<Step> Steps => Gen.Frequency(
        (6, from write in Writes(true) where !write.ChecksOnly select (Step)new Step.One(write)),
        (2, from writes in Several(Writes(false)) select (Step)new Step.Batch(writes.RemoveAll(write => write.IsUpdate || write.ChecksOnly))),
        (2, from writes in Several(Writes(true)) select (Step)new Step.Transaction(writes)),
        (4, Queries),
        (1, from index in Gen.Elements(null, "local", "global", "wide")
            from filter in Maybe(Tests(s_numbers, 2))
            from limit in Maybe(Gen.Choose(1, 4))
            from segments in Gen.Choose(1, 3)
            select (Step)new Step.Scan(index, filter, limit == 0 ? null : limit, segments)));

    private static Gen<Step> Queries =>
        from index in Gen.Elements(null, "local", "global", "wide")
        from hash in index switch
        {
            "wide" => Gen.Elements("a u", "a v", "b u", "b v"),
            "global" => Gen.Elements("u", "v"),
            _ => Gen.Elements("a", "b"),
        }
        from range in Maybe(index == "wide" ? WideRanges : Ranges(index is null ? "c" : "x"))
        from filter in Maybe(Tests(index == "wide" ? ["y"] : ["n", "y"], 2))
        from limit in Gen.Choose(0, 4)
        from isReverse in Gen.Elements(false, true)
        from wantsAll in Gen.Elements(false, true)
        select (Step)new Step.Query(index, hash, range, filter, limit == 0 ? null : limit, isReverse, wantsAll && index != "global");

    private static Gen<Test> Ranges(string name) => Gen.OneOf(
        from o in Gen.Elements("=", "<", "<=", ">", ">=") from value in Small select (Test)new Test.Compare(name, o, value),
        from low in Small from width in Gen.Choose(0, 3) select (Test)new Test.Between(name, low, width));

    private static Gen<Test> WideRanges => Gen.OneOf(
        Ranges("x"),
        from x in Small from n in Ranges("n") select (Test)new Test.Both(new Test.Compare("x", "=", x), true, n));

    private static Gen<Test> Tests(string[] names, int depth)
    {
        var name = Gen.Elements(names);
        var leaf = Gen.OneOf(
            from n in name select (Test)new Test.Exists(n),
            from n in name from o in Gen.Elements("=", "<>", "<", "<=", ">", ">=") from value in Small select (Test)new Test.Compare(n, o, value),
            from n in name from low in Small from width in Gen.Choose(0, 3) select (Test)new Test.Between(n, low, width),
            from n in name from one in Small from other in Small select (Test)new Test.In(n, one, other));
        return depth == 0 ? leaf : Gen.Frequency(
            (3, leaf),
            (1, from inner in Tests(names, depth - 1) select (Test)new Test.Not(inner)),
            (2, from left in Tests(names, depth - 1) from isAnd in Gen.Elements(false, true) from right in Tests(names, depth - 1)
                select (Test)new Test.Both(left, isAnd, right)));
    }

    private static Gen<Write> Writes(bool hasConditions) =>
        from key in Key
        from kind in Gen.Choose(0, 6)
        from item in Rows(key)
        from parts in Parts
        from condition in hasConditions ? Maybe(Tests(s_numbers, 2)) : Gen.Constant<Test?>(null)
        select kind switch
        {
            < 3 => new Write(key, item, [], false, condition),
            < 5 => new Write(key, null, parts, false, condition),
            5 => new Write(key, null, [], false, condition),
            _ => new Write(key, null, [], true, condition ?? new Test.Exists("n")),
        };

    private static Gen<Row> Rows((string P, int C) key) =>
        from g in Maybe(Gen.Elements("u", "v"))
        from x in Maybe(Text)
        from n in Maybe(Text)
        from y in Maybe(Text)
        select new Row(key.P, key.C, ImmutableSortedDictionary<string, string>.Empty).With("g", g).With("x", x).With("n", n).With("y", y);

    private static Gen<string> Text => from number in Small select number.ToString(CultureInfo.InvariantCulture);

    // Each attribute once: what overlaps is refused before anything is looked at.
    private static Gen<ImmutableArray<Part>> Parts =>
        from count in Gen.Choose(1, 3)
        from parts in Gen.ArrayOf(Gen.Frequency((4, NumberPart), (1, TextPart)), count)
        select parts.DistinctBy(part => part.Attribute).ToImmutableArray();

    private static Gen<Part> NumberPart =>
        from kind in Gen.Elements(PartKind.Set, PartKind.SetIfMissing, PartKind.Increase, PartKind.Add, PartKind.Remove)
        from name in Gen.Elements(s_numbers)
        from value in Text
        select new Part(kind, name, value);

    private static Gen<Part> TextPart =>
        from kind in Gen.Elements(PartKind.Set, PartKind.SetIfMissing, PartKind.Remove)
        from value in Gen.Elements("u", "v")
        select new Part(kind, "g", value);

    private static Gen<ImmutableArray<Write>> Several(Gen<Write> one) =>
        from count in Gen.Choose(1, 5)
        from writes in Gen.ArrayOf(one, count)
        select writes.DistinctBy(write => write.Key).ToImmutableArray();

    private static Gen<T?> Maybe<T>(Gen<T> some) => Gen.OneOf(Gen.Constant(default(T)), from value in some select (T?)value);
}
