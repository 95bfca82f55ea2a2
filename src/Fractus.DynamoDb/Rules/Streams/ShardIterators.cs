using System.Globalization;
using Fractus.DynamoDb.Contract;
using Fractus.Kernel.Paging;

namespace Fractus.DynamoDb.Rules.Streams;

/// <summary>A place in a shard: the records behind <paramref name="After"/> are still to be read.</summary>
internal sealed record ShardPlace(string ShardId, SequenceNumber After);

/// <summary>
/// Shard iterators hold all that a read needs, so that nothing is kept for them: <c>STREAM-ARN|1|…</c>, as the service writes them, with
/// the place and the time of issue sealed for that stream.
/// </summary>
internal sealed class ShardIterators(PageTokens tokens, TimeProvider time)
{
    private const string Mark = "|1|";
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(15);

    public string Issue(string streamArn, ShardPlace place)
    {
        var issuedAtMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        var text = string.Create(CultureInfo.InvariantCulture, $"{place.ShardId} {place.After.Version} {place.After.Ordinal} {issuedAtMs}");
        return streamArn + Mark + tokens.Seal(Scope(streamArn), text);
    }

    /// <exception cref="Kernel.ApiException">It was not issued here.</exception>
    /// <exception cref="ExpiredIteratorException">It was issued more than 15 minutes ago.</exception>
    public (string StreamArn, ShardPlace Place) Open(string iterator)
    {
        var mark = iterator.IndexOf(Mark, StringComparison.Ordinal);
        if (mark < 0 || tokens.Open(Scope(iterator[..mark]), iterator[(mark + Mark.Length)..]) is not { } text)
        {
            throw Invalid.Request("Invalid ShardIterator");
        }

        var parts = text.Split(' ');
        var after = new SequenceNumber(long.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
        var issuedAt = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[3], CultureInfo.InvariantCulture));
        var now = time.GetUtcNow();
        return now - issuedAt > s_lifetime
            ? throw new ExpiredIteratorException(string.Create(
                CultureInfo.InvariantCulture,
                $"Iterator expired. The iterator was created at time {Show(issuedAt)} while right now it is {Show(now)} which is further in the future than the tolerated delay of {s_lifetime.TotalMilliseconds} milliseconds."))
            : (iterator[..mark], new ShardPlace(parts[0], after));
    }

    private static string Scope(string streamArn) => "dynamodb stream " + streamArn;

    private static string Show(DateTimeOffset time) =>
        time.UtcDateTime.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);
}
