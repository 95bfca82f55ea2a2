namespace Fractus.Bench;

/// <summary>What is loaded, and with what.</summary>
/// <param name="Server">The server.</param>
/// <param name="Requests">Sent in turn.</param>
/// <param name="Before">Done before each wave; null for nothing.</param>
internal sealed record Contestant(BenchServer Server, byte[][] Requests, Action? Before = null);

/// <summary>
/// Loads servers in turn, round after round: a machine has better and worse times, and those who are compared should share them. A ratio
/// is the median of the rounds' ratios.
/// </summary>
internal sealed class Rounds
{
    private const int Count = 5;
    private static readonly TimeSpan s_wave = TimeSpan.FromSeconds(1);
    private readonly Dictionary<Contestant, List<LoadResult>> _results;

    private Rounds(IEnumerable<Contestant> contestants) => _results = contestants.ToDictionary(one => one, _ => new List<LoadResult>());

    public static async Task<Rounds> RunAsync(int connections, params IEnumerable<Contestant> contestants)
    {
        var rounds = new Rounds(contestants);
        for (var round = 0; round < Count; round++)
        {
            foreach (var (contestant, results) in rounds._results)
            {
                contestant.Before?.Invoke();
                results.Add(await Load.MeasureAsync(contestant.Server, connections, s_wave, contestant.Requests));
            }
        }

        return rounds;
    }

    /// <summary>The round with the median rate.</summary>
    public LoadResult Of(Contestant one) => _results[one].OrderBy(result => result.PerSecond).ElementAt(Count / 2);

    public double Ratio(Contestant one, Contestant other) =>
        _results[one].Zip(_results[other], (first, second) => first.PerSecond / second.PerSecond).Order().ElementAt(Count / 2);
}
