using System.Numerics;
using System.Text;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity.Syntax;

namespace Fractus.ApiGateway.Rules.Velocity.Evaluation;

/// <summary>
/// Values as text. Maps and lists look as Java writes them, <c>{a=1, b=2}</c> and <c>[1, 2]</c>; but a list that came from JSON is
/// shown as JSON, with all that is in it. So it is recorded of the real service.
/// </summary>
internal static class TextForm
{
    public static string Of(object? value, TemplateRun run)
    {
        switch (value)
        {
            case null:
                return "";
            case string text:
                return text;
            case bool flag:
                return flag ? "true" : "false";
            case long or double or BigInteger:
                return NumberText.Of(value);
            default:
                var made = new StringBuilder();
                Write(made, value, run, 0);
                run.Step(made.Length);
                return made.ToString();
        }
    }

    private static void Write(StringBuilder text, object? value, TemplateRun run, int depth)
    {
        if (depth > VelocityLimits.Depth || text.Length > VelocityLimits.Text)
        {
            throw new VelocityException("A value nests too deep, or in itself.");
        }

        run.Step();
        switch (value)
        {
            case ValueMap map:
                text.Append('{');
                var isFirst = true;
                foreach (var (key, item) in map)
                {
                    text.Append(isFirst ? "" : ", ").Append(key).Append('=');
                    isFirst = false;
                    Write(text, item, run, depth + 1);
                }

                text.Append('}');
                break;
            case ValueList { IsJson: true }:
                JsonValues.Write(text, value, depth);
                break;
            case ValueList list:
                text.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Write(text, list[i], run, depth + 1);
                }

                text.Append(']');
                break;
            case null:
                text.Append("null");
                break;
            case DefinedBlock block:
                run.Enter();
                block.Body.Render(run, text);
                run.Leave();
                break;
            case MapEntry entry:
                text.Append(entry.Key).Append('=');
                Write(text, entry.Value, run, depth + 1);
                break;
            case IVelocityObject:
                text.Append(value);
                break;
            default:
                text.Append(Of(value, run));
                break;
        }
    }
}
