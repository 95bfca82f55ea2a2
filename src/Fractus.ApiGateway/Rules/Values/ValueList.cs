namespace Fractus.ApiGateway.Rules.Values;

/// <summary>A list of templates and of JSON arrays.</summary>
/// <param name="isJson">Whether it came from JSON: the real service then shows it, and all in it, as JSON.</param>
internal sealed class ValueList(bool isJson = false) : List<object?>
{
    public ValueList(IEnumerable<object?> items, bool isJson = false)
        : this(isJson)
    {
        AddRange(items);
    }

    public bool IsJson { get; } = isJson;
}
