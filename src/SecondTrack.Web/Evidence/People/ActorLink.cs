using SecondTrack.Evidence.Stances;
using SecondTrack.Keeping;

namespace SecondTrack.Web.Evidence.People;

/// <summary>Where an actor's page lies inside the compartment.</summary>
public static class ActorLink
{
    public static string To(ActorName actor) =>
        actor.Kind == ActorKind.Person ? $"people/{actor.Id:N}" : $"actors/{actor.Kind.ToString().ToLowerInvariant()}/{actor.Id:N}";
}
