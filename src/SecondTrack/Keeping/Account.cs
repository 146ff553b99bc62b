using Microsoft.AspNetCore.Identity;

namespace SecondTrack.Keeping;

/// <summary>Somebody who can sign in. What they may see follows from their memberships alone.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    /// <summary>The BCP-47 tag of the interface language this account chose; empty until it chose one.</summary>
    public string LanguageTag { get; set; } = "";

    /// <summary>Runs the server (accounts, backups, health) and sees no content.</summary>
    public bool IsOperator { get; set; }

    /// <summary>Set while the account crosses borders: nothing private answers it until somebody at home ends it.</summary>
    public DateTimeOffset? TravellingSince { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
