using System.Text;
using Fractus.Kernel;
using Xunit;

namespace Fractus.Testing;

/// <summary>
/// A whole cloud in memory inside the test's process, on a port of its own; one for each test class, so that classes run side by side.
/// </summary>
public class CloudFixture : IAsyncLifetime
{
    private readonly StringBuilder _log = new();
    private FractusServer? _server;

    public string Url => _server!.Url;

    /// <summary>What the server logged: a test that meets a 500 shows it.</summary>
    public string Log => _log.ToString();

    public async Task InitializeAsync()
    {
        var options = new ServerOptions { Port = 0, IsEphemeral = true, LogLevel = LogLevel.Warning };
        _server = await FractusServer.StartAsync(options, TimeProvider.System, new StringWriter(_log));
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
