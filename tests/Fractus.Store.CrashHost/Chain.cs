using System.Security.Cryptography;

namespace Fractus.Store.CrashHost;

/// <summary>
/// Data that shows a lost or torn transaction. Each transaction of a writer writes its next number under three keys far apart, links a
/// value to the hash of the value before it, adds one to a number that all writers share, and now and then clears old links.
/// </summary>
public static class Chain
{
    public const int Writers = 16;

    private const int KeptLinks = 40;
    private static readonly Subspace Numbers = new("number");
    private static readonly Subspace Links = new("link");
    private static readonly byte[] Total = new Subspace("total").Key();

    public static ValueTask<long> AppendAsync(IStore store, int writer, int seed) => store.TransactAsync(transaction =>
    {
        var number = ReadNumber(transaction, Numbers.Key("a", writer)) + 1;
        foreach (var place in new[] { "a", "m", "z" })
        {
            transaction.Set(Numbers.Key(place, writer), BitConverter.GetBytes(number));
        }

        transaction.Set(Total, BitConverter.GetBytes(ReadNumber(transaction, Total) + 1));
        var random = new Random(seed);
        var noise = new byte[random.Next(20) == 0 ? random.Next(20_000) : random.Next(300)];
        random.NextBytes(noise);
        transaction.TryGet(Links.Key(writer, number - 1), out var before);
        transaction.Set(Links.Key(writer, number), [.. SHA256.HashData(before.Span), .. noise]);
        if (number % 20 == 0)
        {
            transaction.ClearRange(new KeyRange(Links.Key(writer, 0), Links.Key(writer, number - KeptLinks)));
        }

        return number;
    });

    /// <summary>Throws where a transaction is lost, torn, or came out of order.</summary>
    /// <param name="reader">A snapshot after a crash.</param>
    /// <param name="acknowledged">The last acknowledged number of each writer.</param>
    /// <returns>The last number of each writer.</returns>
    public static long[] Check(IReadTransaction reader, long[] acknowledged)
    {
        var numbers = new long[Writers];
        for (var writer = 0; writer < Writers; writer++)
        {
            numbers[writer] = ReadNumber(reader, Numbers.Key("a", writer));
            Require(numbers[writer] >= acknowledged[writer], $"writer {writer}: {acknowledged[writer]} was acknowledged, {numbers[writer]} is there");
            Require(numbers[writer] == ReadNumber(reader, Numbers.Key("m", writer)), $"writer {writer}: torn");
            Require(numbers[writer] == ReadNumber(reader, Numbers.Key("z", writer)), $"writer {writer}: torn");
            CheckLinks(reader, writer, numbers[writer]);
        }

        Require(ReadNumber(reader, Total) == numbers.Sum(), "the shared number is not the sum of all");
        return numbers;
    }

    private static void CheckLinks(IReadTransaction reader, int writer, long last)
    {
        var next = Math.Max(1, (last / 20 * 20) - KeptLinks);
        byte[]? before = null;
        foreach (var (key, value) in reader.Range(Links.Range(writer)))
        {
            var unpacked = Links.Unpack(key);
            unpacked.Skip();
            Require(unpacked.ReadInt64() == next, $"writer {writer}: link {next} is missing or one cleared is back");
            var expected = next == 1 ? SHA256.HashData([]) : before is null ? null : SHA256.HashData(before);
            Require(expected is null || value.Span[..32].SequenceEqual(expected), $"writer {writer}: link {next} does not fit");
            before = value.ToArray();
            next++;
        }

        Require(next == last + 1, $"writer {writer}: the links end before {last}");
    }

    private static long ReadNumber(IReadTransaction reader, byte[] key) =>
        reader.TryGet(key, out var value) ? BitConverter.ToInt64(value.Span) : 0;

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidDataException(otherwise);
        }
    }
}
