using Fractus.Iam.Contract;
using Fractus.Iam.Handlers.Simulation;
using Fractus.Iam.Rules;
using Fractus.Iam.Rules.Documents;
using Fractus.Iam.Rules.Evaluation;
using Fractus.Iam.Rules.ManagedPolicies;
using Fractus.Iam.Storage;
using Fractus.Kernel;

namespace Fractus.Iam.Handlers;

internal sealed partial class IamHandlers
{
    public ValueTask<SimulatePolicyResponse> SimulateCustomPolicy(SimulateCustomPolicyInput input, Caller caller, CancellationToken cancellation) =>
        Read(caller, reader =>
        {
            RefuseHandlingOption(input.ResourceHandlingOption);
            var principal = input.CallerArn is { } arn ? PrincipalOf(reader, arn) : Nobody(caller.Account);
            var policies = new SimulatedPolicies(
                Inputs(input.PolicyInputList, "PolicyInputList"),
                BoundaryInput(input.PermissionsBoundaryPolicyInputList),
                ResourceInput(input.ResourcePolicy));
            var simulator = new Simulator(policies, principal, OwnerOf(input.ResourceOwner, caller), ContextOf(principal, input.ContextEntries, null));
            return Simulate(simulator, caller, input.ActionNames, input.ResourceArns, input.Marker, input.MaxItems);
        });

    public ValueTask<SimulatePolicyResponse> SimulatePrincipalPolicy(
        SimulatePrincipalPolicyInput input, Caller caller, CancellationToken cancellation) => Read(caller, reader =>
        {
            RefuseHandlingOption(input.ResourceHandlingOption);
            var source = IdentityOf(reader, input.PolicySourceArn);
            var principal = input.CallerArn is { } arn ? PrincipalOf(reader, arn)
                : source is GroupRecord ? Nobody(caller.Account)
                : PrincipalOf(reader, input.PolicySourceArn);
            var boundary = BoundaryInput(input.PermissionsBoundaryPolicyInputList)
                ?? (source.Boundary is { } boundaryArn ? Managed(reader, boundaryArn) : null);
            var policies = new SimulatedPolicies(
                [.. Of(reader, source), .. Inputs(input.PolicyInputList, "PolicyInputList")], boundary, ResourceInput(input.ResourcePolicy));
            var simulator = new Simulator(
                policies, principal, OwnerOf(input.ResourceOwner, caller), ContextOf(principal, input.ContextEntries, source.Tags));
            return Simulate(simulator, caller, input.ActionNames, input.ResourceArns, input.Marker, input.MaxItems);
        });

    public ValueTask<GetContextKeysForPolicyResponse> GetContextKeysForCustomPolicy(
        GetContextKeysForCustomPolicyInput input, Caller caller, CancellationToken cancellation) =>
        Done(KeysOf(Inputs(input.PolicyInputList, "PolicyInputList")));

    public ValueTask<GetContextKeysForPolicyResponse> GetContextKeysForPrincipalPolicy(
        GetContextKeysForPrincipalPolicyInput input, Caller caller, CancellationToken cancellation) => Read(caller, reader =>
            KeysOf([.. Of(reader, IdentityOf(reader, input.PolicySourceArn)), .. Inputs(input.PolicyInputList, "PolicyInputList")]));

