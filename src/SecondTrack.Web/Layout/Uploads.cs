namespace SecondTrack.Web.Layout;

public sealed record UploadIsTooLarge() : Refusal(new Words(
    "The file is larger than 30 MB, the most the workbench takes in. Split it, or save the part you need; nothing was kept of it.",
    "文件超过工作台可接收的上限 30 MB。请拆分文件，或只保存需要的部分；此次没有保存任何内容。"));

public sealed record UploadBroke() : Refusal(new Words(
    "The upload broke off before the whole file was here. Nothing was kept of it; send it again.",
    "上传中断，文件未完整到达。没有保存任何内容，请重新上传。"));

public static class Uploads
{
    public const int MostBytes = 31 * 1024 * 1024;
    public const int MostFileBytes = 30 * 1024 * 1024;
}
