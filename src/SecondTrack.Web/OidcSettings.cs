namespace SecondTrack.Web;

/// <summary>Single sign-on by OpenID Connect. The secret is never an argument: those are seen by everybody on the computer.</summary>
public sealed record OidcSettings
{
    public string Authority { get; init; } = "";

    public string Client { get; init; } = "";

    public string SecretFile { get; init; } = "";

    /// <summary>What the button says behind "Sign in with"; empty: "single sign-on".</summary>
    public string Name { get; init; } = "";

    public string? Secret() => SecretFile.Length > 0
        ? File.ReadAllText(SecretFile).Trim()
        : Environment.GetEnvironmentVariable(Settings.OidcSecretVariable) is { Length: > 0 } set ? set : null;

    public Refusal? Problem()
    {
        if (Authority.Length == 0 || Client.Length == 0)
            return new ArgumentIsWrong(new Words("Single sign-on needs both --oidc-authority and --oidc-client.", "单点登录需要同时给出 --oidc-authority 与 --oidc-client。"));
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
            return new ArgumentIsWrong(new Words("--oidc-authority is “{0}”; expected an https address.", "--oidc-authority 的值是“{0}”，应为 https 地址。").With(Authority));
        if (SecretFile.Length > 0 && !File.Exists(SecretFile))
            return new ArgumentIsWrong(new Words("There is no file {0} (--oidc-secret-file).", "找不到文件 {0}（--oidc-secret-file）。").With(SecretFile));
        return null;
    }
}
