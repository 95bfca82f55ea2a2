using Fractus.Store.Embedded;

namespace Fractus.Store.Tests.Embedded;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TemporaryDirectory parent = new();

    private string Data => parent.File("data");

    public void Dispose() => parent.Dispose();

    [Fact]
    public void A_directory_that_is_not_there_or_empty_is_made_and_opens_again()
    {
        DataDirectory.Open(Data).Dispose();
        DataDirectory.Open(Data).Dispose();
        Directory.CreateDirectory(parent.File("empty"));
        DataDirectory.Open(parent.File("empty")).Dispose();
    }

    [Fact]
    public void A_new_directory_is_for_its_owner_alone()
    {
        DataDirectory.Open(Data).Dispose();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Data));
        }
    }

    /// <summary>Someone's home directory must not be filled with our files.</summary>
    [Fact]
    public void A_directory_with_other_files_is_refused_and_left_as_it_was()
    {
        Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Data, "thesis.doc"), "x");
        Assert.Contains("is not a Fractus data directory", Refuse(Data), StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(Data));
    }

    [Fact]
    public void A_directory_that_a_killed_process_had_just_begun_is_taken()
    {
        Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Data, "lock"), "");
        File.WriteAllText(Path.Combine(Data, "FRACTUS.new"), "half");
        DataDirectory.Open(Data).Dispose();
    }

    [Fact]
    public void A_newer_format_is_refused()
    {
        DataDirectory.Open(Data).Dispose();
        File.WriteAllText(Path.Combine(Data, "FRACTUS"), "A Fractus data directory. Format 2\n");
        Assert.Contains("written by a newer version", Refuse(Data), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_marker_is_refused()
    {
        DataDirectory.Open(Data).Dispose();
        File.WriteAllText(Path.Combine(Data, "FRACTUS"), "");
        Assert.Contains("is damaged", Refuse(Data), StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_in_use_is_refused_until_it_is_free()
    {
        using (DataDirectory.Open(Data))
        {
            Assert.Contains("in use by another process", Refuse(Data), StringComparison.Ordinal);
        }

        DataDirectory.Open(Data).Dispose();
    }

    [Fact]
    public void A_path_where_nothing_can_be_written_is_refused()
    {
        File.WriteAllText(parent.File("file"), "");
        Assert.Contains("cannot be written", Refuse(parent.File("file/data")), StringComparison.Ordinal);
    }

    private static string Refuse(string path)
    {
        var message = Assert.Throws<DataDirectoryException>(() => DataDirectory.Open(path)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
