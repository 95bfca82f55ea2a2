using System.Collections.Immutable;
using Fractus.Logs.Contract;

namespace Fractus.Logs.LiveTail;

/// <summary>The live tails that are open on this server, to which stored events are handed.</summary>
internal sealed class LiveTails
{
    // Source: CloudWatch Logs quotas, "Live Tail sessions".
    private const int MostSessions = 15;

    private ImmutableArray<LiveTailSession> _sessions = [];

    /// <exception cref="LimitExceededException">The account has as many as it may have in the region.</exception>
    public void CheckLimit(string account, string region)
    {
        if (_sessions.Count(session => session.Query.IsOf(account, region)) >= MostSessions)
        {
            throw new LimitExceededException($"The number of concurrent Live Tail sessions is limited to {MostSessions}.");
        }
    }

    public void Add(LiveTailSession session) => ImmutableInterlocked.Update(ref _sessions, static (all, added) => all.Add(added), session);

    public void Remove(LiveTailSession session) => ImmutableInterlocked.Update(ref _sessions, static (all, removed) => all.Remove(removed), session);

    /// <summary>Hands over what was stored. Takes no time that the writer could feel: sessions filter it themselves.</summary>
    public void Publish(LiveTailArrival arrival)
    {
        foreach (var session in _sessions)
        {
            if (session.Query.Follows(arrival))
            {
                session.Offer(arrival);
            }
        }
    }
}
