using System.Text;

namespace Fractus.DynamoDb.Tests.Fuzz;

/// <summary>Small damage to a text that was valid: what a typing error, or a program that builds texts wrongly, makes of it.</summary>
internal static class Mutation
{
    /// <param name="text">Is changed in one place.</param>
    /// <param name="pieces">Words of the language, to be put in.</param>
    /// <param name="others">Valid texts, of which a part may be put in.</param>
    /// <param name="random">Says what and where.</param>
    public static void Apply(StringBuilder text, string[] pieces, string[] others, Random random)
    {
        var at = random.Next(text.Length);
        switch (random.Next(5))
        {
            case 0:
                text.Remove(at, Math.Min(random.Next(1, 10), text.Length - at));
                break;
            case 1:
                text[at] = (char)random.Next(0x250);
                break;
            case 2:
                text.Insert(at, $" {pieces[random.Next(pieces.Length)]} ");
                break;
            case 3:
                text.Insert(at, text.ToString(random.Next(text.Length), 1));
                break;
            default:
                var other = others[random.Next(others.Length)];
                var from = random.Next(other.Length);
                text.Insert(at, other.AsSpan(from, random.Next(other.Length - from)));
                break;
        }
    }
}
