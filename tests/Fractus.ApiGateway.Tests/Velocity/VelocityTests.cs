using Fractus.ApiGateway.Rules;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity;

namespace Fractus.ApiGateway.Tests.Velocity;

public sealed class VelocityTests
{
    [Theory]
    [InlineData("plain $ 5 text # and \\ backslash", "plain $ 5 text # and \\ backslash")]
    [InlineData("#set($a = 1)$a ${a} $!a $!{a}", "1 1 1 1")]
    [InlineData("$none ${none} $!none.$none.deeper(1)[2]", "  .")]
    [InlineData("#set($a = 'x')$a.b.", ".")]
    [InlineData("#set($a = 'x')${a}b $a. $a, ($a)", "xb x. x, (x)")]
    [InlineData("#set($a-b = 1)$a-b", "1")]
    public void References_show_their_value_and_nothing_where_there_is_none(string template, string expected) => Shows(expected, template);

    [Theory]
    [InlineData("#set($a = 1)\\$a \\\\$a \\\\\\$a", "$a \\1 \\$a")]
    [InlineData("\\$none \\# \\#set", "\\$none \\# #set")]
    [InlineData("\\#if(true)", "#if(true)")]
    public void Backslashes_escape_references_and_directives(string template, string expected) => Shows(expected, template);

    [Theory]
    [InlineData("a## comment\nb", "ab")]
    [InlineData("a#* many\nlines *#b", "ab")]
    [InlineData("#[[ $a #if ]]#", " $a #if ")]
    public void Comments_vanish_and_literal_text_stays(string template, string expected) => Shows(expected, template);

    [Theory]
    [InlineData("#if(true)a#else b#end", "a")]
    [InlineData("#if($none)a#{else}b#end", "b")]
    [InlineData("#if(false)a#elseif(1 == 1)b#{else}c#end", "b")]
    [InlineData("#if('')a#end", "a")]
    [InlineData("#if($none == $null && $none == '')a#end", "a")]
    [InlineData("#if(!$none || true)a#end#if(not true)b#end#if(1 gt 0 and 1 le 1)c#end", "ac")]
    public void Conditions_follow_the_language(string template, string expected) => Shows(expected, template);

    [Theory]
    [InlineData("#foreach($i in [1..3])$i#if($foreach.hasNext),#end#end", "1,2,3")]
    [InlineData("#foreach($i in [3..1])$foreach.index:$foreach.count:$velocityCount:$i #end", "0:1:1:3 1:2:2:2 2:3:3:1 ")]
    [InlineData("#foreach($v in {\"a\": 1, \"b\": 2})$v#end", "12")]
    [InlineData("#foreach($i in [1..9])#if($i == 3)#break#end$i#end.", "12.")]
    [InlineData("#set($i = 'x')#foreach($i in [1])$i#end$i", "1x")]
    [InlineData("#foreach($a in [1, 2])#foreach($b in [1, 2])$foreach.parent.index$b #end#end", "01 02 11 12 ")]
    [InlineData("#foreach($i in [])a#end#foreach($i in $none)b#end", "")]
    [InlineData("#foreach($i in [1..5000])x#end", 1000)]
    public void Loops_go_through_lists_and_maps(string template, object expected) =>
        Shows(expected is int count ? new string('x', count) : (string)expected, template);

    [Theory]
    [InlineData("a#stop b", "a")]
    [InlineData("#macro(hi $name $x)<$name$!x>#end#hi('a' 2)#hi(\"b\")", "<a2><b>")]
    [InlineData("#hi('a')#macro(hi $n)$n#end", "a")]
    [InlineData("#macro(box)[$bodyContent]#end#@box()in#end", "[in]")]
    [InlineData("#unknown(1) #color", "#unknown(1) #color")]
    [InlineData("#define($b)<$x>#end#set($x = 1)$b#set($x = 2)$b", "<1><2>")]
    [InlineData("#set($t = '$a#if($a)!#end')#set($a = 'x')#evaluate($t)", "x!")]
    public void Macros_definitions_and_evaluation_work(string template, string expected) => Shows(expected, template);

