using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fractus.Bench;

/// <summary>dynalite 4 from npm, with its table in memory.</summary>
internal static class Dynalite
{
    public static async Task<BenchServer> StartAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        using var install = Process.Start(new ProcessStartInfo("npm", ["install", "--silent", "--no-audit", "--prefix", folder, "dynalite@4"]))!;
        await install.WaitForExitAsync();
        if (install.ExitCode != 0)
        {
            throw new InvalidOperationException("npm could not install dynalite 4.");
        }

        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        return await BenchServer.StartAsync(
            "node", [Path.Combine(folder, "node_modules", "dynalite", "cli.js"), "--host", "127.0.0.1", "--port", port, "--createTableMs", "0"]);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
