using System.IO.Compression;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Rules;
using Fractus.Lambda.Tests.Support;

namespace Fractus.Lambda.Tests.Rules;

/// <summary>A package comes from a stranger and is unpacked by the server: nothing in it may touch what lies outside of its folder.</summary>
public sealed class CodeArchiveTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("fractus-zip-").FullName;

    private string Target => Path.Combine(_parent, "code");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void Files_folders_and_permissions_are_unpacked()
    {
        Extract(Zip.Build(archive =>
        {
            archive.CreateEntry("empty/");
            Zip.Add(archive, "lib/util.js", "u");
            Zip.Add(archive, "bootstrap", "b").ExternalAttributes = unchecked((int)0x81ED0000);
            Zip.Add(archive, "./dotted.js", "d");
        }));
        Assert.True(Directory.Exists(Path.Combine(Target, "empty")));
        Assert.Equal("u", File.ReadAllText(Path.Combine(Target, "lib", "util.js")));
        Assert.Equal("d", File.ReadAllText(Path.Combine(Target, "dotted.js")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal("rxrxrx", Mode("bootstrap"));
            Assert.Equal("rrr", Mode("lib/util.js"));
        }
    }

    [Theory]
    [InlineData("../evil.js")]
    [InlineData("/etc/evil.js")]
    [InlineData("a/../../evil.js")]
    [InlineData("a//b")]
    public void A_name_that_leads_out_is_refused(string name)
    {
        Assert.Throws<InvalidParameterValueException>(() => Extract(Zip.Of(("index.js", "x"), (name, "evil"))));
        Assert.Empty(Directory.EnumerateFiles(_parent));
    }

    [Theory]
    [InlineData("link", "index.js")]
    [InlineData("a/link", "../index.js")]
    [InlineData("a/b/link", "../../a")]
    public void A_link_that_stays_inside_is_kept(string name, string target)
    {
        Extract(Zip.WithLinks((name, target)));
        Assert.Equal(target, new FileInfo(Path.Combine(Target, name)).LinkTarget);
    }

    [Theory]
    [InlineData("link", "/etc/passwd")]
    [InlineData("link", "../code")]
    [InlineData("a/link", "../../x")]
    [InlineData("a/link", "b/../../..")]
    [InlineData("index.js", "a")] // stands where a file is
    [InlineData("a", "index.js")] // stands where a folder is
    public void A_link_that_leads_out_is_refused(string name, string target) =>
        Assert.Throws<InvalidParameterValueException>(() => Extract(Zip.WithLinks((name, target))));

    // a/b/s is two folders deep, t none: a path that goes through the link climbs out where its text does not.
    [Fact]
    public void Links_that_lead_out_only_together_are_refused()
    {
        Assert.Throws<InvalidParameterValueException>(() => Extract(Zip.WithLinks(("a/b/s", "../../t"), ("e", "a/b/s/../../x"))));
        Directory.Delete(Target, recursive: true);
        Assert.Throws<InvalidParameterValueException>(() => Extract(Zip.WithLinks(("here", "."), ("here/up", "../x"))));
    }

    [Theory]
    [InlineData("no zip at all")]
    [InlineData("PK\u0003\u0004 and then nothing")]
    public void What_is_no_zip_is_refused(string text)
    {
        var error = Assert.Throws<InvalidParameterValueException>(() => Extract(System.Text.Encoding.Latin1.GetBytes(text)));
        Assert.Equal("Could not unzip uploaded file. Please check your file, then try to upload again.", error.Message);
    }

    // One byte of the content is another: the package unpacks, to something else.
    [Fact]
    public void A_damaged_zip_is_refused()
    {
        var zip = Zip.Build(archive =>
        {
            using var content = archive.CreateEntry("index.js", CompressionLevel.NoCompression).Open();
            content.Write("the code"u8);
        });
        zip[zip.AsSpan().IndexOf("the code"u8)] ^= 1;
        Assert.Throws<InvalidParameterValueException>(() => Extract(zip));
    }

    // 300 MB of zeros are 300 KB of zip.
    [Fact]
    public void A_package_that_unpacks_to_too_much_is_refused_before_the_disk_is_full()
    {
        var zip = Zip.Build(archive =>
        {
            using var content = archive.CreateEntry("zeros", CompressionLevel.Fastest).Open();
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 251; i++)
            {
                content.Write(block);
            }
        });
        var error = Assert.Throws<InvalidParameterValueException>(() => Extract(zip));
        Assert.Equal("Unzipped size must be smaller than 262144000 bytes", error.Message);
    }

    private void Extract(byte[] zip)
    {
        Directory.CreateDirectory(Target);
        CodeArchive.Extract(new MemoryStream(zip), Target);
    }

    private string Mode(string name)
    {
        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Path.Combine(Target, name));
        return string.Concat("rwxrwxrwx".Where((_, i) => ((int)mode & (1 << (8 - i))) != 0));
    }
}
