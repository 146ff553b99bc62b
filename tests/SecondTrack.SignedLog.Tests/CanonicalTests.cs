using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace SecondTrack.SignedLog.Tests;

public class CanonicalTests
{
    [Theory]
    [InlineData("{\"a\":1,\"b\":[true,false,null,\"é\\n\\u0001\\\"\\\\\"]}")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("9007199254740991")]
    [InlineData("-9007199254740991")]
    [InlineData("\"\\b\\t\\n\\f\\r\u007f\u2028😀\"")]
    [InlineData("[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]")]
    public void One_spelling_is_read(string text) => Assert.NotNull(Canonical.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("{\"b\":1,\"a\":1}")]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("{\"a\":1, \"b\":1}")]
    [InlineData("{\"a\":1}\n")]
    [InlineData("\ufeff{}")]
    [InlineData("1.0")]
    [InlineData("1e2")]
    [InlineData("-0")]
    [InlineData("01")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("99999999999999999999")]
    [InlineData("\"\\u0041\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\/\"")]
    [InlineData("\"\\u001F\"")]
    [InlineData("{\"é\":1}")]
    [InlineData("{\"\\u0061\":1}")]
    [InlineData("[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData("[1,]")]
    [InlineData("/**/1")]
    public void Every_other_spelling_is_refused(string text) => Assert.Null(Canonical.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        Assert.Null(Canonical.Read(new byte[] { 0x22, 0xC3, 0x28, 0x22 }));
        Assert.Null(Canonical.Read(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 }));
    }

    [Fact]
    public void Depth_of_a_hundred_thousand_is_refused_at_once() => Assert.Null(Canonical.Read(Encoding.ASCII.GetBytes(new string('[', 100_000))));

    [Fact]
    public void What_is_outside_the_form_is_not_written()
    {
        Assert.Throws<ArgumentException>(() => Canonical.Write(new JsonObject { ["a"] = 1.5 }));
        Assert.Throws<ArgumentException>(() => Canonical.Write(new JsonObject { ["é"] = 1 }));
        Assert.Throws<ArgumentException>(() => Canonical.Write(new JsonArray { new JsonObject { ["é"] = 1 } }));
    }

    /// <summary>A release runs this a million times: SECONDTRACK_TEST_MUTATIONS.</summary>
    [Fact]
    public void CSharp_and_Python_agree_on_mutated_inputs()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("SECONDTRACK_TEST_MUTATIONS") ?? "20000", System.Globalization.CultureInfo.InvariantCulture);
        var inputs = Mutations(count, 20261124).ToArray();
        var here = inputs.Select(i => Canonical.Read(i) is not null).ToArray();
        var there = Python.Ask("canonical", inputs.Select(i => Python.Asked(i))).Select(a => a == "1").ToArray();
        Assert.Equal(inputs.Length, there.Length);
        for (var i = 0; i < inputs.Length; i++)
            Assert.True(here[i] == there[i], $"C# says {here[i]}, Python {there[i]}: {Convert.ToBase64String(inputs[i])}");
        Assert.InRange(here.Count(h => h), count / 20, count * 19 / 20);
    }

    private static readonly string[] Parts =
        ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u00e9", "\\ud83d", "\\ude00", "1", "0", "-", ".", "e", "E5", "true", "null", " ", "\n", "\ufeff", "é", "😀", "\u007f", "\\u0000", "\\n", "\"a\":1", "9007199254740991", "9007199254740992"];

    private static IEnumerable<byte[]> Mutations(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var bytes = new List<byte>(Canonical.Write(Value(random, 0)));
            for (var changes = random.Next(3); changes > 0; changes--)
            {
                var at = random.Next(bytes.Count + 1);
                switch (random.Next(4))
                {
                    case 0 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                    case 1 when at < bytes.Count: bytes.RemoveAt(at); break;
                    case 2: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Parts[random.Next(Parts.Length)])); break;
                    default:
                        var from = random.Next(bytes.Count + 1);
                        bytes.InsertRange(at, bytes.GetRange(Math.Min(at, from), Math.Min(8, Math.Abs(at - from))));
                        break;
                }
            }
            yield return [.. bytes];
        }
    }

    private static JsonNode Value(Random random, int depth)
    {
        switch (random.Next(depth > 4 ? 3 : 6))
        {
            case 0: return JsonValue.Create(random.NextInt64(-Canonical.MaxInteger, Canonical.MaxInteger + 1) >> random.Next(54));
            case 1: return JsonValue.Create(string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => char.ConvertFromUtf32(random.Next(3) == 0 ? 0x1F600 : random.Next(0, 0x250)))));
            case 2: return JsonValue.Create(random.Next(2) == 0);
            case 3: return new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1))]);
            default:
                var made = new JsonObject();
                for (var n = random.Next(4); n > 0; n--) made[((char)random.Next(1, 128)).ToString() + random.Next(20)] = Value(random, depth + 1);
                return made;
        }
    }
}
