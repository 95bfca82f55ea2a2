using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.ApiGateway.Storage.V2;

/// <summary>Changes one HTTP or WebSocket API of the caller's, in one transaction; at its end, stages that deploy by themselves do.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="caller">Whose API.</param>
/// <param name="apiId">The API.</param>
/// <param name="deploymentId">The id for the deployment that the change may bring.</param>
/// <param name="now">The moment of the change.</param>
internal sealed class ApiChanges(ITransaction transaction, Caller caller, string apiId, string deploymentId, DateTimeOffset now)
    : StoredApi(transaction, caller, apiId)
{
    /// <summary>For what is kept outside of the API.</summary>
    public ITransaction Transaction => transaction;

    /// <summary>An id for a deployment that the caller asks for.</summary>
    public string DeploymentId => deploymentId;

    public DateTimeOffset Now => now;

    /// <summary>False where the id is taken, by whatever account.</summary>
    public bool TryClaim()
    {
        var key = Keys.Owner(ApiId);
        if (transaction.TryGet(key, out _))
        {
            return false;
        }

        transaction.Set(key, Records.Write(new ApiOwner(Caller.Account, Caller.Region), Records.Default.ApiOwner));
        transaction.Set(V2Keys.Known(ApiId), []);
        return true;
    }

    public Api Put(Api api)
    {
        Set(V2Keys.Api(Caller, ApiId), Records.Write(api, V2Records.Default.Api));
        return api;
    }

    public T Put<T>(ApiPart<T> kind, T part)
    {
        Set(kind.Key(ApiId, kind.IdOf(part)), Records.Write(part, kind.Type));
        return part;
    }

    public void Remove<T>(ApiPart<T> kind, string id) => transaction.Clear(kind.Key(ApiId, id));

    /// <summary>Everything but the API itself, its stages and its deployments.</summary>
    public void RemoveContent()
    {
        foreach (var parts in V2Part.Content(ApiId))
        {
            transaction.ClearRange(parts);
        }
    }

    public void RemoveAll()
    {
        RemoveContent();
        transaction.Clear(Keys.Owner(ApiId));
        transaction.Clear(V2Keys.Known(ApiId));
        transaction.Clear(V2Keys.Api(Caller, ApiId));
        transaction.ClearRange(V2Part.Stage.Range(ApiId));
        transaction.ClearRange(V2Part.Deployment.Range(ApiId));
    }

    /// <summary>Deploys the API as it now stands to the stages that ask for it. What such a deployment replaces is forgotten.</summary>
    public void DeployAutomatically()
    {
        if (FindApi() is null)
        {
            return;
        }

        var stages = All(V2Part.Stage);
        var automatic = stages.Where(s => s.AutoDeploy == true).ToList();
        if (automatic.Count == 0)
        {
            return;
        }

        var content = Content();
        var failure = DeploymentRules.Fault(content);
        if (failure is null)
        {
            var deployment = new Deployment
            {
                AutoDeployed = true,
                CreatedDate = now,
                DeploymentId = deploymentId,
                DeploymentStatus = "DEPLOYED",
                Description = "Automatic deployment triggered by changes to the Api configuration",
            };
            Put(V2Part.Deployment, new ApiDeployment(deployment, content));
        }

        foreach (var stage in automatic)
        {
            Put(V2Part.Stage, failure is null
                ? stage with { DeploymentId = deploymentId, LastDeploymentStatusMessage = DeploymentRules.Succeeded(deploymentId) }
                : stage with { LastDeploymentStatusMessage = "Deployment attempt failed: " + failure });
        }

        RemoveReplaced();
    }

    private void RemoveReplaced()
    {
        var used = All(V2Part.Stage).Select(s => s.DeploymentId).ToHashSet();
        foreach (var old in All(V2Part.Deployment).Where(d => d.Deployment.AutoDeployed == true && !used.Contains(d.Deployment.DeploymentId)))
        {
            Remove(V2Part.Deployment, old.Deployment.DeploymentId!);
        }
    }

    private void Set(byte[] key, byte[] record)
    {
        if (record.Length > StoreLimits.Value)
        {
            throw new Contract.LimitExceededException("The API is too large.");
        }

        transaction.Set(key, record);
    }
}
