using System.Globalization;
using Xunit;

namespace SecondTrack.SignedLog.Tests;

public class SimulationTests
{
    private static readonly int Seeds = Number("SECONDTRACK_TEST_SEEDS", 2000);
    private static readonly int First = Number("SECONDTRACK_TEST_SEED", 0);

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? int.Parse(set, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Every tenth run asks the real signature check each time; the others remember its answers.</summary>
    [Fact]
    public void No_run_diverges_agrees_twice_or_undoes_an_agreement()
    {
        var (agreements, forks) = (0, 0);
        Parallel.For(First, First + Seeds, seed =>
        {
            var run = new Simulation(seed, seed % 10 == 0 ? SignatureRule.Verify : Simulation.Remembering());
            try
            {
                run.Run();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed} failed: {e.Message}\nReplay: SECONDTRACK_TEST_SEED={seed} SECONDTRACK_TEST_SEEDS=1 dotnet test --project tests/SecondTrack.SignedLog.Tests -- --filter-class \"*SimulationTests\"", e);
            }
            Interlocked.Add(ref agreements, run.Agreements);
            Interlocked.Add(ref forks, run.Forks);
        });
        // The runs have to be worth something.
        Assert.True(Seeds < 100 || (agreements > Seeds / 10 && forks > Seeds / 20), $"{agreements} agreements, {forks} forks");
    }
}
