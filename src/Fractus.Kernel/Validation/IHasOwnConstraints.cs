namespace Fractus.Kernel.Validation;

/// <summary>An input with constraints that no attribute can say. They are checked, and told of, before those that attributes say.</summary>
/// <typeparam name="TSelf">The input.</typeparam>
public interface IHasOwnConstraints<in TSelf>
{
    /// <param name="value">The input as it was read: a required member may be missing.</param>
    /// <param name="constraints">Takes what is broken.</param>
    static abstract void CheckOwn(TSelf value, ref ConstraintCollector constraints);
}
