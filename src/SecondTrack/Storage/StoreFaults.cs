using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SecondTrack.Storage;

/// <summary>Two people at once: the second is told, and what they typed is still in their form.</summary>
public sealed record SomebodyElseChangedIt() : Refusal(new Words(
    "Somebody changed this while you were working on it. Nothing of yours was saved over it: reload, look at the difference and save again.",
    "您编辑期间有人改动了这一条。您的内容没有覆盖对方的：请重新载入，对照差异后再保存。"));

public sealed record StillReferredTo() : Refusal(new Words(
    "Other things still refer to this one. Remove or change those first.",
    "还有其他内容引用这一条。请先处理引用它的内容。"));

public sealed record DiskIsFull() : Refusal(new Words(
    "The disk of the workbench is full. Nothing was half-written; free some space and try again.",
    "工作台所在磁盘已满。没有写入残缺数据；请腾出空间后重试。"));

public sealed record StoreCannotWrite() : Refusal(new Words(
    "The store cannot be written just now. Nothing was saved; try again, and tell the operator if it stays so.",
    "存储暂时无法写入，未保存任何内容。请重试；若持续如此，请告知运维人员。"));

/// <summary>Which faults of a database are ordinary life, and what is said then.</summary>
public static class StoreFaults
{
    private const int SqliteConstraint = 19, SqliteFull = 13, SqliteReadOnly = 8, SqliteIo = 10;

    private const int NoSpace = 28, QuotaIsUsed = 122, FileTooBig = 27, WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Null: a bug.</summary>
    public static Refusal? Explain(Exception e) => (e is DbUpdateException ? e.InnerException : e) switch
    {
        SqliteException { SqliteErrorCode: SqliteConstraint, SqliteExtendedErrorCode: 787 or 1811 } => new StillReferredTo(),
        SqliteException { SqliteErrorCode: SqliteFull } => new DiskIsFull(),
        SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteIo } => new StoreCannotWrite(),
        IOException { HResult: NoSpace or QuotaIsUsed or FileTooBig or WindowsDiskFull } => new DiskIsFull(),
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } => new StillReferredTo(),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new DiskIsFull(),
        _ => null,
    };
}
