using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules.OpenApi.Import;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.ApiGateway.Storage;

/// <summary>Changes one API of the caller's, in one transaction.</summary>
internal sealed class ApiWriter(ITransaction transaction, Caller caller, string apiId) : ApiReader(transaction, caller, apiId)
{
    /// <summary>Another API of the caller's.</summary>
    public ApiReader Other(string apiId) => new(transaction, Caller, apiId);

    /// <summary>False where the id is taken, by whatever account.</summary>
    public bool TryClaim()
    {
        var key = Keys.Owner(ApiId);
        if (transaction.TryGet(key, out _))
        {
            return false;
        }

        transaction.Set(key, Records.Write(new ApiOwner(Caller.Account, Caller.Region), Records.Default.ApiOwner));
        return true;
    }

    public RestApi Put(RestApi api)
    {
        Set(Keys.Api(Caller.Account, Caller.Region, ApiId), Records.Write(api, Records.Default.RestApi));
        return api;
    }

    public Resource Put(Resource resource)
    {
        Set(Keys.Resource(ApiId, resource.Id!), Records.Write(resource, Records.Default.Resource));
        return resource;
    }

    public Stage Put(Stage stage)
    {
        Set(Keys.Stage(ApiId, stage.StageName!), Records.Write(stage, Records.Default.Stage));
        return stage;
    }

    public Deployment Put(DeploymentRecord record)
    {
        Set(Keys.Deployment(ApiId, record.Deployment.Id!), Records.Write(record, Records.Default.DeploymentRecord));
        return record.Deployment;
    }

    public T Put<T>(ApiPart<T> kind, T part)
    {
        Set(kind.Key(ApiId, kind.IdOf(part)), Records.Write(part, kind.Type));
        return part;
    }

    public void Remove<T>(ApiPart<T> kind, string id) => transaction.Clear(kind.Key(ApiId, id));

    public void RemoveResource(string resourceId) => transaction.Clear(Keys.Resource(ApiId, resourceId));

    public void RemoveDeployment(string deploymentId) => transaction.Clear(Keys.Deployment(ApiId, deploymentId));

    public void RemoveStage(string stageName) => transaction.Clear(Keys.Stage(ApiId, stageName));

    /// <summary>Puts an API as a definition describes it in the place of what was there; its deployments and stages stay.</summary>
    public RestApi Put(ApiDraft draft)
    {
        transaction.ClearRange(Keys.Resources(ApiId));
        foreach (var resource in draft.Resources)
        {
            Put(resource);
        }

        Replace(ApiPart.Model, draft.Parts.Models);
        Replace(ApiPart.RequestValidator, draft.Parts.RequestValidators);
        Replace(ApiPart.Authorizer, draft.Parts.Authorizers);
        Replace(ApiPart.GatewayResponse, draft.Parts.GatewayResponses);
        Replace(ApiPart.DocumentationPart, draft.Documentation);

        // Warnings are for the one who asked.
        Put(draft.Api with { Warnings = null });
        return draft.Api;
    }

    /// <summary>Puts these in the place of all of their kind.</summary>
    public void Replace<T>(ApiPart<T> kind, IEnumerable<T> parts)
    {
        transaction.ClearRange(kind.Range(ApiId));
        foreach (var part in parts)
        {
            Put(kind, part);
        }
    }

    /// <summary>The API with everything that belongs to it.</summary>
    public void RemoveAll()
    {
        transaction.Clear(Keys.Owner(ApiId));
        transaction.Clear(Keys.Api(Caller.Account, Caller.Region, ApiId));
        transaction.ClearRange(Keys.Resources(ApiId));
        transaction.ClearRange(Keys.Deployments(ApiId));
        transaction.ClearRange(Keys.Stages(ApiId));
        foreach (var parts in ApiPart.Ranges(ApiId))
        {
            transaction.ClearRange(parts);
        }
    }

    private void Set(byte[] key, byte[] record)
    {
        if (record.Length > StoreLimits.Value)
        {
            throw new LimitExceededException("The API is too large.");
        }

        transaction.Set(key, record);
    }
}
