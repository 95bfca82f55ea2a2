using Fractus.ApiGateway.Contract.V2;
using Fractus.ApiGateway.Rules.V2;
using Fractus.ApiGateway.Storage.V2;
using Fractus.Kernel;
using Fractus.Kernel.Identity;
using Fractus.Kernel.Shapes;

namespace Fractus.ApiGateway.Handlers.V2;

public sealed partial class ApiGatewayV2Handlers
{
    public ValueTask<Stage> CreateStage(CreateStageInput input, Caller caller, CancellationToken cancellation)
    {
        var now = Now();
        CheckLogPermission(input.AccessLogSettings, caller);
        return ChangeStages(caller, input.ApiId, changes =>
        {
            var stage = ApiStageRules.Create(input, ApiRules.IsHttp(changes.Api()), now);
            ApiStageRules.Check(stage, changes);
            if (changes.Find(V2Part.Stage, stage.StageName!) is not null)
            {
                throw Refusal.Conflict("Stage already exists");
            }

            changes.Put(V2Part.Stage, stage);
            return Deployed(changes, stage);
        }, cancellation);
    }

    public ValueTask<Stage> GetStage(GetStageInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api => api.Get(V2Part.Stage, input.StageName));

    public ValueTask<GetStagesOutput> GetStages(GetStagesInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api =>
        {
            var (items, next) = Page("v2stages " + input.ApiId, api.All(V2Part.Stage), s => s.StageName!, input.NextToken, input.MaxResults);
            return new GetStagesOutput { Items = items, NextToken = next };
        });

    public ValueTask<Stage> UpdateStage(UpdateStageInput input, Caller caller, CancellationToken cancellation)
    {
        var now = Now();
        CheckLogPermission(input.AccessLogSettings, caller);
        return ChangeStages(caller, input.ApiId, changes =>
        {
            var before = changes.Get(V2Part.Stage, input.StageName);
            var stage = ApiStageRules.Update(before, input, now);
            ApiStageRules.Check(stage, changes);
            changes.Put(V2Part.Stage, stage);
            return before.AutoDeploy == stage.AutoDeploy ? stage : Deployed(changes, stage);
        }, cancellation);
    }

    public ValueTask<Unit> DeleteStage(DeleteStageInput input, Caller caller, CancellationToken cancellation) =>
        ChangeStages(caller, input.ApiId, changes =>
        {
            changes.Get(V2Part.Stage, input.StageName);
            RefuseWhenMapped(changes.Transaction, input.ApiId, input.StageName);
            changes.Remove(V2Part.Stage, input.StageName);
            return Unit.Value;
        }, cancellation);

    public ValueTask<Unit> DeleteAccessLogSettings(DeleteAccessLogSettingsInput input, Caller caller, CancellationToken cancellation) =>
        ChangeStages(caller, input.ApiId, changes =>
        {
            changes.Put(V2Part.Stage, changes.Get(V2Part.Stage, input.StageName) with { AccessLogSettings = null, LastUpdatedDate = changes.Now });
            return Unit.Value;
        }, cancellation);

    public ValueTask<Unit> DeleteRouteSettings(DeleteRouteSettingsInput input, Caller caller, CancellationToken cancellation) =>
        ChangeStages(caller, input.ApiId, changes =>
        {
            var stage = changes.Get(V2Part.Stage, input.StageName);
            var settings = stage.RouteSettings?.ToDictionary() ?? [];
            if (!settings.Remove(input.RouteKey))
            {
                throw Refusal.NotFound($"Unable to find Route by key {input.RouteKey} within the provided RouteSettings");
            }

            changes.Put(V2Part.Stage, stage with { RouteSettings = settings, LastUpdatedDate = changes.Now });
            return Unit.Value;
        }, cancellation);

    public ValueTask<Deployment> CreateDeployment(CreateDeploymentInput input, Caller caller, CancellationToken cancellation) =>
        ChangeStages(caller, input.ApiId, changes =>
        {
            var content = changes.Content();
            if (DeploymentRules.Fault(content) is { } fault)
            {
                throw Refusal.BadRequest(fault);
            }

            var deployment = new Deployment
            {
                AutoDeployed = false,
                CreatedDate = changes.Now,
                DeploymentId = changes.DeploymentId,
                DeploymentStatus = "DEPLOYED",
                Description = input.Description,
            };
            changes.Put(V2Part.Deployment, new ApiDeployment(deployment, content));
            if (input.StageName is { } name)
            {
                var stage = changes.Get(V2Part.Stage, name);
                if (stage.AutoDeploy == true)
                {
                    throw Refusal.BadRequest("Deployment ID cannot be set on a stage when AutoDeploy is enabled");
                }

                changes.Put(V2Part.Stage, stage with { DeploymentId = deployment.DeploymentId, LastUpdatedDate = changes.Now });
            }

            return deployment;
        }, cancellation);

    public ValueTask<Deployment> GetDeployment(GetDeploymentInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api => api.Get(V2Part.Deployment, input.DeploymentId).Deployment);

    public ValueTask<GetDeploymentsOutput> GetDeployments(GetDeploymentsInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, input.ApiId, api =>
        {
            var (items, next) = Page(
                "v2deployments " + input.ApiId,
                api.All(V2Part.Deployment).Select(d => d.Deployment),
                d => d.DeploymentId!,
                input.NextToken,
                input.MaxResults);
            return new GetDeploymentsOutput { Items = items, NextToken = next };
        });

    public ValueTask<Deployment> UpdateDeployment(UpdateDeploymentInput input, Caller caller, CancellationToken cancellation) =>
        ChangeStages(caller, input.ApiId, changes =>
        {
            var record = changes.Get(V2Part.Deployment, input.DeploymentId);
            var deployment = record.Deployment with { Description = input.Description ?? record.Deployment.Description };
            return changes.Put(V2Part.Deployment, record with { Deployment = deployment }).Deployment;
        }, cancellation);

    public ValueTask<Unit> DeleteDeployment(DeleteDeploymentInput input, Caller caller, CancellationToken cancellation) =>
        ChangeStages(caller, input.ApiId, changes =>
        {
            changes.Get(V2Part.Deployment, input.DeploymentId);
            if (changes.All(V2Part.Stage).Exists(s => s.DeploymentId == input.DeploymentId))
            {
                throw Refusal.BadRequest("Active stages pointing to this deployment must be moved or deleted");
            }

            changes.Remove(V2Part.Deployment, input.DeploymentId);
            return Unit.Value;
        }, cancellation);

    private static Stage Deployed(ApiChanges changes, Stage stage)
    {
        if (stage.AutoDeploy != true)
        {
            return stage;
        }

        changes.DeployAutomatically();
        return changes.Get(V2Part.Stage, stage.StageName!);
    }

    // Logs of HTTP APIs are delivered in the account's name, so whoever sets one up must be allowed to.
    private void CheckLogPermission(AccessLogSettings? settings, Caller caller)
    {
        if (settings is null)
        {
            return;
        }

        var question = new AccessQuestion(caller.Principal, "logs:CreateLogDelivery", "*", caller.Account, caller.Region)
        {
            SourceIp = caller.SourceIp,
            UserAgent = caller.UserAgent,
            SecureTransport = caller.SecureTransport,
        };
        if (!_authorizer.Authorize(question).IsAllowed)
        {
            throw Refusal.BadRequest("Insufficient permissions to enable logging");
        }
    }
}
