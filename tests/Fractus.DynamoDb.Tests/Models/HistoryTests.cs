using FsCheck;
using FsCheck.Fluent;

namespace Fractus.DynamoDb.Tests.Models;

/// <summary>
/// Whatever is written in whatever order, reads of the table and of its indexes find what a dictionary would hold. A history that
/// shows otherwise is made as short as it can be.
/// </summary>
public sealed class HistoryTests
{
    [Fact]
    public void Random_histories_agree_with_a_dictionary() =>
        Prop.ForAll(Generators.Histories, steps => RunAsync(steps).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static async Task RunAsync(Step[] steps)
    {
        await using var cloud = new Cloud();
        var model = await TableModel.CreateAsync(cloud);
        foreach (var step in steps)
        {
            await model.TakeAsync(step);
        }
    }
}
