using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>Equality of JSON values: numbers by their value, objects whatever the order of their members.</summary>
internal static class JsonEquality
{
    public static bool AreEqual(object? left, object? right, SchemaRun run)
    {
        run.Step();
        switch (left, right)
        {
            case (ValueMap one, ValueMap other):
                return one.Count == other.Count && one.All(m => other.TryGetValue(m.Key, out var value) && AreEqual(m.Value, value, run));
            case (ValueList one, ValueList other):
                return one.Count == other.Count && one.Zip(other).All(pair => AreEqual(pair.First, pair.Second, run));
            case (long one, double other):
                return one == other;
            case (double one, long other):
                return one == other;
            default:
                return Equals(left, right);
        }
    }
}
