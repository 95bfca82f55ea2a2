namespace Fractus.Runtime.Tests;

/// <summary>Logs are what people see of their functions: each line in its place, complete, in the real service's format.</summary>
public class LogTests
{
    [Fact]
    public async Task A_call_is_framed_by_the_platforms_lines_with_its_figures()
    {
        await using var platform = new Platform();
        var function = platform.Node("export const handler = async () => { console.log('hello %s', 'you', { a: 1 }); };");
        var first = Platform.Request();
        var second = Platform.Request();

        await platform.InvokeAsync(function, request: first);
        await platform.InvokeAsync(function, request: second);

        var lines = platform.Logs.Select(line => line.Event.Message).ToArray();
        Assert.Equal(8, lines.Length);
        Assert.Equal($"START RequestId: {first.RequestId} Version: $LATEST\n", lines[0]);
        Assert.Matches($@"^\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{{3}}Z\t{first.RequestId}\tINFO\thello you {{ a: 1 }}\n$", lines[1]);
        Assert.Equal($"END RequestId: {first.RequestId}\n", lines[2]);
        const string figures = @"\tDuration: \d+\.\d\d ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\t";
        Assert.Matches($@"^REPORT RequestId: {first.RequestId}{figures}Init Duration: \d+\.\d\d ms\t\n$", lines[3]);
        Assert.Matches($@"^REPORT RequestId: {second.RequestId}{figures}\n$", lines[7]);
        Assert.Single(platform.Logs.Select(line => line.LogStream).Distinct());
        Assert.All(platform.Logs, line => Assert.Equal(function.LogGroup, line.LogGroup));
    }

