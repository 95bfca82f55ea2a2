using System.Buffers.Binary;
using Fractus.Store.Ordered;

namespace Fractus.Store.Tests.Ordered;

/// <summary>The map under both drivers, at sizes where its tree has several levels.</summary>
public sealed class OrderedMapTests
{
    [Theory]
    [InlineData(1, 40_000)]
    [InlineData(2, 3_000)]
    [InlineData(3, 200)]
    public void Random_changes_give_what_a_sorted_dictionary_gives(int seed, int keys)
    {
        var random = new Random(seed);
        var map = OrderedMap.Empty;
        var model = new SortedDictionary<int, int>();
        var kept = new List<(OrderedMap Map, KeyValuePair<int, int>[] Pairs)>();
        var edit = new Edit();
        for (var step = 0; step < 60_000; step++)
        {
            var key = random.Next(keys);
            switch (random.Next(100))
            {
                case < 55:
                    map = map.Set(Bytes(key), Bytes(step), edit);
                    model[key] = step;
                    break;
                case < 98:
                    map = map.Remove(Bytes(key), edit);
                    model.Remove(key);
                    break;
                case 98 when random.Next(20) == 0:
                    var end = key + random.Next(keys / 10);
                    map = map.RemoveRange(Bytes(key), Bytes(end), edit);
                    for (var gone = key; gone < end; gone++)
                    {
                        model.Remove(gone);
                    }

                    break;
                case 99 when random.Next(20) == 0:
                    kept.Add((map, [.. model]));
                    edit = new Edit();
                    break;
            }
        }

        kept.Add((map, [.. model]));
        Assert.All(kept, version => CheckAll(version.Map, version.Pairs, random));
    }

    [Fact]
    public void Keys_in_order_and_in_reverse_are_all_there_and_all_removable()
    {
        foreach (var direction in new[] { 1, -1 })
        {
            var numbers = Enumerable.Range(0, 20_000).Select(i => direction > 0 ? i : 19_999 - i).ToArray();
            var map = numbers.Aggregate(OrderedMap.Empty, (map, number) => map.Set(Bytes(number), null, new Edit()));
            Assert.Equal(Enumerable.Range(0, 20_000), map.All().Select(entry => Number(entry.Key)));
            map = numbers.Aggregate(map, (map, number) => map.Remove(Bytes(number), new Edit()));
            Assert.True(map.IsEmpty);
        }
    }

    [Fact]
    public void Removing_all_or_nothing_leaves_nothing_or_all()
    {
        var edit = new Edit();
        var map = Enumerable.Range(0, 5000).Aggregate(OrderedMap.Empty, (map, number) => map.Set(Bytes(number), null, edit));
        Assert.Equal(5000, map.RemoveRange(Bytes(5000), Bytes(9000), edit).All().Count());
        Assert.Equal(5000, map.RemoveRange(Bytes(7), Bytes(7), edit).All().Count());
        Assert.True(map.RemoveRange(Bytes(0), Bytes(5000), new Edit()).IsEmpty);
        Assert.Equal([0, 4999], map.RemoveRange(Bytes(1), Bytes(4999), new Edit()).All().Select(entry => Number(entry.Key)));
    }

    private static void CheckAll(OrderedMap map, KeyValuePair<int, int>[] pairs, Random random)
    {
        Assert.Equal(pairs, map.All().Select(Pair));
        for (var i = 0; i < 20; i++)
        {
            var (begin, end) = (random.Next(40_000), random.Next(40_000));
            var expected = pairs.Where(pair => pair.Key >= begin && pair.Key < end).ToArray();
            Assert.Equal(expected, map.Range(Bytes(begin), Bytes(end), reverse: false).Select(Pair));
            Assert.Equal(expected.Reverse(), map.Range(Bytes(begin), Bytes(end), reverse: true).Select(Pair));
            Assert.Equal(pairs.Any(pair => pair.Key == begin), map.TryGet(Bytes(begin), out _));
            var floor = pairs.LastOrDefault(pair => pair.Key <= begin, KeyValuePair.Create(-1, -1));
            Assert.Equal(floor, map.TryFloor(Bytes(begin), out var entry) ? Pair(entry) : KeyValuePair.Create(-1, -1));
        }
    }

    private static KeyValuePair<int, int> Pair(Entry entry) => KeyValuePair.Create(Number(entry.Key), Number(entry.Value!));

    private static byte[] Bytes(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static int Number(byte[] bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes);
}
