namespace SecondTrack.Keeping;

/// <summary>
/// Who sits here: which account, in which compartment, with which role, reading which language. One per request or command; it is empty
/// until the door (the web's compartment filter, the command line's <c>--as</c>) has looked the membership up, and an empty seat sees nothing.
/// </summary>
public sealed class Seat
{
    public Guid AccountId { get; private set; }

    public Guid CompartmentId { get; private set; }

    public Role? Role { get; private set; }

    public Language Language { get; set; }

    public LocalText CompartmentName { get; private set; } = LocalText.Empty;

    /// <summary>What is written here lies encrypted.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>The account crosses borders: only what may be open on a laptop at a border is there.</summary>
    public bool Travels { get; set; }

    public bool May(Need need) => Role is { } role && role.Allows(need) && (!Travels || need is Need.Agenda or Need.Reading);

    public void SignIn(Guid account) => AccountId = account;

    public void Take(Guid compartment, LocalText name, Role role, bool isEncrypted = false)
    {
        CompartmentId = compartment;
        CompartmentName = name;
        Role = role;
        IsEncrypted = isEncrypted;
    }
}
