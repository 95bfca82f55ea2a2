namespace Fractus.Kernel;

/// <summary>An Amazon Resource Name: <c>arn:partition:service:region:account:resource</c>.</summary>
public readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>Reads an ARN; the resource part may itself contain colons.</summary>
    /// <returns>False where the text has fewer than six parts or does not start with <c>arn:</c>.</returns>
    public static bool TryParse(string? text, out Arn arn)
    {
        var parts = text?.Split(':', 6);
        if (parts is not ["arn", _, _, _, _, { Length: > 0 }])
        {
            arn = default;
            return false;
        }

        arn = new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
        return true;
    }

    /// <summary>Reads an ARN that is known to be one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Arn Parse(string text) => TryParse(text, out var arn) ? arn : throw new FormatException($"{text} is not an ARN.");

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
