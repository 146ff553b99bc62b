using System.Diagnostics;
using System.Text;
using CsCheck;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.Worker;
using Xunit;

namespace SecondTrack.Tests.Evidence.Ingest;

/// <summary>Bytes changed, cut and moved at random: every one is read or refused, none throws, none takes long.</summary>
public class DamagedDocumentTests
{
    private static readonly byte[][] Whole =
    [
        PdfMaker.Of([new Set(72, 700, 11, "The two sides met again"), new Set(72, 686, 11, "in the spring.")], [new Set(72, 700, 11, "二轨外交")]),
        WordMaker.Of(WordMaker.Paragraph("They agreed to meet.") + WordMaker.Paragraph("会议")),
        Encoding.UTF8.GetBytes("From: a@example.org\nSubject: =?utf-8?B?5LqM6L2o?=\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=gb2312\n\nHello\n--b\nContent-Type: text/html\n\n<p>Hello</p>\n--b--\n"),
    ];

    private static readonly Gen<byte[]> Damaged =
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Select(Gen.Double[0, 1], Gen.Byte).Array[1, 12], Gen.Double[0.3, 1.2], Gen.Bool)
            .Select((which, changes, cut, moves) =>
            {
                var bytes = Whole[which].ToArray();
                foreach (var (at, value) in changes) bytes[Math.Min(bytes.Length - 1, (int)(at * bytes.Length))] = value;
                if (moves) bytes.AsSpan(bytes.Length / 3, bytes.Length / 6).CopyTo(bytes.AsSpan(bytes.Length / 2));
                return cut < 1 ? bytes[..(int)(cut * bytes.Length)] : bytes;
            });

    [Fact]
    public void Damaged_bytes_are_read_or_refused_in_time() => Damaged.Sample(bytes =>
    {
        var watch = Stopwatch.StartNew();
        var outcome = DocumentWorker.ReadHere(new(bytes, "x"));
        return (outcome.Done || outcome.Refusal is UnreadableDocument) && watch.Elapsed.TotalSeconds < 5;
    }, iter: 600, threads: 1);
}
