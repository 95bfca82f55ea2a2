using System.Text;

namespace Fractus.ApiGateway.Rules.Sdk;

/// <summary>Files that are compiled in.</summary>
internal static class Assets
{
    private const string Prefix = "Fractus.ApiGateway.";

    /// <param name="name">With dots for slashes.</param>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"The file {name} is not compiled in.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}
