namespace SecondTrack.Keeping;

/// <summary>What an account is in one compartment.</summary>
public enum Role
{
    Participant,
    Scholar,
    Convenor,

    /// <summary>Runs the institution's server; sees no content.</summary>
    Operator,
}

/// <summary>What a page or an operation asks of the seat.</summary>
public enum Need
{
    /// <summary>Agenda and sessions.</summary>
    Agenda,

    /// <summary>Texts that anybody may read: the public sources.</summary>
    Reading,

    /// <summary>Everything private of the compartment.</summary>
    Read,

    /// <summary>Sources, statements, notes.</summary>
    Write,

    /// <summary>Series, rounds, people, who is in.</summary>
    Convene,

    /// <summary>Opening an encrypted compartment for everybody in it, and its keys: whoever may is a keeper of its key.</summary>
    Unlock,

    /// <summary>The health of the server, never content.</summary>
    Operate,
}

public static class Roles
{
    public static bool Allows(this Role role, Need need) => need switch
    {
        Need.Agenda => role is Role.Participant or Role.Scholar or Role.Convenor,
        Need.Reading or Need.Read or Need.Write => role is Role.Scholar or Role.Convenor,
        Need.Convene or Need.Unlock => role is Role.Convenor,
        Need.Operate => role is Role.Operator,
        _ => false,
    };

    public static Words Name(this Role role) => role switch
    {
        Role.Convenor => new("convenor", "召集人"),
        Role.Scholar => new("scholar", "学者"),
        Role.Participant => new("participant", "参与者"),
        _ => new("operator", "运维人员"),
    };
}
