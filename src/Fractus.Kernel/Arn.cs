namespace Fractus.Kernel;

/// <summary>An Amazon Resource Name: <c>arn:partition:service:region:account:resource</c>.</summary>
public readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>Reads an ARN; the resource part may itself contain colons.</summary>
    /// <returns>False where the text has fewer than six parts or does not start with <c>arn:</c>.</returns>
    public static bool TryParse(string? text, out Arn arn)
    {
        Span<Range> parts = stackalloc Range[6];
        var span = text.AsSpan();
        if (span.Split(parts, ':') < parts.Length || !span[parts[0]].SequenceEqual("arn") || span[parts[5]].IsEmpty)
        {
            arn = default;
            return false;
        }

        arn = new Arn(text![parts[1]], text[parts[2]], text[parts[3]], text[parts[4]], text[parts[5]]);
        return true;
    }

    /// <summary>Reads an ARN that is known to be one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Arn Parse(string text) => TryParse(text, out var arn) ? arn : throw new FormatException($"{text} is not an ARN.");

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
