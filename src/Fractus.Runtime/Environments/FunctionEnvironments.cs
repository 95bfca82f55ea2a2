namespace Fractus.Runtime.Environments;

/// <summary>The idle environments of one function's version; the busy ones come back to it.</summary>
internal sealed class FunctionEnvironments
{
    private readonly Lock gate = new();

    // The one used last is the warmest; those at the bottom grow old and go.
    private readonly List<ExecutionEnvironment> idle = [];
    private string revisionId = "";
    private bool isRetired;

    /// <summary>An environment of this revision that can take a call, or null. Those of another revision are retired.</summary>
    internal ExecutionEnvironment? Take(string wantedRevisionId, DateTimeOffset usableUntil)
    {
        lock (gate)
        {
            if (revisionId != wantedRevisionId)
            {
                RetireIdle();
                revisionId = wantedRevisionId;
            }

            while (idle.Count > 0)
            {
                var environment = idle[^1];
                idle.RemoveAt(idle.Count - 1);
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
        lock (gate)
        {
            if (isRetired || environment.Function.RevisionId != revisionId)
            {
                environment.Retire();
            }
            else if (!environment.IsOver)
            {
                idle.Add(environment);
            }
        }
    }

    internal void Remove(ExecutionEnvironment environment)
    {
        lock (gate)
        {
            idle.Remove(environment);
        }
    }

    /// <summary>The one that has been idle longest.</summary>
    internal ExecutionEnvironment? Oldest()
    {
        lock (gate)
        {
            return idle.Count > 0 ? idle[0] : null;
        }
    }

    internal void Retire()
    {
        lock (gate)
        {
            isRetired = true;
            RetireIdle();
        }
    }

    private void RetireIdle()
    {
        foreach (var environment in idle)
        {
            environment.Retire();
        }

        idle.Clear();
    }
}
