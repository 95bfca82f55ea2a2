using System.Globalization;

namespace Fractus.ApiGateway.Rules.Values;

/// <summary>Numbers as Java writes them, for that is what the real service's templates show.</summary>
internal static class NumberText
{
    public static string Of(object number) => number is double real ? OfDouble(real) : Convert.ToString(number, CultureInfo.InvariantCulture)!;

    // Java: decimal notation with at least one decimal from 0.001 up to ten million, computerized scientific notation outside.
    private static string OfDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        var size = Math.Abs(value);
        if (size is 0 or (>= 1e-3 and < 1e7))
        {
            var text = value.ToString("0.0################", CultureInfo.InvariantCulture);
            return double.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("R", CultureInfo.InvariantCulture);
        }

        var scientific = value.ToString("0.0################E0", CultureInfo.InvariantCulture);
        return double.Parse(scientific, CultureInfo.InvariantCulture) == value ? scientific : Exact(value);
    }

    // The shortest digits that give the same number again, one of them before the point.
    private static string Exact(double value)
    {
        var parts = value.ToString("E16", CultureInfo.InvariantCulture).Split('E');
        return $"{parts[0].TrimEnd('0')}E{int.Parse(parts[1], CultureInfo.InvariantCulture)}";
    }
}
