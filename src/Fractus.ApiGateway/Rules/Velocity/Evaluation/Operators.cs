using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Velocity.Evaluation;

/// <summary>The operators' meaning for values of every kind.</summary>
internal static class Operators
{
    /// <summary>Everything is true but false and null: an empty text is true.</summary>
    public static bool IsTrue(object? value) => value is not (null or false);

    /// <summary>
    /// Numbers by value, other values of one kind by content, values of different kinds by their text. Nothing equals an empty text:
    /// so it is recorded of the real service.
    /// </summary>
    public static bool AreEqual(object? left, object? right, TemplateRun run)
    {
        if (left is null || right is null)
        {
            return (left ?? right) is null or "";
        }

        if (TryNumbers(left, right, out var a, out var b))
        {
            return a == b;
        }

        return (left, right) switch
        {
            (string x, string y) => x == y,
            (bool x, bool y) => x == y,
            _ => ReferenceEquals(left, right) || TextForm.Of(left, run) == TextForm.Of(right, run),
        };
    }

    /// <summary>Less than zero, zero or more; null where the two have no order.</summary>
    public static int? Compare(object? left, object? right) => left is string x && right is string y
        ? string.CompareOrdinal(x, y)
        : TryNumbers(left, right, out var a, out var b) ? a.CompareTo(b) : null;

    public static object? Arithmetic(char symbol, object? left, object? right, TemplateRun run)
    {
        if (symbol == '+' && (left is string || right is string))
        {
            var text = TextForm.Of(left, run) + TextForm.Of(right, run);
            run.Step(text.Length);
            return text;
        }

        if (left is long a && right is long b)
        {
            return Integers(symbol, a, b) ?? (IsDivision(symbol) ? null : Reals(symbol, a, b));
        }

        return TryNumbers(left, right, out var x, out var y) ? Reals(symbol, x, y) : null;
    }

    public static bool TryNumbers(object? left, object? right, out double a, out double b)
    {
        var (first, second) = (Scalars.Number(left), Scalars.Number(right));
        (a, b) = (first ?? double.NaN, second ?? double.NaN);
        return first is not null && second is not null;
    }

    private static bool IsDivision(char symbol) => symbol is '/' or '%';

    // Null where the result does not fit: it is then calculated with reals.
    private static long? Integers(char symbol, long a, long b)
    {
        if (IsDivision(symbol) && (b == 0 || (a == long.MinValue && b == -1)))
        {
            return null;
        }

        var exact = symbol switch
        {
            '+' => (Int128)a + b,
            '-' => (Int128)a - b,
            '*' => (Int128)a * b,
            '/' => a / b,
            _ => a % b,
        };
        return exact >= long.MinValue && exact <= long.MaxValue ? (long)exact : null;
    }

    private static object? Reals(char symbol, double a, double b) => symbol switch
    {
        '+' => a + b,
        '-' => a - b,
        '*' => a * b,
        '/' => b == 0 ? null : a / b,
        _ => b == 0 ? null : a % b,
    };
}
