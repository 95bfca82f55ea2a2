namespace Fractus.ApiGateway.Rules.Values;

/// <summary>A map of templates and of JSON objects: keys are text, in the order in which they came.</summary>
/// <remarks>
/// Values of templates are: null, string, bool, long, double, BigInteger for integers beyond long, <see cref="ValueMap"/>, <see cref="ValueList"/> and objects with a
/// behaviour of their own.
/// </remarks>
internal sealed class ValueMap : OrderedDictionary<string, object?>
{
    public ValueMap()
    {
    }

    public ValueMap(IEnumerable<KeyValuePair<string, string>>? entries)
    {
        foreach (var (key, value) in entries ?? [])
        {
            this[key] = value;
        }
    }

    public object? Find(string key) => TryGetValue(key, out var value) ? value : null;
}
