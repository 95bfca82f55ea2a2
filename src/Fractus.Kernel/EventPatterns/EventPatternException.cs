namespace Fractus.Kernel.EventPatterns;

/// <summary>A text is no event pattern.</summary>
/// <param name="reason">Why, in the words in which EventBridge gives it.</param>
public sealed class EventPatternException(string reason) : Exception(reason);
