using System.Globalization;

namespace Fractus.ApiGateway.Rules.Velocity.Methods;

/// <summary>Methods of Java's Integer, Long and Double that templates use.</summary>
internal static class NumberMethods
{
    public static object? Call(object number, string method, object?[] arguments) => (method, arguments) switch
    {
        ("intValue" or "longValue", []) => number is double real ? Whole(real) : number,
        ("doubleValue" or "floatValue", []) => Convert.ToDouble(number, CultureInfo.InvariantCulture),
        ("compareTo", [long or double]) => (long)Evaluation.Operators.Compare(number, arguments[0])!.Value,
        ("parseInt" or "parseLong" or "valueOf", [string text]) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
        ("parseInt" or "parseLong" or "valueOf", [long same]) => same,
        ("parseDouble", [string text]) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
        ("max", [long or double, long or double]) => Evaluation.Operators.Compare(arguments[0], arguments[1]) >= 0 ? arguments[0] : arguments[1],
        ("min", [long or double, long or double]) => Evaluation.Operators.Compare(arguments[0], arguments[1]) <= 0 ? arguments[0] : arguments[1],
        _ => null,
    };

    // As Java casts: towards zero, and to the nearest that there is.
    private static long Whole(double real) => double.IsNaN(real) ? 0
        : real >= long.MaxValue ? long.MaxValue
        : real <= long.MinValue ? long.MinValue
        : (long)real;
}
