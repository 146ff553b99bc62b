using System.Collections.Frozen;

namespace SecondTrack.Release;

/// <summary>English words that are names as well, so that a name at the start of a sentence is not sure to be one.</summary>
internal static class EnglishWords
{
    public static readonly FrozenSet<string> Months = "january february march april may june july august september october november december".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> AlsoNames =
        ("will mark grace hope faith joy rose may april june august art bill frank ernest grant chase hunter mason baker cook carter page price rice reed church field fields hill lake ford bush case day english french german "
         + "holland ireland west north east south strong sharp wise best love power moon snow summer winter bell bishop pope marsh park parks pool rivers waters wells banks bond cash major miles post speaker spring swift wolf fox "
         + "lamb bird fish drew dean pace peace read rush temple trust ward weeks knight law lane long young king rich stone wood woods green brown black white gray grey gold silver steel noble just may short small little low high "
         + "christian pat bob rob sue gene jean dawn eve ivy lily olive violet amber ruby pearl jade dale glen heath cliff rock sandy sunny sky star victor max miller smith potter porter turner walker fisher shepherd taylor "
         + "judge justice prince duke earl baron lord major marshal sergeant proctor usher abbot monk friend good goodman freeman bright gray savage stern moody blunt sweet bitter cross french welsh scott english man mann "
         + "china india york london paris sydney dallas austin jordan israel chad georgia virginia carolina charity constance prudence mercy patience honor verity felicity order ready reader")
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
