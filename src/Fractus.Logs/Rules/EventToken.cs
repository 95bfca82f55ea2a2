using Fractus.Logs.Contract;
using Fractus.Logs.Storage;

namespace Fractus.Logs.Rules;

/// <summary>
/// A token of GetLogEvents: a gap between two events, and the way to go from there. <c>f/…</c> means the events behind the gap,
/// <c>b/…</c> those before it. At the end of the stream the gap does not move, so the token that comes back is the one that was given,
/// which is how clients know the end. It opens nothing but the stream that the caller may read anyway.
/// </summary>
internal readonly record struct EventToken(bool IsForward, EventPosition Gap)
{
    private const string Forward = "f/";
    private const string Backward = "b/";

    /// <exception cref="InvalidParameterException">It is not a token of ours.</exception>
    public static EventToken Parse(string text)
    {
        var isForward = text.StartsWith(Forward, StringComparison.Ordinal);
        return (isForward || text.StartsWith(Backward, StringComparison.Ordinal)) && EventPosition.TryParse(text.AsSpan(Forward.Length), out var gap)
            ? new EventToken(isForward, gap)
            : throw LogErrors.BadToken();
    }

    public override string ToString() => (IsForward ? Forward : Backward) + Gap;
}
