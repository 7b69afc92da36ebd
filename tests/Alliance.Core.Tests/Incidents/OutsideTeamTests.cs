using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Xunit;

namespace Alliance.Core.Tests.Incidents;

/// <summary>Teams from outside: they register before they set out, are invited with a letter, stand by or are turned
/// away, and check in with the letter.</summary>
public sealed class OutsideTeamTests : StoryTests
{
    private static readonly SocialTeam Ram = new("公羊救援队", "浙江省公羊会", 18, Catalogue.FloodRescue);
    private static readonly TeamIdentity Known = new("何队长", "13900001111", ["浙A88888"], [new Brought("boats", 3)]);
    private readonly ActorId _incident;

    public OutsideTeamTests()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0], Allied = false });
        _incident = Incident();
    }

    private string Registers() =>
        Story.Do(_incident, new RegisterOutsideTeam(Someone, null, Ram, Known, "杭州", "两小时后可出发")).Number!;

    private Answer Answers(string outside, OutsideAnswer answer, int minutes = 600) =>
        Story.Do(_incident, new AnswerOutsideTeam(
            Someone, null, outside, answer, answer == OutsideAnswer.Invited ? Says(minutes) : null, "人手不足"));

    private Invitation Says(int minutes) => new(
        "近尾洲镇中心小学", "转移群众", Story.Now + Span.FromMinutes(minutes), "前指王建国", "经 S315 省道");

    private Answer ComesWith(string letter, SocialTeam? social = null, bool isNew = false) =>
        Story.Do(_incident, new CheckInTeam(Someone, null, null, social, Letter: letter, IsNew: isNew));

    private void ChecksOut(string? checkIn) =>
        Assert.Null(Story.Do(_incident, new CheckOutTeam(Someone, null, checkIn!)).Refused);

    [Fact]
    public void A_team_that_is_invited_checks_in_by_its_letter_and_stays()
    {
        var outside = Registers();
        var letter = Answers(outside, OutsideAnswer.Invited).Number!;
        Story.Advance(new Span(700));
        Assert.Equal(letter, Answers(outside, OutsideAnswer.Invited).Number);
        Minutes(120);
        var checkIn = ComesWith(letter).Number;
        Assert.Equal((Ram, LetterStanding.Valid), (One<TeamTurnedUp>().Social, One<TeamTurnedUp>().Standing));
        Assert.Equal(checkIn, One<CheckInAccepted>().CheckIn);
        Assert.Equal("may-be-same", ComesWith(letter).Refused);
        Assert.Equal("has-arrived", Answers(outside, OutsideAnswer.TurnedAway).Refused);
        ChecksOut(checkIn);
        Story.Rest();
    }

    [Fact]
    public void A_letter_that_has_expired_lets_nobody_stay_without_a_decision()
    {
        var expired = Answers(Registers(), OutsideAnswer.Invited, minutes: 30).Number!;
        Minutes(31);
        Assert.Equal(LetterStanding.Expired, One<LetterEnded>().Standing);
        var late = ComesWith(expired).Number;
        Assert.Equal(LetterStanding.Expired, One<TeamTurnedUp>().Standing);
        Assert.Empty(Story.All<CheckInAccepted>());
        ChecksOut(late);
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Story.Rest();
    }

    [Fact]
    public void Who_came_while_its_letter_held_stays_however_late_that_is_entered()
    {
        var letter = Answers(Registers(), OutsideAnswer.Invited, minutes: 30).Number!;
        Minutes(31);
        Assert.Equal(LetterStanding.Expired, One<LetterEnded>().Standing);
        var checkIn = Story.Do(_incident, new CheckInTeam(
            Someone, Story.Now + Span.FromMinutes(-5), null, null, Letter: letter)).Number;
        Assert.Equal(LetterStanding.Valid, One<TeamTurnedUp>().Standing);
        Assert.Equal(checkIn, One<CheckInAccepted>().CheckIn);
        ChecksOut(checkIn);
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Story.Rest();
    }

    [Fact]
    public void A_team_that_is_there_and_is_invited_afterwards_stays_by_its_letter()
    {
        var checkIn = Story.Do(_incident, new CheckInTeam(Someone, null, null, Ram, Identity: Known)).Number!;
        var letter = Answers(Registers(), OutsideAnswer.Invited).Number!;
        Assert.Equal(checkIn, Story.Do(
            _incident, new CheckInTeam(Someone, null, null, null, Letter: letter, SameAs: checkIn)).Number);
        Assert.Equal((checkIn, letter), (One<CheckInUpdated>().CheckIn, One<CheckInUpdated>().Letter));
        Assert.Equal(checkIn, One<CheckInAccepted>().CheckIn);
        ChecksOut(checkIn);
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Story.Rest();
    }

    [Fact]
    public void A_letter_whose_time_is_over_is_not_withdrawn_even_while_its_timer_is_late()
    {
        var outside = Registers();
        var expired = Answers(outside, OutsideAnswer.Invited, minutes: 30).Number!;
        var (withdrawn, again) = (default(Answer), default(Answer));
        Story.Later(Span.FromMinutes(30), () =>
        {
            withdrawn = Story.Do(_incident, new WithdrawLetter(Someone, null, expired, "水退了"));
            again = Answers(outside, OutsideAnswer.Invited);
        });
        Minutes(31);
        Assert.Equal("letter-expired", withdrawn.Refused);
        Assert.Equal((expired, LetterStanding.Expired), (One<LetterEnded>().Letter, One<LetterEnded>().Standing));
        Assert.NotEqual(expired, again.Number);
        Assert.Null(Answers(outside, OutsideAnswer.TurnedAway).Refused);
        Story.Rest();
    }

    [Fact]
    public void A_letter_that_is_withdrawn_is_taken_back_once_and_its_team_is_decided_anew()
    {
        var outside = Registers();
        var letter = Answers(outside, OutsideAnswer.Invited).Number!;
        Assert.Null(Story.Do(_incident, new WithdrawLetter(Someone, null, letter, "水退了")).Refused);
        Assert.Null(Story.Do(_incident, new WithdrawLetter(Someone, null, letter, "水退了")).Refused);
        Assert.Equal((LetterStanding.Withdrawn, "水退了"), (One<LetterEnded>().Standing, One<LetterEnded>().Reason));
        Minutes(61);
        Assert.Equal(OutsideStage.Registered, One<OutsideTeamAsked>().Stage);
        Assert.Null(Answers(outside, OutsideAnswer.TurnedAway).Refused);
        Assert.Equal("no-such-letter", Story.Do(
            _incident, new WithdrawLetter(Someone, null, $"{_incident.Key}-Y09", "?")).Refused);
        Story.Rest();
    }

    [Fact]
    public void A_letter_in_the_hands_of_another_team_is_seen()
    {
        var letter = Answers(Registers(), OutsideAnswer.Invited).Number!;
        var stranger = ComesWith(letter, Ram with { Name = "他队", Office = "别处" }).Number;
        Assert.Equal(LetterStanding.OfAnother, One<TeamTurnedUp>().Standing);
        Assert.Empty(Story.All<CheckInAccepted>());
        ChecksOut(stranger);
        var rightful = ComesWith(letter, Ram).Number;
        Assert.Equal(LetterStanding.Valid, Story.All<TeamTurnedUp>().Last().Standing);
        ChecksOut(rightful);
        Story.Rest();
    }

    [Fact]
    public void Who_stands_by_is_asked_for_after_a_shift_and_turned_away_at_the_end()
    {
        var outside = Registers();
        Assert.Null(Answers(outside, OutsideAnswer.StandBy).Refused);
        Minutes(481);
        Assert.Equal((OutsideStage.StandBy, 1), (One<OutsideTeamAsked>().Stage, One<OutsideTeamAsked>().Asked));
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Assert.Equal(OutsideAnswer.TurnedAway, Story.All<OutsideTeamAnswered>().Last().Answer);
        Assert.Equal("incident-not-open", Answers(outside, OutsideAnswer.Invited).Refused);
        Story.Rest();
    }

    [Fact]
    public void What_is_wrong_with_a_registration_or_an_answer_is_named()
    {
        Assert.Equal("bad-registration", Story.Do(_incident, new RegisterOutsideTeam(
            Someone, null, Ram with { People = 0 }, null, "杭州", "")).Refused);
        var outside = Registers();
        Assert.Equal("may-be-same", Story.Do(_incident, new RegisterOutsideTeam(
            Someone, null, Ram with { Name = "公羊" }, Known, "杭州", "")).Refused);
        Assert.Equal(outside, Story.Do(_incident, new RegisterOutsideTeam(
            Someone, null, Ram with { People = 20 }, Known, "杭州", "", outside)).Number);
        Assert.Equal("no-such-team", Answers("x", OutsideAnswer.StandBy).Refused);
        Assert.Equal("bad-answer", Story.Do(_incident, new AnswerOutsideTeam(
            Someone, null, outside, OutsideAnswer.Invited, null, "来")).Refused);
        Assert.Equal("bad-answer", Answers(outside, OutsideAnswer.Invited, minutes: 0).Refused);
        Assert.Equal("bad-check-in", ComesWith($"{_incident.Key}-Y09").Refused);
        Answers(outside, OutsideAnswer.TurnedAway);
        Story.Rest();
    }
}
