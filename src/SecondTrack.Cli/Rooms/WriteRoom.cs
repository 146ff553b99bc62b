using System.Text.Json;
using System.Text.Json.Nodes;
using SecondTrack.SignedLog;
using SecondTrack.SignedLog.Fold;

namespace SecondTrack.Cli.Rooms;

/// <summary>What <c>room write</c> was given.</summary>
internal sealed record AskedEntry(string Type, string? Text, string? TextLang, string? Body, string? Side, string? Clause, string? Proposal, string? Document, string? After, long? Round, string? Change, string? Last, bool KeepWorkingTexts);

/// <summary>Writes one entry: words are salted, the act is tried on the room first, and what would have no effect is not written.</summary>
internal static class WriteRoom
{
    public static readonly string[] Types = ["point", "agenda", "clause", "propose", "accept", "reopen", "signoff", "consent", "heal", "rotate", "revoke", "box"];

    public static int Run(Printer printer, string folder, AskedEntry asked)
    {
        var blobs = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (asked.Body is { } file)
        {
            var read = ReadFile.Bytes(file);
            if (!read.Done) return printer.Refuse(read.Refusal!, file);
            JsonObject act;
            try
            {
                act = JsonNode.Parse(read.Value.Bytes, null, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = Canonical.MaxDepth }) as JsonObject ?? throw new JsonException();
                if (act["lang"] is JsonObject words) act["lang"] = Salt(words.Select(w => (w.Key, w.Value!.GetValue<string>())), blobs);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException)
            {
                return printer.Refuse(new ActIsWrong("body-malformed"));
            }
            return Act(printer, folder, Full(asked.Type), act, blobs);
        }
        var opened = OpenRoom.At(folder);
        if (!opened.Done) return printer.Refuse(opened.Refusal!);
        using var room = opened.Value;
        var copy = room.Room();
        if (!copy.Done) return printer.Refuse(copy.Refusal!);
        var made = asked.Type is "rotate" or "revoke" or "box" ? MakeKey(room, copy.Value, asked) : Make(copy.Value, asked, blobs);
        return made.Done ? Act(printer, room, Full(asked.Type), made.Value, blobs) : printer.Refuse(made.Refusal!);
    }

    private static string Full(string type) => type switch
    {
        "point" => "point/1",
        "agenda" => "agenda.item/1",
        "clause" => "clause.add/1",
        "propose" => "text.propose/1",
        "accept" => "text.accept/1",
        "reopen" => "text.reopen/1",
        "signoff" => "signoff/1",
        "consent" => "room.accept/1",
        "heal" => "chain.heal/1",
        "rotate" => "key.rotate/1",
        "revoke" => "key.revoke/1",
        "box" => "key.box/1",
        _ => type,
    };

    private static Outcome<JsonObject> Make(RoomCopy copy, AskedEntry asked, Dictionary<string, byte[]> blobs)
    {
        var side = asked.Side ?? copy.Log.MandatesAt().FirstOrDefault(m => m.Value == copy.Party).Key ?? "";
        var document = asked.Document ?? "main";
        var texts = copy.State.Part<TextPart>();
        var clause = texts.Documents.SelectMany(texts.Clauses).FirstOrDefault(c => c.Id == asked.Clause);
        JsonObject Lang() => asked.Text is { Length: > 0 } text ? Salt([(asked.TextLang ?? "en", text)], blobs) : [];
        switch (asked.Type)
        {
            case "point": return new JsonObject { ["lang"] = Lang() };
            case "agenda": return new JsonObject { ["lang"] = Lang(), ["replaces"] = "" };
            case "clause": return new JsonObject { ["document"] = document, ["after"] = asked.After ?? (texts.Clauses(document) is [.., var last] ? last.Id : "") };
            case "propose": return new JsonObject
            {
                ["clause"] = asked.Clause ?? "", ["side"] = side, ["lang"] = Lang(),
                ["supersedes"] = new JsonArray([.. (clause?.Live ?? []).Where(p => p.Side == side).Select(p => p.Entry.Entry.Id).Order(StringComparer.Ordinal).Select(i => (JsonNode)i)]),
            };
            case "accept": return new JsonObject
            {
                ["clause"] = asked.Clause ?? "", ["side"] = side, ["round"] = asked.Round ?? clause?.Round ?? 0,
                ["proposal"] = asked.Proposal ?? (clause?.Live is [var only] ? only.Entry.Entry.Id : ""),
            };
            case "reopen": return new JsonObject { ["clause"] = asked.Clause ?? "", ["side"] = side, ["round"] = asked.Round ?? clause?.Round ?? 0 };
            case "consent": return new JsonObject { ["change"] = asked.Change ?? copy.Log.Changes.FirstOrDefault(c => !c.Holds)?.Opening.Entry.Id ?? "" };
            case "heal":
                var kept = copy.Tip(copy.Party);
                var left = copy.Log.Tips(copy.Party).Where(t => t != kept).Select(t => t.Entry.Id).Order(StringComparer.Ordinal).Select(i => (JsonNode)i);
                return new JsonObject { ["abandons"] = new JsonArray([.. left]), ["lang"] = Lang() };
            case "signoff":
                if (copy.State.BlocksSignOff) return new SignOffIsBlocked();
                if (texts.TextHash(copy.Log, document) is not { } hash) return new NotAllAgreed(document);
                var heads = copy.Log.PartiesAt().Select(p => (Party: p.Id, Tip: copy.Tip(p.Id))).Where(t => t.Tip is not null).Select(t => (t.Party, new Head(t.Tip!.Entry.Seq, t.Tip.Entry.Id)));
                return new JsonObject { ["document"] = document, ["side"] = side, ["textHash"] = hash, ["erase"] = !asked.KeepWorkingTexts, ["heads"] = Joining.HeadsToJson(heads) };
            default: return new ActIsWrong("type-unknown");
        }
    }

    /// <summary>A new key of one's own: announced by the old one, by the root key after a theft, or for bundles.</summary>
    private static Outcome<JsonObject> MakeKey(OpenRoom room, RoomCopy copy, AskedEntry asked)
    {
        if (asked.Type == "box")
        {
            using var box = room.AddBoxKey();
            return new JsonObject { ["box"] = Convert.ToHexStringLower(box.Public) };
        }
        var tip = copy.Tip(copy.Party);
        var place = tip is null ? new Head(0, "") : new Head(tip.Entry.Seq, tip.Entry.Id);
        using var next = room.NextSigningKey();
        var act = new JsonObject
        {
            ["signing"] = Convert.ToHexStringLower(next.Public), ["proof"] = Convert.ToHexStringLower(next.Sign(RoomLog.KeyProof(copy.Genesis.Room, copy.Party, place, next.Public))),
        };
        if (asked.Type == "rotate") return act;
        act["key"] = Hash.Hex(copy.SigningKeyOf(copy.Party)!);
        act["last"] = asked.Last is { } id && copy.Log.Find(id) is { } good ? new JsonArray(good.Entry.Seq, good.Entry.Id) : tip is null || asked.Last is not null ? [] : new JsonArray(place.Seq, place.Id);
        return act;
    }

    private static JsonObject Salt(IEnumerable<(string Tag, string Words)> texts, Dictionary<string, byte[]> blobs)
    {
        var lang = new JsonObject();
        foreach (var (tag, words) in texts)
        {
            var blob = ReadText.Salted(words, OpenRoom.Random);
            blobs[Hash.Hex(blob)] = blob;
            lang[tag] = Hash.Hex(blob);
        }
        return lang;
    }

    public static int Act(Printer printer, string folder, string type, JsonObject act, Dictionary<string, byte[]> blobs)
    {
        var opened = OpenRoom.At(folder);
        if (!opened.Done) return printer.Refuse(opened.Refusal!);
        using var room = opened.Value;
        return Act(printer, room, type, act, blobs);
    }

    private static int Act(Printer printer, OpenRoom room, string type, JsonObject act, Dictionary<string, byte[]> blobs)
    {
        var copy = room.Room();
        if (!copy.Done) return printer.Refuse(copy.Refusal!);
        var keys = room.Keys();
        if (!keys.Done) return printer.Refuse(keys.Refusal!);
        using var online = keys.Value;
        SigningKey? offline = null;
        if (type is "chain.heal/1" or "key.revoke/1")
        {
            var root = room.Root();
            if (!root.Done) return printer.Refuse(root.Refusal!);
            offline = root.Value;
        }
        using var held = offline;
        Entry entry;
        try
        {
            entry = copy.Value.Sign(offline ?? online.Signing, type, act, OpenRoom.Now, OpenRoom.Random);
        }
        catch (ArgumentException)
        {
            return printer.Refuse(new ActIsWrong("act-malformed"));
        }
        var tried = RoomState.Of(RoomLog.Of(copy.Value.Genesis, [.. copy.Value.All, entry]));
        if (tried.Log.Find(entry.Id) is null) return printer.Refuse(new ActIsWrong(tried.Log.Invalid.Select(i => i.Problem.Code).FirstOrDefault() ?? "pending"));
        if (tried.WithoutEffect.FirstOrDefault(w => w.Entry.Entry.Id == entry.Id).Why is { } why) return printer.Refuse(new ActIsWrong(why));
        if (room.Store.Append(entry, blobs) is { } problem) return printer.Refuse(new RoomRefusal(problem));
        printer.Answer(new Words("Written: {0} {1} {2}", "已写入：{0} {1} {2}").With(entry.Party, entry.Seq, entry.Id));
        return 0;
    }
}