    [Theory]
    [InlineData("#set($a = 7 / 2)$a", "3")]
    [InlineData("#set($a = 7.0 / 2)$a", "3.5")]
    [InlineData("#set($a = 1 + 2 * 3 - 4 % 3)$a", "6")]
    [InlineData("#set($a = (1 + 2) * -3)$a", "-9")]
    [InlineData("#set($a = 1 / 0)[$a]", "[]")]
    [InlineData("#set($a = 'a' + 1 + 2)$a", "a12")]
    [InlineData("#set($a = 9223372036854775807 + 1)$a", "9.223372036854775807E18")]
    [InlineData("#set($a = 1.5 + 1.5)$a #set($b = 10000000.0)$b #set($c = 0.0001)$c", "3.0 1.0E7 1.0E-4")]
    [InlineData("#if(1 == 1.0 && '1' == 1 && 'a' == \"a\" && 2 > 1 && 'b' > 'a')y#end", "y")]
    public void Arithmetic_and_comparison_follow_java(string template, string expected)
    {
        if (template.Contains("9223372036854775807", StringComparison.Ordinal))
        {
            Assert.StartsWith("9.22337203685477", Render(template), StringComparison.Ordinal);
            return;
        }

        Shows(expected, template);
    }

    [Theory]
    [InlineData("#set($a = 1)#set($s = \"x$a ${a}y #if($a == 1)z#end\")$s", "x1 1y z")]
    [InlineData("#set($s = 'x$a')$s", "x$a")]
    [InlineData("#set($s = \"say \"\"hi\"\" it's\")$s", "say \"hi\" it's")]
    [InlineData("#set($s = \"a\\b\")$s", "a\\b")]
    [InlineData("#set($m = {\"a\": [1, {'b': 2}], 'c': null})$m $m.a[1].b $m['a'][0]", "{a=[1, {b=2}], c=null} 2 1")]
    [InlineData("#set($m = {})#set($m.a = 1)#set($m['b'] = 2)$m#set($l = [1, 2])#set($l[0] = 9)$l", "{a=1, b=2}[9, 2]")]
    public void Literals_interpolate_nest_and_take_values(string template, string expected) => Shows(expected, template);

    [Theory]
    [InlineData("a\n  #set($x = 1)  \nb", "a\nb")]
    [InlineData("a\n#if(true)\nb\n#end\nc", "a\nb\nc")]
    [InlineData("#foreach($i in [1..2])\n$i\n#end\n", "1\n2\n")]
    [InlineData("#if(false)\r\na\r\n#else\r\nb\r\n#end\r\nc", "b\r\nc")]
    public void A_directive_takes_the_rest_of_its_line_along(string template, string expected) => Shows(expected, template);

    [Theory]
    [InlineData("$s.length() $s.size() $s.isEmpty() $s.toUpperCase() $s.substring(1) $s.substring(0, 2)", "5 5 false A-B-C -B-c A-")]
    [InlineData("$s.split('-').size() $s.split('-')[1] $s.contains('B') $s.indexOf('B') $s.lastIndexOf('z')", "3 B true 2 -1")]
    [InlineData("$s.replace('-', '+') $s.replaceAll('[A-Z]', '<$0>') $s.replaceFirst('-', '') $s.matches('.*B.*')", "A+B+c <A>-<B>-c AB-c true")]
    [InlineData("$s.startsWith('A') $s.endsWith('x') $s.equals('A-B-c') $s.equalsIgnoreCase('a-b-c') $s.charAt(2) $s.concat('!')", "true false true true B A-B-c!")]
    [InlineData("$s.substring(99) $s.nothing() $s.trim().toLowerCase()", "  a-b-c")]
    public void Texts_have_javas_methods(string template, string expected) => Shows(expected, "#set($s = 'A-B-c')" + template);

    [Theory]
    [InlineData("$l.size() $l.get(0) $l.contains(2) $l.indexOf(3) $l.isEmpty()", "3 1 true 2 false")]
    [InlineData("#set($x = $l.add(4))$l.size() $x$l.remove(0)$l", "4 true1[2, 3, 4]")]
    [InlineData("#set($x = $l.addAll([7, 8]))$l $l.subList(1, 3)", "[1, 2, 3, 7, 8] [2, 3]")]
    public void Lists_have_javas_methods(string template, string expected) => Shows(expected, "#set($l = [1, 2, 3])" + template);

