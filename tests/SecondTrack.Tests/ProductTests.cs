using Xunit;
namespace SecondTrack.Tests;
public class ProductTests { [Fact] public void HasAName() => Assert.Equal("SecondTrack", Product.Name); }
