using System.IO.Compression;
using System.Text;

namespace Fractus.Lambda.Tests.Support;

/// <summary>Makes packages, good ones and bad ones.</summary>
internal static class Zip
{
    public static byte[] Of(params (string Name, string Text)[] files) => Build(archive =>
    {
        foreach (var (name, text) in files)
        {
            Add(archive, name, text);
        }
    });

    /// <summary>Files, then a symbolic link.</summary>
    public static byte[] WithLinks(params (string Name, string Target)[] links) => Build(archive =>
    {
        Add(archive, "index.js", "x");
        Add(archive, "a/b/c.txt", "c");
        foreach (var (name, target) in links)
        {
            Add(archive, name, target).ExternalAttributes = unchecked((int)0xA1FF0000);
        }
    });

    public static byte[] Build(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(archive);
        }

        return stream.ToArray();
    }

    public static ZipArchiveEntry Add(ZipArchive archive, string name, string text)
    {
        var entry = archive.CreateEntry(name);

        // The same files are the same package, whenever they are packed.
        entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var content = entry.Open();
        content.Write(Encoding.UTF8.GetBytes(text));
        return entry;
    }
}