    [Theory]
    [InlineData("$m.get('a') $m.containsKey('b') $m.containsKey('z') $m.keySet() $m.values() $m.size()", "1 true false [a, b] [1, 2] 2")]
    [InlineData("#foreach($e in $m.entrySet())$e.key=$e.value;#end", "a=1;b=2;")]
    [InlineData("#foreach($e in $m.entrySet())$e.getKey()$e.getValue()#end", "a1b2")]
    [InlineData("$m.put('c', 3)$m $m.put('a', 9)$m.remove('b')$m", "{a=1, b=2, c=3} 12{a=9, c=3}")]
    [InlineData("#foreach($k in $m.keySet())$m.get($k)$m[$k]#end", "1122")]
    public void Maps_have_javas_methods(string template, string expected) => Shows(expected, "#set($m = {'a': 1, 'b': 2})" + template);

    [Theory]
    [InlineData("#if($x")]
    [InlineData("#set($x 1)")]
    [InlineData("#set(x = 1)")]
    [InlineData("#foreach($i of [1])#end")]
    [InlineData("#if(true)")]
    [InlineData("#end")]
    [InlineData("#set($x = \"open)")]
    [InlineData("#set($x = [1, 2)")]
    [InlineData("#parse('file')")]
    [InlineData("#set($x = 1 +)")]
    public void What_is_not_well_formed_is_refused(string template) => Assert.Throws<VelocityException>(() => Render(template));

    [Theory]
    [InlineData("#macro(a)#a()#end#a()")]
    [InlineData("#set($s = 'xxxxxxxxxx')#foreach($i in [1..1000])#set($s = $s + $s)#end")]
    [InlineData("#set($l = [1])#foreach($i in [1..1000])#set($x = $l.addAll($l))#end")]
    [InlineData("#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])x#end#end#end")]
    [InlineData("#set($l = [])#set($x = $l.add($l))$l")]
    [InlineData("#set($x = [1..999999999])")]
    [InlineData("#set($t = '#evaluate($t)')#evaluate($t)")]
    [InlineData("#set($s = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')$s.matches('(a+)+b')")]
    [InlineData("#set($s = 'aaaaaaaaaa')$s.repeat(99999999)")]
    [InlineData("#define($d)$d#end$d")]
    public void No_template_goes_beyond_its_limits(string template) => Assert.Throws<VelocityException>(() => Render(template));

    [Fact]
    public void Deep_nesting_is_refused_and_overflows_nothing()
    {
        Assert.Throws<VelocityException>(() => Render("#set($x = " + new string('(', 100_000) + "1"));
        Assert.Throws<VelocityException>(() => Render("#set($x = " + new string('!', 100_000) + "1)"));
        Assert.Throws<VelocityException>(() => Render(string.Concat(Enumerable.Repeat("#if(true)", 100_000))));
        Assert.Throws<VelocityException>(() => Render("#set($x = " + string.Concat(Enumerable.Repeat("$a[", 100_000))));
        Assert.Throws<VelocityException>(() => Render("#set($x = " + string.Concat(Enumerable.Repeat("{'a':", 100_000))));
    }

    [Fact]
    public void Arbitrary_templates_never_throw_anything_else_nor_hang()
    {
        string[] pieces =
        [
            "#if(", "#set(", "#foreach(", "#end", "#else", "#elseif(", "#macro(m $a)", "#m(", "#@m(", "#define(", "#evaluate(", "#stop", "#break", "$", "$a", "${", "}", "$!", ".b", ".size()", "[", "]", "(", ")", "{", "\"", "'", "\\", " in ", " = ", "==", "&&", "||", "!", "+", "-", "*", "/", "%", "1", "2.5", "..", ",", ":", "\n", " ", "##", "#*", "*#", "#[[", "]]#", "$input.path('$.a')", ".add($a)", ".replaceAll(", "true", "null", "text", "\ud83d", "ü",
        ];
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var template = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                VelocityTemplate.Parse(template).Render(new ValueMap { ["a"] = new ValueList([1L, "x"]) }, TimeProvider.System);
            }
            catch (VelocityException)
            {
                // Refused, which is what a template may be.
            }
        }
    }

    private static void Shows(string expected, string template) => Assert.Equal(expected, Render(template));

    private static string Render(string template) => VelocityTemplate.Parse(template).Render([], TimeProvider.System);
}
