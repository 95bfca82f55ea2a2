using Fractus.Iam.Contract;
using Fractus.Iam.Rules.Conditions;
using Fractus.Iam.Rules.Evaluation;

namespace Fractus.Iam.Handlers.Simulation;

/// <summary>The context that a simulation is given; it notes which keys were asked for in vain.</summary>
internal sealed class SimulationContext : IConditionContext
{
    private readonly RequestContext known;
    private readonly Dictionary<string, ConditionValue> given = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> missing = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="known">What follows from the simulated caller.</param>
    /// <param name="entries">What the caller of the simulation says of the request.</param>
    public SimulationContext(RequestContext known, IReadOnlyList<ContextEntry>? entries)
    {
        this.known = known;
        foreach (var entry in entries ?? [])
        {
            if (entry.ContextKeyName is { } name)
            {
                var isList = entry.ContextKeyType?.EndsWith("List", StringComparison.Ordinal) != false;
                if (!isList && entry.ContextKeyValues is not { Count: 1 })
                {
                    throw new InvalidInputException($"The context key {name} of type {entry.ContextKeyType} must have one value.");
                }

                given[name] = new ConditionValue(entry.ContextKeyValues ?? []);
            }
        }
    }

    public bool IsMissing(string key) => missing.Contains(key);

    public void Forget() => missing.Clear();

    public ConditionValue Find(string key)
    {
        var found = given.TryGetValue(key, out var value) ? value : known.Find(key);
        if (found.Count == 0)
        {
            missing.Add(key);
        }

        return found;
    }
}
