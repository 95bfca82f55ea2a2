namespace Fractus.Wire;

/// <summary>The numbers that JSON and text cannot write as digits.</summary>
internal static class WireNumbers
{
    public static bool TryNonFinite(string text, out double value)
    {
        value = text switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => 0,
        };
        return value != 0;
    }

    /// <summary>"NaN", "Infinity" or "-Infinity"; null for a finite number.</summary>
    public static string? NonFinite(double value) => value switch
    {
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        _ => double.IsNaN(value) ? "NaN" : null,
    };
}
