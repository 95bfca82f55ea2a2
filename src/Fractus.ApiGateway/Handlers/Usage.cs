using System.Globalization;
using Fractus.ApiGateway.Contract;
using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Patches;
using Fractus.ApiGateway.Storage;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    /// <summary>Days that one answer tells of: the real service's own limit.</summary>
    private const int MaxUsageDays = 90;

    public ValueTask<Usage> GetUsage(GetUsageInput input, Caller caller, CancellationToken cancellation)
    {
        var (first, last) = (Day(input.StartDate), Day(input.EndDate));
        if (last < first || last.DayNumber - first.DayNumber > MaxUsageDays)
        {
            throw new BadRequestException("Invalid date range specified");
        }

        UsagePlan plan;
        List<string> keys;
        using (var snapshot = store.OpenSnapshot())
        {
            plan = AccountPart.UsagePlan.Get(snapshot, caller, input.UsagePlanId);
            keys = [.. AccountPart.PlanKey.All(snapshot, caller)
                .Where(k => k.PlanId == plan.Id && (input.KeyId is null || k.KeyId == input.KeyId)).Select(k => k.KeyId)];
        }

        var (items, position) = Pages.Take(pages, "usage " + plan.Id, keys, k => k, input.Position, input.Limit);
        return ValueTask.FromResult(Show(plan, input, items.ToDictionary(k => k, IReadOnlyList<IReadOnlyList<long>> (k) => meter.Days(plan, k, first, last)), position));
    }

    public async ValueTask<Usage> UpdateUsage(UpdateUsageInput input, Caller caller, CancellationToken cancellation)
    {
        var plan = ReadPlan(input, caller);
        foreach (var patch in Patch.Of(input.PatchOperations))
        {
            patch.MustReplaceOneOf("/remaining");
            if (plan.Quota is null || !long.TryParse(patch.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var remaining))
            {
                throw new BadRequestException($"Invalid remaining quota specified: {patch.Value}");
            }

            await meter.SetRemainingAsync(plan, input.KeyId, remaining, cancellation);
        }

        var today = meter.Today();
        var date = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var days = new Dictionary<string, IReadOnlyList<IReadOnlyList<long>>> { [input.KeyId] = meter.Days(plan, input.KeyId, today, today) };
        return Show(plan, new GetUsageInput { UsagePlanId = plan.Id!, StartDate = date, EndDate = date }, days, position: null);
    }

    private UsagePlan ReadPlan(UpdateUsageInput input, Caller caller)
    {
        using var snapshot = store.OpenSnapshot();
        var plan = AccountPart.UsagePlan.Get(snapshot, caller, input.UsagePlanId);
        AccountPart.PlanKey.Get(snapshot, caller, new PlanKey(input.UsagePlanId, input.KeyId).Id);
        return plan;
    }

    private static Usage Show(
        UsagePlan plan, GetUsageInput input, Dictionary<string, IReadOnlyList<IReadOnlyList<long>>> days, string? position) => new()
    {
        UsagePlanId = plan.Id,
        StartDate = input.StartDate,
        EndDate = input.EndDate,
        Items = days,
        Position = position,
    };

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new BadRequestException($"Invalid date specified: {text}. Must be in the form YYYY-MM-DD");
}
