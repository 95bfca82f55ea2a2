using System.Globalization;
using Fractus.Kernel;
using Fractus.Store.CrashHost;
using Fractus.Store.Embedded;

// Writes until it is killed. Arguments: data directory, seed, bytes of the window, engine. Prints "writer number" for each acknowledged
// transaction, one line with one system call, so that what stands in the pipe was acknowledged and nothing else.
var seed = int.Parse(args[1], CultureInfo.InvariantCulture);
var options = new EmbeddedOptions
{
    WindowBytes = int.Parse(args[2], CultureInfo.InvariantCulture),
    CacheBytes = 256 * 1024,
    Engine = Enum.Parse<EmbeddedEngine>(args[3]),
};
using var directory = DataDirectory.Open(args[0]);
await using var store = EmbeddedStore.Open(directory, TimeProvider.System, IdGenerator.System, options);
await using var output = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(1, ownsHandle: false), FileAccess.Write, 0);
var gate = new Lock();

await Task.WhenAll(Enumerable.Range(0, Chain.Writers).Select(writer => Task.Run(async () =>
{
    var random = new Random(seed + writer);
    while (true)
    {
        var number = await Chain.AppendAsync(store, writer, random.Next());
        lock (gate)
        {
            output.Write(System.Text.Encoding.ASCII.GetBytes($"{writer} {number}\n"));
        }
    }
})));
