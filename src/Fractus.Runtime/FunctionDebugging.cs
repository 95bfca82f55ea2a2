namespace Fractus.Runtime;

/// <summary>That a function is to be run so that a debugger can be attached to it.</summary>
public sealed record FunctionDebugging
{
    /// <summary>The variable of a function that asks for it.</summary>
    public const string Variable = "FRACTUS_DEBUG";

    /// <summary>The port to listen on; null, or where it is taken: the one that debuggers of the language expect, or else any.</summary>
    public int? Port { get; init; }

    /// <summary>Whether the function is loaded only when a debugger has been attached.</summary>
    public bool Waits { get; init; }

    /// <summary>Reads what is asked for: <c>1</c>, a port, <c>wait</c>, or <c>wait:port</c>.</summary>
    /// <returns>Null where nothing is.</returns>
    public static FunctionDebugging? Parse(string? text)
    {
        if (text is null or "" or "0" or "false")
        {
            return null;
        }

        var port = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return new FunctionDebugging
        {
            Port = int.TryParse(port, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is > 1 and <= 65535 ? number : null,
            Waits = text.StartsWith("wait", StringComparison.Ordinal),
        };
    }
}
