using System.Text;
using System.Text.Json;
using Xunit;

namespace SecondTrack.SignedLog.Tests;

public class SignatureRuleTests
{
    private sealed record Vector(int Number, string Key, string Sig, string Msg);

    private static List<Vector> All() => JsonSerializer.Deserialize<List<Vector>>(File.ReadAllText(Path.Combine(Vectors.Folder(), "ed25519vectors.json")), JsonSerializerOptions.Web)!;

    [Fact]
    public void CSharp_and_Python_judge_all_edge_cases_alike()
    {
        var vectors = All();
        Assert.Equal(914, vectors.Count);
        var here = vectors.Select(v => SignatureRule.Verify(Hex(v.Key), Encoding.UTF8.GetBytes(v.Msg), Hex(v.Sig))).ToArray();
        var there = Python.Ask("ed25519", vectors.Select(v => Python.Asked(Hex(v.Key), Encoding.UTF8.GetBytes(v.Msg), Hex(v.Sig)))).Select(a => a == "1");
        Assert.Equal(here, there);
        // The measure of the rule: libsodium takes these 43 and no others.
        Assert.Equal(43, here.Count(v => v));
    }

    [Fact]
    public void Keys_outside_the_prime_order_subgroup_are_refused_by_both()
    {
        var keys = All().Select(v => v.Key).Distinct().ToArray();
        var here = keys.Select(k => SignatureRule.IsRegistrable(Hex(k))).ToArray();
        Assert.Equal(here, Python.Ask("registrable", keys.Select(k => Python.Asked(Hex(k)))).Select(a => a == "1"));
        Assert.Contains(true, here);
        Assert.Contains(false, here);
        Assert.False(SignatureRule.IsRegistrable(new byte[31]));
    }

    [Fact]
    public void A_signature_of_other_bytes_by_another_key_or_of_another_length_is_none()
    {
        using var key = new SigningKey(new byte[32]);
        var signature = key.Sign("data"u8);
        Assert.True(SignatureRule.Verify(key.Public, "data"u8, signature));
        Assert.False(SignatureRule.Verify(key.Public, "date"u8, signature));
        Assert.False(SignatureRule.Verify(key.Public.AsSpan(0, 31), "data"u8, signature));
        Assert.False(SignatureRule.Verify(key.Public, "data"u8, signature.AsSpan(0, 63)));
        using var other = new SigningKey([1, .. new byte[31]]);
        Assert.False(SignatureRule.Verify(other.Public, "data"u8, signature));
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text);
}
