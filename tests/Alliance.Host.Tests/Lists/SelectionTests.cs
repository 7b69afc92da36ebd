using Alliance.Host.Api.Lists;

namespace Alliance.Host.Tests.Lists;

/// <summary>Pages in any order.</summary>
public sealed class SelectionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pages_of_any_size_give_every_item_once_and_in_order(bool isDescending)
    {
        // Few values, so that many items are alike, and every seventh has none.
        var random = new Random(17);
        var ranks = Enumerable.Range(0, 200)
            .Select(i => new Rank(i % 7 == 0 ? null : random.Next(5), $"k{random.Next(100):00}-{i:000}")).ToList();
        var order = new RankOrder(isDescending);
        foreach (var size in (int[])[1, 2, 7, 199, 200, 500])
        {
            var seen = new List<Rank>();
            for (Rank? after = null; ;)
            {
                var selection = new Selection<Rank>(size + 1, order, after);
                foreach (var rank in ranks) selection.Offer(rank, rank);
                // A second visit to the same items changes nothing.
                foreach (var rank in ranks) selection.Offer(rank, rank);
                var page = selection.Take();
                seen.AddRange(page.Take(size).Select(c => c.Item));
                if (page.Count <= size) break;
                after = Rank.OfCursor(seen[^1].ToCursor("priority"), "priority");
                Assert.Equal(seen[^1], after);
            }

            Assert.Equal(ranks.Order(order), seen);
        }
    }

    [Fact]
    public void What_has_no_value_comes_last_either_way()
    {
        Rank[] ranks = [new(null, "a"), new(2, "b"), new(1, "c")];
        Assert.Equal(["c", "b", "a"], ranks.Order(new RankOrder(false)).Select(r => r.Key));
        Assert.Equal(["b", "c", "a"], ranks.Order(new RankOrder(true)).Select(r => r.Key));
    }

    [Theory]
    [InlineData("430422119-01")]
    [InlineData("deadline:5:a")]
    [InlineData("priority:x:a")]
    [InlineData("priority:5")]
    public void A_cursor_of_another_order_is_not_taken(string text) => Assert.Null(Rank.OfCursor(text, "priority"));
}
