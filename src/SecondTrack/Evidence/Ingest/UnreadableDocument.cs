using System.Text.Json.Serialization;

namespace SecondTrack.Evidence.Ingest;

/// <summary>
/// The document is not read, and nothing of it is kept. The kinds are named here because a document read in the worker process comes back
/// as one of them.
/// </summary>
[JsonDerivedType(typeof(DocumentIsEmpty), "empty")]
[JsonDerivedType(typeof(DocumentIsTooBig), "big")]
[JsonDerivedType(typeof(KindIsNotRead), "kind")]
[JsonDerivedType(typeof(PdfHasNoText), "pdf-no-text")]
[JsonDerivedType(typeof(PdfIsEncrypted), "pdf-encrypted")]
[JsonDerivedType(typeof(DocumentIsDamaged), "damaged")]
[JsonDerivedType(typeof(DocumentHasNoText), "no-text")]
[JsonDerivedType(typeof(TookTooLong), "slow")]
[JsonDerivedType(typeof(NeedsTooMuchMemory), "memory")]
[JsonDerivedType(typeof(UnpacksTooBig), "bomb")]
[JsonDerivedType(typeof(HoldsForbiddenMarkup), "dtd")]
[JsonDerivedType(typeof(WordIsEncrypted), "word-encrypted")]
public abstract record UnreadableDocument(Words Sentence) : Refusal(Sentence);

public sealed record DocumentIsEmpty() : UnreadableDocument(new Words(
    "The file is empty. Save it again where it came from, then add it.",
    "文件是空的。请从原处重新保存后再添加。"));

public sealed record DocumentIsTooBig(long Megabytes, int Most) : UnreadableDocument(new Words(
    "The file has {0} MB; up to {1} MB are read. Split it, or save it without its pictures.",
    "文件有{0} MB，最多可读{1} MB。请拆分，或去掉图片后另存。").With(Megabytes, Most));

/// <param name="Kind">What it is, in both languages: "a spreadsheet or another archive".</param>
public sealed record KindIsNotRead(Words Kind) : UnreadableDocument(new Words(
    "This is {0}, which is not read here. Add a web page, PDF, Word (.docx), e-mail (.eml) or plain text.",
    "这是{0}，此处不能读取。请添加网页、PDF、Word（.docx）、电子邮件（.eml）或纯文本。").With(Kind));

public sealed record PdfHasNoText(int Pages) : UnreadableDocument((Pages == 1
    ? new Words("The PDF has 1 page and no text: it is a scan. Run text recognition on it first, then add it again.",
        "这份PDF有1页，但没有文字：它是扫描件。请先做文字识别，再重新添加。")
    : new Words("The PDF has {0} pages and no text: it is a scan. Run text recognition on it first, then add it again.",
        "这份PDF有{0}页，但没有文字：它是扫描件。请先做文字识别，再重新添加。")).With(Pages));

public sealed record PdfIsEncrypted() : UnreadableDocument(new Words(
    "The PDF is locked with a password. Save a copy without the password, then add that.",
    "这份PDF设有密码。请另存一份无密码的副本，再添加。"));

public sealed record WordIsEncrypted() : UnreadableDocument(new Words(
    "The Word file is locked with a password. Save a copy without the password, then add that.",
    "这份Word文件设有密码。请另存一份无密码的副本，再添加。"));

/// <param name="Kind">"PDF", "Word file", "e-mail".</param>
public sealed record DocumentIsDamaged(Words Kind) : UnreadableDocument(new Words(
    "The {0} is damaged and cannot be read. Get it again from where it came, or open it in its own program and save it anew.",
    "这份{0}已损坏，无法读取。请重新获取，或用原来的软件打开后另存。").With(Kind));

public sealed record DocumentHasNoText() : UnreadableDocument(new Words(
    "There is no text in this document. If its text is in pictures, run text recognition first.",
    "文档里没有文字。如果文字在图片里，请先做文字识别。"));

public sealed record TookTooLong(int Seconds) : UnreadableDocument(new Words(
    "Reading the document was stopped after {0} seconds. Split it, or save the pages you need as a document of their own.",
    "读取文档超过{0}秒，已停止。请拆分文档，或把需要的页另存为单独的文档。").With(Seconds));

public sealed record NeedsTooMuchMemory(int Megabytes) : UnreadableDocument(new Words(
    "The document needs more than the {0} MB of memory allowed for one. Split it, or save the pages you need as a document of their own.",
    "读取这份文档所需内存超过{0} MB的上限。请拆分文档，或把需要的页另存为单独的文档。").With(Megabytes));

public sealed record UnpacksTooBig(int Megabytes) : UnreadableDocument(new Words(
    "The file unpacks to more than {0} MB, which no ordinary document does; it was not opened. Get it again from a source you trust.",
    "文件解压后超过{0} MB，不像正常文档，因此没有打开。请从可信来源重新获取。").With(Megabytes));

public sealed record HoldsForbiddenMarkup() : UnreadableDocument(new Words(
    "The file holds declarations that reach outside it or multiply themselves; it was not opened. Get it again from a source you trust.",
    "文件含有引用外部内容或自我膨胀的声明，因此没有打开。请从可信来源重新获取。"));
