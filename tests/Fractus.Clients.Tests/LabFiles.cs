using System.IO.Compression;
using Fractus.Testing;

namespace Fractus.Clients.Tests;

/// <summary>The sample's functions, packed as a person would pack them.</summary>
internal sealed class LabFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LabFiles()
    {
        foreach (var function in new[] { "first-function", "add-people", "get-users" })
        {
            using var zip = ZipFile.Open(ZipOf(function), ZipArchiveMode.Create);
            zip.CreateEntryFromFile(Path.Combine(Samples, function, "index.mjs"), "index.mjs");
        }
    }

    public static string Samples { get; } = Repository.PathOf("samples", "users-api");

    public string Folder => _folder.Path;

    public string ZipOf(string function) => Path.Combine(_folder.Path, function + ".zip");

    public void Dispose() => _folder.Dispose();
}
