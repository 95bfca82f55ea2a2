using System.Globalization;

namespace Fractus.Store.Tests.Conformance;

/// <summary>
/// Random sequences against a plain sorted dictionary: whatever a driver does behind the interface, each read must answer as the
/// dictionary does. A failure names its seed.
/// </summary>
public abstract class ModelConformance(StoreDriver driver) : StoreConformance(driver)
{
    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 12));

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_random_sequence_answers_as_a_sorted_dictionary_does(int seed)
    {
        var random = new Random(seed);
        var model = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var kept = new List<(ISnapshot Snapshot, SortedDictionary<string, string> Model)>();
        for (var step = 0; step < 120; step++)
        {
            var changed = new SortedDictionary<string, string>(model, StringComparer.Ordinal);
            var transactionSeed = random.Next();
            var fails = random.Next(10) == 0;
            try
            {
                await Store.TransactAsync(transaction => RunRandomTransaction(transaction, changed, new Random(transactionSeed), fails));
                model = changed;
            }
            catch (InvalidDataException) when (fails)
            {
            }

            switch (random.Next(14))
            {
                case 0:
                    kept.Add((Store.OpenSnapshot(), model));
                    break;
                case 1:
                    await SettleAsync();
                    break;
                case 2 when random.Next(3) == 0:
                    kept.ForEach(view => view.Snapshot.Dispose());
                    kept.Clear();
                    await ReopenAsync();
                    break;
            }

            using var snapshot = Store.OpenSnapshot();
            CheckReads(snapshot, model, random);
            kept.ForEach(view => CheckReads(view.Snapshot, view.Model, random));
        }

        kept.ForEach(view => view.Snapshot.Dispose());
    }

    private static int RunRandomTransaction(
        ITransaction transaction, SortedDictionary<string, string> model, Random random, bool fails)
    {
        for (var i = random.Next(1, 25); i > 0; i--)
        {
            var key = RandomKey(random);
            switch (random.Next(10))
            {
                case < 6:
                    var value = new string((char)random.Next('a', 'z'), random.Next(4) == 0 ? random.Next(3000) : random.Next(5));
                    transaction.Set(Bytes(key), Bytes(value));
                    model[key] = value;
                    break;
                case < 8:
                    transaction.Clear(Bytes(key));
                    model.Remove(key);
                    break;
                case < 9:
                    var (begin, end) = RandomBounds(random);
                    transaction.ClearRange(Between(begin, end));
                    foreach (var gone in Slice(model, begin, end).Select(pair => pair.Key).ToArray())
                    {
                        model.Remove(gone);
                    }

                    break;
                default:
                    CheckReads(transaction, model, random);
                    break;
            }
        }

        return fails ? throw new InvalidDataException() : 0;
    }

    private static void CheckReads(IReadTransaction reader, SortedDictionary<string, string> model, Random random)
    {
        var key = RandomKey(random);
        Assert.Equal(model.GetValueOrDefault(key), Get(reader, key));
        var (begin, end) = RandomBounds(random);
        var (reverse, limit) = (random.Next(2) == 0, random.Next(3) == 0 ? random.Next(1, 8) : 0);
        var expected = Slice(model, begin, end);
        expected = reverse ? expected.Reverse() : expected;
        expected = limit > 0 ? expected.Take(limit) : expected;
        var actual = reader.Range(Between(begin, end), reverse, limit)
            .Select(pair => KeyValuePair.Create(Text(pair.Key), Text(pair.Value)));
        Assert.Equal(expected, actual);
    }

    private static IEnumerable<KeyValuePair<string, string>> Slice(
        SortedDictionary<string, string> model, string begin, string end) =>
        model.Where(pair => string.CompareOrdinal(pair.Key, begin) >= 0 && string.CompareOrdinal(pair.Key, end) < 0);

    private static string Text(ReadOnlyMemory<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes.Span);

    // Short keys, and long ones that differ only behind their 23rd byte: a driver may keep together what begins alike.
    private static string RandomKey(Random random) =>
        (random.Next(3) == 0 ? new string('1', 23) : "") + random.Next(300).ToString("D3", CultureInfo.InvariantCulture)[random.Next(2)..];

    private static (string Begin, string End) RandomBounds(Random random)
    {
        var (one, other) = (RandomKey(random), RandomKey(random));
        if (random.Next(3) == 0)
        {
            other = one + RandomKey(random);
        }

        return string.CompareOrdinal(one, other) <= 0 || random.Next(10) == 0 ? (one, other) : (other, one);
    }
}