    private SimulatePolicyResponse Simulate(
        Simulator simulator, Caller caller, IReadOnlyList<string> actions, IReadOnlyList<string>? resources, string? marker, int? maxItems)
    {
        // Ordered by place, for an action may be asked twice.
        var page = markers.Cut(actions.Select((action, index) => (Action: action, Place: $"{index:D6}")), Scope(caller, "Simulate"), each => each.Place, marker, maxItems);
        var showsResources = resources is { Count: > 0 };
        return new SimulatePolicyResponse
        {
            EvaluationResults = [.. page.Items.Select(each => simulator.Judge(each.Action, showsResources ? resources! : ["*"], showsResources))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        };
    }

    private static GetContextKeysForPolicyResponse KeysOf(IEnumerable<SimulatedPolicy> policies) => new()
    {
        ContextKeyNames =
        [
            .. policies.SelectMany(each => each.Policy.Document.Statements)
                .SelectMany(statement => statement.ConditionKeys)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ],
    };

    private static List<SimulatedPolicy> Inputs(IReadOnlyList<string>? texts, string list) =>
        [.. (texts ?? []).Select((text, index) => new SimulatedPolicy(new NamedPolicy($"{list}.{index + 1}", ParseInput(text, PolicyKind.Inline)), text))];

    private static SimulatedPolicy? BoundaryInput(IReadOnlyList<string>? texts) => texts is { Count: > 1 }
        ? throw new InvalidInputException("PermissionsBoundaryPolicyInputList can hold only one policy.")
        : Inputs(texts, "PermissionsBoundaryPolicyInputList").FirstOrDefault();

    // It chooses between the kinds of virtual machines that a simulation is about.
    private static void RefuseHandlingOption(string? option)
    {
        if (option is not null)
        {
            throw IamErrors.NotBuilt("ResourceHandlingOption");
        }
    }

    private static SimulatedPolicy? ResourceInput(string? text) =>
        text is null ? null : new SimulatedPolicy(new NamedPolicy("ResourcePolicy", ParseInput(text, PolicyKind.Resource)), text);

    private static PolicyDocument ParseInput(string text, PolicyKind kind)
    {
        try
        {
            return PolicyDocument.Parse(text, kind);
        }
        catch (MalformedPolicyException e)
        {
            throw new InvalidInputException(e.Message);
        }
    }

    private static IEnumerable<SimulatedPolicy> Of(IamReader reader, IdentityRecord identity)
    {
        IEnumerable<IdentityRecord> all = identity is UserRecord user
            ? [user, .. user.Groups.Select(group => reader.Require(Entities.Group, group))]
            : [identity];
        return all.SelectMany(each => each.AttachedPolicies.Select(arn => Managed(reader, arn))
            .Concat(each.InlinePolicies.Select(pair =>
                new SimulatedPolicy(new NamedPolicy(pair.Key, PolicyDocument.Parse(pair.Value, PolicyKind.Inline)), pair.Value))));
    }

    private static SimulatedPolicy Managed(IamReader reader, string policyArn)
    {
        if (ManagedPolicyCatalog.Find(policyArn) is { } provided)
        {
            return new SimulatedPolicy(new NamedPolicy(provided.Name, provided.Document), provided.Text);
        }

        var policy = RequirePolicy(reader, policyArn);
        var text = policy.Default.Document;
        return new SimulatedPolicy(new NamedPolicy(policy.Name, PolicyDocument.Parse(text, PolicyKind.Managed)), text);
    }

    private static IdentityRecord IdentityOf(IamReader reader, string arn)
    {
        if (!Arn.TryParse(arn, out var parsed) || parsed.Service != "iam" || parsed.Account != reader.Account)
        {
            throw new InvalidInputException($"Invalid Entity Arn: {arn} does not clearly define entity type and name.");
        }

        var name = IamArns.Name(arn);
        return parsed.Resource.Split('/')[0] switch
        {
            "user" => reader.Require(Entities.User, name),
            "group" => reader.Require(Entities.Group, name),
            "role" => reader.Require(Entities.Role, name),
            _ => throw new InvalidInputException($"Invalid Entity Arn: {arn} does not clearly define entity type and name."),
        };
    }

    private static Principal PrincipalOf(IamReader reader, string arn) => IdentityOf(reader, arn) switch
    {
        UserRecord user => new Principal(PrincipalKind.User, reader.Account, arn, user.Id, ""),
        RoleRecord role => new Principal(
            PrincipalKind.AssumedRole, reader.Account, IamArns.Session(reader.Account, role.Name, "simulation"), $"{role.Id}:simulation", "")
        {
            RoleArn = arn,
        },
        _ => throw new InvalidInputException($"The caller {arn} must be a user or a role."),
    };

    // A simulation of policies alone has no caller; nothing in it can name this one.
    private static Principal Nobody(string account) => new(PrincipalKind.User, account, $"arn:aws:iam::{account}:user/", "", "");

    private SimulationContext ContextOf(Principal principal, IReadOnlyList<ContextEntry>? entries, IReadOnlyDictionary<string, string>? tags) =>
        new(new RequestContext { Principal = principal, Now = time.GetUtcNow(), PrincipalTags = tags }, entries);

    private static string OwnerOf(string? resourceOwner, Caller caller) => resourceOwner switch
    {
        null => caller.Account,
        _ when Arn.TryParse(resourceOwner, out var arn) => arn.Account,
        _ => resourceOwner,
    };
}
