namespace Fractus.Runtime.Environments;

/// <summary>The idle environments of one function's version; the busy ones come back to it.</summary>
internal sealed class FunctionEnvironments
{
    private readonly Lock _gate = new();

    // The one used last is the warmest; those at the bottom grow old and go.
    private readonly List<ExecutionEnvironment> _idle = [];
    private string _revisionId = "";
    private bool _isRetired;

    /// <summary>An environment of this revision that can take a call, or null. Those of another revision are retired.</summary>
    internal ExecutionEnvironment? Take(string wantedRevisionId, DateTimeOffset usableUntil)
    {
        lock (_gate)
        {
            if (_revisionId != wantedRevisionId)
            {
                RetireIdle();
                _revisionId = wantedRevisionId;
            }

            while (_idle.Count > 0)
            {
                var environment = _idle[^1];
                _idle.RemoveAt(_idle.Count - 1);
                if (environment.CredentialsExpiration <= usableUntil)
                {
                    environment.Retire();
                }
                else if (!environment.IsOver)
                {
                    return environment;
                }
            }

            return null;
        }
    }

    /// <summary>Keeps it for the next call, or ends it where it is of an old revision.</summary>
    internal void Return(ExecutionEnvironment environment)
    {
        lock (_gate)
        {
            if (_isRetired || environment.Function.RevisionId != _revisionId)
            {
                environment.Retire();
            }
            else if (!environment.IsOver)
            {
                _idle.Add(environment);
            }
        }
    }

    internal void Remove(ExecutionEnvironment environment)
    {
        lock (_gate)
        {
            _idle.Remove(environment);
        }
    }

    /// <summary>The one that has been idle longest.</summary>
    internal ExecutionEnvironment? Oldest()
    {
        lock (_gate)
        {
            return _idle.Count > 0 ? _idle[0] : null;
        }
    }

    internal void Retire()
    {
        lock (_gate)
        {
            _isRetired = true;
            RetireIdle();
        }
    }

    private void RetireIdle()
    {
        foreach (var environment in _idle)
        {
            environment.Retire();
        }

        _idle.Clear();
    }
}
