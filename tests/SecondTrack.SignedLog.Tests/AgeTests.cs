using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using SecondTrack.SignedLog.Age;
using Xunit;

namespace SecondTrack.SignedLog.Tests;

public class AgeTests
{
    /// <summary>All but those for armour, passphrases and post-quantum recipients, which a bundle never uses.</summary>
    private static IEnumerable<(string Name, Dictionary<string, string> Says, string[] Identities, byte[] File)> Applicable()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Vectors.Folder(), "age")).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (name.StartsWith("armor", StringComparison.Ordinal) || name.Contains("scrypt", StringComparison.Ordinal) || name.StartsWith("hybrid", StringComparison.Ordinal)) continue;
            var bytes = File.ReadAllBytes(path);
            var end = bytes.AsSpan().IndexOf("\n\n"u8);
            var lines = Encoding.UTF8.GetString(bytes[..end]).Split('\n').Select(l => l.Split(": ", 2)).ToArray();
            var file = bytes[(end + 2)..];
            var says = lines.Where(l => l[0] != "identity").ToLookup(l => l[0], l => l[1]).ToDictionary(g => g.Key, g => g.First());
            if (says.ContainsKey("compressed"))
            {
                using var plain = new MemoryStream();
                using (var packed = new ZLibStream(new MemoryStream(file), CompressionMode.Decompress)) packed.CopyTo(plain);
                file = plain.ToArray();
            }
            yield return (name, says, [.. lines.Where(l => l[0] == "identity").Select(l => l[1])], file);
        }
    }

    [Fact]
    public void Every_applicable_vector_is_classified_right_and_nothing_is_released_before_a_failure()
    {
        var count = 0;
        foreach (var (name, says, identities, file) in Applicable())
        {
            count++;
            Stream? plain = null;
            AgeFault? fault = AgeFault.NoMatch;
            foreach (var identity in identities.DefaultIfEmpty(new BoxKey(new byte[32]).Identity))
            {
                using var key = BoxKey.FromIdentity(identity);
                Assert.NotNull(key);
                (plain, fault) = AgeFile.Open(new MemoryStream(file), key);
                if (fault != AgeFault.NoMatch) break;
            }
            var expected = says["expect"] switch
            {
                "success" => (AgeFault?)null,
                "header failure" => AgeFault.Header,
                "no match" => AgeFault.NoMatch,
                "HMAC failure" => AgeFault.Mac,
                "payload failure" => AgeFault.Payload,
                var other => throw new InvalidOperationException(other),
            };
            Assert.True(expected == fault, $"{name}: expected {says["expect"]}, got {fault?.ToString() ?? "success"}");
            Assert.Equal(expected is null, plain is not null);
            if (plain is null) continue;
            using var opened = plain;
            Assert.Equal(says["payload"], Convert.ToHexStringLower(SHA256.HashData(opened)));
        }
        Assert.Equal(67, count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(65537)]
    [InlineData(200_000)]
    public void What_was_enciphered_for_two_is_opened_by_each_and_not_by_a_third(int size)
    {
        using var a = Key(1);
        using var b = Key(2);
        using var c = Key(3);
        var plain = new byte[size];
        new Random(4).NextBytes(plain);
        var file = Encrypted(plain, a, b);
        foreach (var key in new[] { a, b })
        {
            var (stream, fault) = AgeFile.Open(new MemoryStream(file), key);
            Assert.Null(fault);
            using var copy = new MemoryStream();
            stream!.CopyTo(copy);
            Assert.Equal(plain, copy.ToArray());
        }
        Assert.Equal(AgeFault.NoMatch, AgeFile.Open(new MemoryStream(file), c).Fault);
    }

    [Fact]
    public void A_file_cut_at_any_byte_or_changed_in_any_bit_is_not_opened()
    {
        using var key = Key(1);
        var file = Encrypted(Encoding.UTF8.GetBytes("a short bundle"), key);
        for (var length = 0; length < file.Length; length++) Assert.NotNull(AgeFile.Open(new MemoryStream(file[..length]), key).Fault);
        for (var bit = 0; bit < 8 * file.Length; bit++)
        {
            var changed = file.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotNull(AgeFile.Open(new MemoryStream(changed), key).Fault);
        }
    }

    [Fact]
    public void A_file_that_changes_while_it_is_read_is_an_error_and_not_a_short_text()
    {
        using var key = Key(1);
        var file = Encrypted(new byte[200_000], key);
        var (plain, _) = AgeFile.Open(new MemoryStream(file), key);
        file[^100_000] ^= 1;
        Assert.Throws<IOException>(() => plain!.CopyTo(Stream.Null));
    }

    [Theory]
    [InlineData("AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM1")]
    [InlineData("AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LMb")]
    [InlineData("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj")]
    [InlineData("AGE-SECRET-KEY-1")]
    [InlineData("")]
    public void A_damaged_identity_is_none(string text) => Assert.Null(BoxKey.FromIdentity(text));

    [Fact]
    public void A_recipient_of_low_order_gets_nothing() =>
        Assert.Throws<ArgumentException>(() => AgeFile.Encrypt(new MemoryStream(), new MemoryStream(), [new byte[32]], new Random(1).NextBytes));

    /// <summary>Debian's age reads what we write and writes what we read: .ci/run installs it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(65536)]
    [InlineData(10_000_000)]
    public void Debians_age_interoperates_both_ways(int size)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using var key = Key(7);
            var plain = new byte[size];
            new Random(8).NextBytes(plain);
            var at = (string name) => Path.Combine(folder, name);
            File.WriteAllText(at("identity"), key.Identity + "\n");
            File.WriteAllBytes(at("ours"), Encrypted(plain, key));
            File.WriteAllBytes(at("plain"), plain);
            Debian("-d", "-i", at("identity"), "-o", at("read"), at("ours"));
            Assert.Equal(plain, File.ReadAllBytes(at("read")));
            Debian("-r", key.Recipient, "-o", at("theirs"), at("plain"));
            using var theirs = File.OpenRead(at("theirs"));
            var (stream, fault) = AgeFile.Open(theirs, key);
            Assert.Null(fault);
            using var copy = new MemoryStream();
            stream!.CopyTo(copy);
            Assert.Equal(plain, copy.ToArray());
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static void Debian(params string[] arguments)
    {
        try
        {
            using var age = Process.Start(new ProcessStartInfo("age", arguments) { RedirectStandardError = true })!;
            var said = age.StandardError.ReadToEnd();
            age.WaitForExit();
            Assert.True(age.ExitCode == 0, said);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("age is not installed (Debian: apt-get install age).");
        }
    }

    private static BoxKey Key(byte seed) => new([0, seed, .. new byte[30]]); // X25519 ignores the lowest bits of the first byte

    private static byte[] Encrypted(byte[] plain, params BoxKey[] recipients)
    {
        using var file = new MemoryStream();
        AgeFile.Encrypt(new MemoryStream(plain), file, [.. recipients.Select(r => r.Public)], new Random(5).NextBytes);
        return file.ToArray();
    }
}
