using Fractus.Kernel;
using Fractus.Logs.Contract;
using Fractus.Logs.Rules;
using Fractus.Logs.Rules.Filter;

namespace Fractus.Logs.LiveTail;

/// <summary>Which events a live tail shows.</summary>
internal sealed class LiveTailQuery
{
    private readonly string _account;
    private readonly string _region;
    private readonly HashSet<string>? _streams;
    private readonly IReadOnlyList<string>? _prefixes;
    private readonly FilterPattern _pattern;

    /// <exception cref="InvalidParameterException">Members exclude each other, or the pattern is not well formed.</exception>
    /// <exception cref="ResourceNotFoundException">A group is of another account or region.</exception>
    public LiveTailQuery(StartLiveTailInput input, Caller caller)
    {
        if (input.LogStreamNames is not null && input.LogStreamNamePrefixes is not null)
        {
            throw new InvalidParameterException("LogStreamNames and LogStreamNamePrefixes are mutually exclusive parameters.");
        }

        if (input.LogGroupIdentifiers.Count > 1 && (input.LogStreamNames ?? input.LogStreamNamePrefixes) is not null)
        {
            throw new InvalidParameterException("LogStreamNames and LogStreamNamePrefixes can be specified only with a single log group.");
        }

        (_account, _region) = (caller.Account, caller.Region);
        Groups = [.. input.LogGroupIdentifiers.Select(identifier => LogGroupIdentifier.Resolve(null, identifier, caller)).Distinct()];
        _streams = input.LogStreamNames is { } names ? [.. names] : null;
        _prefixes = input.LogStreamNamePrefixes;
        _pattern = FilterPattern.Parse(input.LogEventFilterPattern);
    }

    /// <summary>The groups' names.</summary>
    public IReadOnlyList<string> Groups { get; }

    public bool IsOf(string account, string region) => _account == account && _region == region;

    public bool Follows(LiveTailArrival arrival) =>
        IsOf(arrival.Account, arrival.Region)
        && Groups.Contains(arrival.Group)
        && _streams?.Contains(arrival.Stream) != false
        && _prefixes?.Any(prefix => arrival.Stream.StartsWith(prefix, StringComparison.Ordinal)) != false;

    public bool Matches(string message) => _pattern.Matches(message);
}
