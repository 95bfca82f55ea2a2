using System.Numerics;

namespace Fractus.ApiGateway.Rules.Values;

/// <summary>Values that are neither maps nor lists, as what stands around them needs them.</summary>
internal static class Scalars
{
    /// <summary>A text, a number or a flag as text; null for what is none of them.</summary>
    public static string? Text(object? value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        long or double or BigInteger => NumberText.Of(value),
        _ => null,
    };

    /// <summary>A number of any kind as a real one; null for what is none.</summary>
    public static double? Number(object? value) => value switch
    {
        long integer => integer,
        double real => real,
        BigInteger large => (double)large,
        _ => null,
    };
}
