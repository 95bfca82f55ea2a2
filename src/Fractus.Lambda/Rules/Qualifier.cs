using System.Globalization;
using Fractus.Lambda.Storage;

namespace Fractus.Lambda.Rules;

/// <summary>What stands behind a function's name: a version or an alias.</summary>
internal static class Qualifier
{
    /// <summary>Versions are numbered from 1; no function comes to have so many.</summary>
    private const int LongestNumber = 18;

    /// <summary>The number of a published version, whether it is there or not.</summary>
    public static bool IsNumber(string qualifier) => qualifier.Length is > 0 and <= LongestNumber && qualifier.All(char.IsAsciiDigit);

    /// <summary>The name of an alias, whether it is there or not.</summary>
    public static bool IsAlias(string qualifier) =>
        !qualifier.All(char.IsAsciiDigit) && qualifier.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary><c>$LATEST</c>, or the number of a version, in its one form.</summary>
    public static bool IsVersion(string qualifier) =>
        qualifier == FunctionKeys.Latest || (IsNumber(qualifier) && Of(Number(qualifier)) == qualifier);

    public static long Number(string version) => long.Parse(version, NumberStyles.None, CultureInfo.InvariantCulture);

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
}