    [Theory]
    [InlineData("console.debug('x')", "DEBUG")]
    [InlineData("console.info('x')", "INFO")]
    [InlineData("console.warn('x')", "WARN")]
    [InlineData("console.error('x')", "ERROR")]
    [InlineData("console.trace('x')", "TRACE")]
    public async Task Each_console_method_has_its_level(string code, string level)
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Node($"export const handler = async () => {{ {code}; }};"));

        Assert.Contains($"\t{level}\tx\n", result.Tail());
    }

    [Fact]
    public async Task A_message_of_several_lines_is_one_event_and_printed_lines_are_one_each()
    {
        await using var platform = new Platform();
        var function = platform.Node(
            "export const handler = async () => { console.log('a\\nb'); process.stdout.write('c\\nd\\n'); process.stderr.write('no line end'); };");

        await platform.InvokeAsync(function);

        var messages = platform.Logs.Select(line => line.Event.Message).ToArray();
        Assert.EndsWith("\tINFO\ta\nb\n", messages[1]);
        Assert.Equal(["c\n", "d\n", "no line end"], messages[2..5]);
    }

    [Fact]
    public async Task What_is_printed_and_what_is_logged_keep_their_order()
    {
        await using var platform = new Platform();
        var function = platform.Python(
            "import logging, os\n" +
            "def handler(event, context):\n" +
            "    for i in range(50):\n" +
            "        print(f'printed {i}')\n" +
            "        logging.getLogger().warning('logged %d', i)\n");

        await platform.InvokeAsync(function);

        var words = platform.Logs.Select(line => line.Event.Message).Where(text => text.Contains("ed ", StringComparison.Ordinal) && !text.Contains("RequestId", StringComparison.Ordinal))
            .Select(text => text.Trim().Split('\t')[^1]);
        Assert.Equal(Enumerable.Range(0, 50).SelectMany(i => new[] { $"printed {i}", $"logged {i}" }), words);
    }

    [Fact]
    public async Task Every_line_belongs_to_the_call_that_wrote_it()
    {
        // The answer and the log take different ways to the server; a line must not slip into the next call.
        await using var platform = new Platform();
        var function = platform.Node("export const handler = async (event) => { for (let i = 0; i < 20; i++) console.log(`${event} ${i}`); };");
        for (var call = 0; call < 50; call++)
        {
            var result = await platform.InvokeAsync(function, $"{call}");

            var lines = result.Tail().Split('\n').Where(line => line.Contains("INFO", StringComparison.Ordinal)).ToArray();
            Assert.Equal(20, lines.Length);
            Assert.All(lines, line => Assert.Contains($"\t{call} ", line));
        }
    }

    [Fact]
    public async Task Output_of_child_processes_is_logged_too()
    {
        await using var platform = new Platform();
        var function = platform.Node("import { execFileSync } from 'node:child_process'; export const handler = async () => { execFileSync('/bin/echo', ['from a child'], { stdio: 'inherit' }); };");

        Assert.Contains("from a child\n", (await platform.InvokeAsync(function)).Tail());
    }

    [Fact]
    public async Task The_tail_is_the_last_four_kilobytes()
    {
        await using var platform = new Platform();
        var function = platform.Node("export const handler = async () => { for (let i = 0; i < 500; i++) console.log(`line ${i} ${'é'.repeat(20)}`); };");

        var result = await platform.InvokeAsync(function);

        Assert.Equal(4096, result.LogTail.Length);
        Assert.Contains("line 499 ", result.Tail());
        Assert.DoesNotContain("line 400 ", result.Tail());
        Assert.Contains("REPORT RequestId", result.Tail());
    }

    [Fact]
    public async Task Without_being_asked_for_there_is_no_tail()
    {
        await using var platform = new Platform();

        var result = await platform.InvokeAsync(platform.Node("export const handler = async () => {};"), request: Platform.Request() with { WantsLogTail = false });

        Assert.True(result.LogTail.IsEmpty);
    }

    [Fact]
    public async Task Lines_of_a_long_call_arrive_while_it_runs()
    {
        await using var platform = new Platform();
        var function = platform.Node(
            "import { existsSync } from 'node:fs'; export const handler = async (event) => { console.log('begun'); while (!existsSync(event.file)) await new Promise((resolve) => setTimeout(resolve, 5)); };");
        var file = Path.Combine(function.CodeDirectory, "go");

        var call = platform.InvokeAsync(function, $$"""{"file":"{{file}}"}""");
        await platform.LoggedAsync("\tINFO\tbegun\n");
        await File.WriteAllTextAsync(file, "");

        Assert.Null((await call).FunctionError);
    }

    [Fact]
    public async Task A_call_has_its_answer_even_if_its_log_cannot_be_kept()
    {
        await using var platform = new Platform { LosesLogs = true };

        Assert.Equal("1", (await platform.InvokeAsync(platform.Node("export const handler = async () => 1;"))).Text());
        Assert.Contains("were lost", platform.Faults.ToString());
    }

    // CloudWatch Logs shows a stream in the order of time, so lines keep their order only if their times do. The function's framed
    // lines have its own clock's time, which is behind the cloud's where someone has moved that forward.
    [Fact]
    public async Task Times_of_a_streams_lines_never_go_back_though_the_functions_clock_is_behind()
    {
        var time = new ManualTime();
        time.Advance(TimeSpan.FromHours(1));
        await using var platform = new Platform(time: time);
        await platform.InvokeAsync(platform.Node("export const handler = async () => { console.log('hello'); };"));

        var times = platform.Logs.Select(line => line.Event.TimestampMs).ToArray();
        Assert.Equal(4, times.Length);
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public async Task More_output_than_a_pipe_holds_is_neither_lost_nor_cut()
    {
        await using var platform = new Platform();
        var function = platform.Node("export const handler = async () => { for (let i = 0; i < 300; i++) console.log('x'.repeat(1000) + i); };");

        await platform.InvokeAsync(function);

        var lines = platform.Logs.Select(line => line.Event.Message).Where(text => text.Contains("xxx", StringComparison.Ordinal)).ToArray();
        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{new string('x', 1000)}{i}\n"), lines.Select(line => line.Split('\t')[3]));
    }
}
