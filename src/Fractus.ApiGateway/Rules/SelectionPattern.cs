using System.Text.RegularExpressions;

namespace Fractus.ApiGateway.Rules;

/// <summary>
/// The regular expression by which an integration response is chosen. It must match the whole text: a function's error message,
/// or a mock's status code.
/// </summary>
internal sealed class SelectionPattern
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(100);

    private readonly Regex _regex;

    private SelectionPattern(Regex regex)
    {
        _regex = regex;
    }

    /// <param name="pattern">As the user wrote it.</param>
    /// <param name="created">Null where there is none, which means the default response.</param>
    /// <returns>False where the pattern is no regular expression.</returns>
    public static bool TryCreate(string? pattern, out SelectionPattern? created)
    {
        created = null;
        if (string.IsNullOrEmpty(pattern))
        {
            return true;
        }

        try
        {
            created = new SelectionPattern(new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, s_timeout));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A pattern that takes too long matches nothing.</summary>
    public bool IsMatch(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
