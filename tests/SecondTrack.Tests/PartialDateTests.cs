using Xunit;

namespace SecondTrack.Tests;

public class PartialDateTests
{
    [Theory]
    [InlineData("2024", "2024", 20240101, "2024", "2024年")]
    [InlineData("2024-5", "2024-05", 20240501, "May 2024", "2024年5月")]
    [InlineData("2024/5/16", "2024-05-16", 20240516, "16 May 2024", "2024年5月16日")]
    [InlineData("２０２４-05-16", "2024-05-16", 20240516, "16 May 2024", "2024年5月16日")]
    [InlineData("2023-11/2024-02~", "2023-11/2024-02~", 20231101, "about November 2023 – February 2024", "约2023年11月至2024年2月")]
    [InlineData("2019-10-17/2019-10-18", "2019-10-17/2019-10-18", 20191017, "17–18 October 2019", "2019年10月17日至18日")]
    [InlineData("2019-10-30/2019-11-02", "2019-10-30/2019-11-02", 20191030, "30 October – 2 November 2019", "2019年10月30日至11月2日")]
    [InlineData("2019-10/2019-11", "2019-10/2019-11", 20191001, "October – November 2019", "2019年10月至11月")]
    [InlineData("2019-12-30/2020-01-02", "2019-12-30/2020-01-02", 20191230, "30 December 2019 – 2 January 2020", "2019年12月30日至2020年1月2日")]
    [InlineData("2019/2020-01", "2019/2020-01", 20190101, "2019 – January 2020", "2019年至2020年1月")]
    [InlineData("", "", 0, "date unknown", "日期不详")]
    public void A_date_is_kept_as_far_as_it_is_known(string typed, string kept, int key, string en, string zh)
    {
        Assert.True(PartialDate.TryParse(typed, out var date));
        Assert.Equal((kept, key, en, zh), (date.Text, date.SortKey, date.For(Language.English), date.For(Language.Chinese)));
    }

    [Theory]
    [InlineData("2024-13")]
    [InlineData("2023-02-29")]
    [InlineData("May 2024")]
    [InlineData("2024-06/2024-05")]
    public void What_is_no_date_is_refused(string typed) => Assert.False(PartialDate.TryParse(typed, out _));

    [Fact]
    public void A_month_ends_on_its_last_day() => Assert.Equal(new DateOnly(2024, 2, 29), PartialDate.Parse("2024-02").Last);
}
