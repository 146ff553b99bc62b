using System.Net;
using Microsoft.EntityFrameworkCore;
using SecondTrack.Example;
using SecondTrack.Keeping;
using SecondTrack.Storage;
using Xunit;

namespace SecondTrack.Web.Tests.Dialogues;

public class AgendaAloneTests
{
    [Fact]
    public async Task A_participant_reads_the_agenda_and_sees_no_names_notes_or_line()
    {
        var folder = Directory.CreateTempSubdirectory("secondtrack-agenda-");
        await using (var running = await ExampleWorkbench.StartOwn(folder.FullName, example: true))
        {
            string In(string path) => $"{running.Address}/c/{LoadExample.Compartment:N}/{path}";
            using var client = new FormClient(running.Address, Language.English);
            var round = Link(await client.Text(In(Link(await client.Text(In("dialogues")), "dialogues"))), "rounds");
            var full = await client.Text(In(round));
            Assert.Contains("Participants", full, StringComparison.Ordinal);
            var person = Link(full, "people");
            await using (var scope = running.App.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<Store>().Set<Membership>().ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, Role.Participant));

            var seen = await client.Text(In(round));
            Assert.Contains("Sessions and agenda", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("/people/", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"timeline\"", await client.Text(In(Link(await client.Text(In("dialogues")), "dialogues"))), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await client.Get(In(round + "/calendar.ics"))).StatusCode);
            foreach (var path in new[] { "people", person + "/edit", "organisations", round + "/edit", round + "/participants", round + "/roster", "dialogues/new" })
                Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await client.Get(In(path))).StatusCode));
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static string Link(string page, string to) =>
        System.Text.RegularExpressions.Regex.Match(page, $"href=\"/c/[0-9a-f]{{32}}/({to}/[0-9a-f]{{32}})\"").Groups[1].Value;
}
