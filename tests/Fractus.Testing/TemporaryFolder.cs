namespace Fractus.Testing;

/// <summary>A folder that goes when the test goes.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fractus-test-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A child that is still ending may hold a file; the system's own cleaning takes the rest.
        }
    }
}
