namespace SecondTrack.Evidence.Ingest.Fetch;

public sealed record NotAWebAddress() : Refusal(new Words(
    "This is not an address of a web page, or it leads to something else. Give one that begins with http:// or https://.",
    "这不是网页地址，或者它指向了别处。请填写以http://或https://开头的地址。"));

public sealed record AddressIsPrivate() : Refusal(new Words(
    "The address leads into a private network and is not fetched. Save the page in your browser and add the file instead.",
    "该地址指向内部网络，不予抓取。请在浏览器中保存网页，再添加文件。"));

public sealed record TooManyRedirects(int Most) : Refusal(new Words(
    "The address sends the reader on more than {0} times and ends nowhere. Open it in a browser and copy the address it ends at.",
    "该地址连续跳转超过{0}次，没有终点。请在浏览器中打开，再复制最终地址。").With(Most));

public sealed record PageIsTooSlow(int Seconds) : Refusal(new Words(
    "The page did not arrive within {0} seconds. Try again later, or save it in your browser and add the file.",
    "网页在{0}秒内没有传完。请稍后再试，或在浏览器中保存后添加文件。").With(Seconds));

public sealed record PageIsTooBig(int Megabytes) : Refusal(new Words(
    "The page has more than {0} MB and was not kept. Save the part you need and add the file.",
    "网页超过{0} MB，未予保存。请只保存需要的部分，再添加文件。").With(Megabytes));

public sealed record PageAnswered(int Status) : Refusal((Status switch
{
    404 or 410 => new Words("The site says there is no such page ({0}). Check the address.", "网站称没有这个网页（{0}）。请核对地址。"),
    401 or 402 or 403 or 451 => new Words("The site does not give this page to everybody ({0}). Open it in your browser, save it and add the file.",
        "网站不公开这个网页（{0}）。请在浏览器中打开并保存，再添加文件。"),
    _ => new Words("The site answered with an error ({0}). Try again later.", "网站返回错误（{0}）。请稍后再试。"),
}).With(Status));

public sealed record PageCannotBeReached(string Host) : Refusal(new Words(
    "{0} cannot be reached from here. Check the address; if it opens in your browser, save the page and add the file.",
    "从这里无法访问{0}。请核对地址；如果浏览器能打开，请保存网页后添加文件。").With(Host));
