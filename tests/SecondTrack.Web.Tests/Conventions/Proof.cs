// What the rules must catch: each is wrong on purpose, and a test sees its rule fail on it.
#pragma warning disable CA1812, RS0030, CA5394, CA1852, CA1823, CS0169

namespace Proof.Dialogues
{
    internal sealed class KnowsTooMuch
    {
        public static string Say() => SecondTrack.Evidence.SourceKind.Article.ToString();
    }
}

namespace Proof.Names
{
    internal sealed class PersonManager;

    internal sealed class DateHelpers;
}

namespace Proof.Chance
{
    internal static class ReadsTheClock
    {
        public static DateTime Now() => DateTime.UtcNow;

        public static Guid Id() => Guid.NewGuid();

        public static int Dice() => Random.Shared.Next();
    }
}

namespace Proof.Sentences
{
    internal static class HalfSaid
    {
        public static SecondTrack.Words NoChinese() => new("Saved.", "");

        public static SecondTrack.Words Untranslated() => new("Saved.", "Saved.");

        public static SecondTrack.Words LosesAValue() => new("{0} of {1} read", "已读 {0} 条");
    }
}

namespace Proof.Pages
{
    internal sealed class Clicks : Microsoft.AspNetCore.Components.ComponentBase
    {
        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "onclick", Microsoft.AspNetCore.Components.EventCallback.Factory.Create(this, () => { }));
            builder.CloseElement();
            builder.AddMarkupContent(2, "<p style=\"color:red\">x</p>");
        }
    }
}
