using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace SecondTrack.Storage;

public sealed record PostgresToolIsMissing(string Tool) : Refusal(new Words(
    "A PostgreSQL store is saved and restored by PostgreSQL's own {0}, which is not installed here. Install the PostgreSQL client.",
    "PostgreSQL 存储由其自带的 {0} 备份和恢复，但这里没有安装。请安装 PostgreSQL 客户端。").With(Tool));

public sealed record PostgresToolFailed(string Tool, string Said) : Refusal(new Words(
    "{0} refused: {1}", "{0} 报错：{1}").With(Tool, Said));

/// <summary>PostgreSQL's own dump and restore: they know more of a database than we do. The password goes by the environment, seen by nobody else.</summary>
internal static class PostgresDump
{
    public static Task<Refusal?> Write(string connection, string path, CancellationToken cancel) =>
        Run("pg_dump", connection, ["--format=custom", "--no-owner", "--no-privileges", .. BackUpStore.KeyTables.Select(t => $"--exclude-table-data=\"{t}\""), "--file", path], null, cancel);

    /// <summary>All or nothing: one transaction, ended by the first error.</summary>
    public static Task<Refusal?> Read(string connection, string path, CancellationToken cancel) =>
        Run("pg_restore", connection, ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"], path, cancel);

    private static async Task<Refusal?> Run(string tool, string connection, IReadOnlyList<string> arguments, string? file, CancellationToken cancel)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(tool) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in new[] { ("--host", to.Host), ("--port", to.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("--username", to.Username), ("--dbname", to.Database) })
            if (!string.IsNullOrEmpty(value))
            {
                start.ArgumentList.Add(name);
                start.ArgumentList.Add(value);
            }
        if (file is not null) start.ArgumentList.Add(file);
        start.ArgumentList.Add("--no-password");
        if (!string.IsNullOrEmpty(to.Password)) start.Environment["PGPASSWORD"] = to.Password;
        if (to.SslMode != SslMode.Prefer) start.Environment["PGSSLMODE"] = to.SslMode switch { SslMode.VerifyFull => "verify-full", SslMode.VerifyCA => "verify-ca", _ => to.SslMode.ToString().ToLowerInvariant() };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var said = await process.StandardError.ReadToEndAsync(cancel);
            await output;
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0 ? null : new PostgresToolFailed(tool, said.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "");
        }
        catch (Win32Exception)
        {
            return new PostgresToolIsMissing(tool);
        }
    }
}
