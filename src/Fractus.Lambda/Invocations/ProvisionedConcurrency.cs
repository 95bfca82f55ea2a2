using Fractus.Kernel;
using Fractus.Lambda.Storage;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda.Invocations;

/// <summary>
/// Sees to it that the environments that the store asks to be ready are: after a start, and whenever a configuration, an alias or a function
/// changes. An alias that moves takes its environments to the other version.
/// </summary>
internal sealed class ProvisionedConcurrency(IStore store, FunctionInvoker invoker, IExecutionEnvironments environments, Log log) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<(FunctionId Id, string Version)> _provisioned = [];
    private IDisposable[] _watches = [];
    private bool _isRunning;
    private bool _isAsked;
    private volatile bool _isDisposed;

    public void Start()
    {
        _watches = [store.Watch(ProvisionedRecord.All, _ => Ask()), store.Watch(FunctionKeys.All, _ => Ask())];
        Ask();
    }

    public void Dispose()
    {
        _isDisposed = true;
        foreach (var watch in _watches)
        {
            watch.Dispose();
        }
    }

    /// <summary>What has changed while one run is under way is the next one's.</summary>
    private void Ask()
    {
        lock (_lock)
        {
            _isAsked = true;
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        _ = Task.Run(RunAsync);
    }

    private async Task RunAsync()
    {
        while (true)
        {
            lock (_lock)
            {
                if (!_isAsked || _isDisposed)
                {
                    _isRunning = false;
                    return;
                }

                _isAsked = false;
            }

            await ProvisionAsync();
        }
    }

    private async Task ProvisionAsync()
    {
        List<(LoadedVersion Version, int Requested)> wanted = [];
        using (var snapshot = store.OpenSnapshot())
        {
            // Not from the cache, which may hear of a change after this has.
            foreach (var (id, scope, record) in ProvisionedRecord.In(snapshot, ProvisionedRecord.All).ToList())
            {
                if (LoadedFunction.Load(snapshot, id)?.Version(scope) is { } version)
                {
                    wanted.Add((version, record.Requested));
                }
            }
        }

        var unwanted = _provisioned.ToHashSet();
        foreach (var (version, requested) in wanted)
        {
            try
            {
                environments.Provision(await invoker.SpecAsync(version), requested);
                _provisioned.Add((version.Id, version.Record.Version));
                unwanted.Remove((version.Id, version.Record.Version));
            }
            catch (Exception problem) when (problem is ApiException or IOException or ExecutionEnvironmentException)
            {
                log.Warning($"The environments of {version.Id.Arn()}:{version.Record.Version} could not be provisioned.", problem);
            }
        }

        foreach (var (id, version) in unwanted)
        {
            environments.Unprovision(id.Arn(), version);
            _provisioned.Remove((id, version));
        }
    }
}
