using Fractus.Lambda.Contract;

namespace Fractus.Lambda.Rules;

/// <summary>A function's tags. Source of the limits: "Use tags on Lambda functions".</summary>
internal static class FunctionTags
{
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    /// <exception cref="InvalidParameterValueException">A tag is not allowed, or there would be too many.</exception>
    public static IReadOnlyDictionary<string, string> Add(IReadOnlyDictionary<string, string> present, IReadOnlyDictionary<string, string> added)
    {
        var tags = new Dictionary<string, string>(present);
        foreach (var (key, value) in added)
        {
            if (key.Length is 0 or > LongestKey || value.Length > LongestValue)
            {
                throw new InvalidParameterValueException(
                    $"The tag {key} is not valid: a key has 1 to {LongestKey} characters, a value at most {LongestValue}.");
            }

            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidParameterValueException("aws: prefixed tag key names are not allowed for external use.");
            }

            tags[key] = value;
        }

        return tags.Count <= LambdaLimits.Tags ? tags : throw new InvalidParameterValueException("Number of tags exceeds resource tag limit.");
    }
}
