using System.Security.Cryptography;
using System.Text;

namespace Fractus.Lambda.Storage;

/// <summary>
/// Puts layers one over the other in a folder, as they are over each other in <c>/opt</c>: what a later one brings replaces what is
/// there. No link is followed on the way: each stands in a real folder as deep as in its own layer, so that where it stayed inside
/// there, it does here.
/// </summary>
internal static class LayerFolders
{
    /// <summary>The folder's name; the same for the same layers in the same order.</summary>
    public static string Name(IEnumerable<LayerUse> layers) =>
        "layers-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('+', layers.Select(layer => layer.CodeSha256)))));

    /// <returns>The bytes that were copied.</returns>
    public static long Merge(IEnumerable<string> layers, string target) => layers.Sum(layer => Put(new DirectoryInfo(layer), target));

    private static long Put(DirectoryInfo source, string target)
    {
        long bytes = 0;
        foreach (var entry in source.EnumerateFileSystemInfos())
        {
            var path = Path.Combine(target, entry.Name);
            if (entry.LinkTarget is { } link)
            {
                Remove(path, keepFolder: false);
                File.CreateSymbolicLink(path, link);
            }
            else if (entry is DirectoryInfo folder)
            {
                Remove(path, keepFolder: true);
                Directory.CreateDirectory(path);
                bytes += Put(folder, path);
            }
            else
            {
                Remove(path, keepFolder: false);
                bytes += ((FileInfo)entry).CopyTo(path).Length;
            }
        }

        return bytes;
    }

    private static void Remove(string path, bool keepFolder)
    {
        var present = new FileInfo(path);
        if (present.LinkTarget is not null || present.Exists)
        {
            present.Delete();
        }
        else if (!keepFolder && Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
