using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;
using Google.OrTools.Sat;

namespace Alliance.Core.Awards;

/// <summary>One part of a round as a model of CP-SAT (Google OR-Tools): whole squads, integer quantities of stock. It
/// uses one worker, a fixed seed and no clock. The solver's own steps bound the search, so every machine takes the same
/// way to the same end. The result is a pure function of the input.</summary>
internal sealed class JointModel
{
    // The full linear relaxation proves in a second what the default does not in an hour: twenty lines that contend for
    // twenty squads take some hundredths of the bound.
    private const string Parameters = "num_workers:1,random_seed:1,linearization_level:2,max_deterministic_time:20";

    private readonly CpModel _model = new();
    private readonly List<Pick> _picks = [];
    private readonly List<(RoundLine Line, IntVar Var)> _unmet = [];
    private readonly AwardRound _round;

    /// <summary>Builds the model.</summary>
    /// <param name="lines">The lines of the part.</param>
    /// <param name="round">The limits that hold for them.</param>
    /// <param name="start">The decision of nearest-first, from which the search starts.</param>
    public JointModel(IReadOnlyList<RoundLine> lines, AwardRound round, AwardDecision start)
    {
        _round = round;
        foreach (var line in lines) Add(line, start.Lines.First(a => a.Line.Id == line.Id).Won);
        EachSquadOnce();
        NoShelfBelowZero();
        NoLenderBeyondItsLimit();
        NoCapBeyondItsLimit();
    }

    /// <summary>Whether the last solution is proven to be optimal.</summary>
    public bool IsProven { get; private set; } = true;

    /// <summary>Finds the optimum, or the best solution within the bound: the candidates of each line.</summary>
    /// <exception cref="InvalidOperationException">The solver finds no solution, which is a bug: taking nothing is
    /// always a solution.</exception>
    public Dictionary<LineId, List<Candidate>> Solve()
    {
        Stage(LinearExpr.WeightedSum(_unmet.Select(u => u.Var), _unmet.Select(u => (long)u.Line.Weight)),
            () => _unmet.Sum(u => (long)u.Line.Weight * UnmetOf(u.Line)));
        Stage(Sum(p => p.Taken, p => RoundScore.ConcessionOf(p.Candidate)),
            () => _picks.Sum(p => p.Value > 0 ? RoundScore.ConcessionOf(p.Candidate) : 0));
        Stage(Sum(p => p.Units, p => p.Line.LateBy(p.Candidate) * p.PerUnit),
            () => _picks.Sum(p => (long)p.Value * p.Line.LateBy(p.Candidate)));
        Stage(Sum(p => p.Taken, p => p.Candidate.Minutes),
            () => _picks.Sum(p => p.Value > 0 ? (long)p.Candidate.Minutes : 0));
        Stage(Sum(p => p.Taken, p => p.Hash), () => _picks.Sum(p => p.Value > 0 ? (long)p.Hash : 0));
        if (_picks.Exists(p => p.IsStock))
            Stage(Sum(p => p.Units, p => p.IsStock ? CandidateHash.PerUnit(p.Hash) : 0),
                () => _picks.Sum(p => p.IsStock ? CandidateHash.PerUnit(p.Hash) * p.Value : 0));
        return _unmet.ToDictionary(u => u.Line.Id, u => _picks.Where(p => p.Line.Id == u.Line.Id && p.Value > 0)
            .OrderBy(p => p.Candidate.Minutes).ThenBy(p => p.Hash).ThenBy(p => p.Candidate.Resource)
            .Select(p => p.Candidate with { Quantity = p.Value }).ToList());
    }

    private int UnmetOf(RoundLine line) =>
        Math.Max(0, line.Remainder - _picks.Sum(p => p.Line.Id == line.Id ? p.Value : 0));

    private LinearExpr Sum(Func<Pick, IntVar> of, Func<Pick, long> weight) =>
        LinearExpr.WeightedSum(_picks.Select(of), _picks.Select(weight));

    /// <summary>Minimises one sum, starting from the solution so far, and fixes it at its value.</summary>
    /// <param name="cost">The sum.</param>
    /// <param name="value">Its value in the solution so far. No sum is negative, so zero needs no search.</param>
    private void Stage(LinearExpr cost, Func<long> value)
    {
        if (value() > 0)
        {
            _model.ClearHints();
            foreach (var pick in _picks) pick.Hint(_model);
            foreach (var (line, unmet) in _unmet) _model.AddHint(unmet, (long)UnmetOf(line));
            _model.Minimize(cost);
            var solver = new CpSolver { StringParameters = Parameters };
            var status = solver.Solve(_model);
            if (status is CpSolverStatus.Infeasible or CpSolverStatus.ModelInvalid)
                throw new InvalidOperationException($"The solver ended {status}.");
            IsProven &= status == CpSolverStatus.Optimal;
            if (status is CpSolverStatus.Optimal or CpSolverStatus.Feasible)
                foreach (var pick in _picks) pick.Value = (int)solver.Value(pick.Units) * pick.PerUnit;
        }

        _model.Add(cost <= value());
    }

    private void Add(RoundLine line, IReadOnlyList<Judged> start)
    {
        var given = LinearExpr.NewBuilder();
        foreach (var candidate in line.Candidates)
        {
            var pick = NewPick(line, candidate);
            pick.Value = start.FirstOrDefault(w => w.Candidate.Resource == candidate.Resource)?.Candidate.Quantity ?? 0;
            _picks.Add(pick);
            given.AddTerm(pick.Units, pick.PerUnit);
        }

        var unmet = _model.NewIntVar(0, line.Remainder, "");
        _model.Add(unmet + given >= line.Remainder);
        if (line.Kind.IsSupply) _model.Add(given <= line.Remainder);
        _unmet.Add((line, unmet));
    }

    private Pick NewPick(RoundLine line, Candidate candidate)
    {
        var taken = _model.NewBoolVar("");
        var hash = CandidateHash.Of(line.Id, candidate.Resource);
        if (candidate.Resource.Kind != ActorKind.Depot)
            return new Pick(line, candidate, taken, taken, candidate.Quantity, hash);
        var most = Math.Min(candidate.Quantity, line.Remainder);
        var units = _model.NewIntVar(0, most, "");
        _model.Add(units <= most * taken);
        _model.Add(units >= taken);
        return new Pick(line, candidate, taken, units, 1, hash);
    }

    private void EachSquadOnce()
    {
        foreach (var offers in _picks.Where(p => !p.IsStock).GroupBy(p => p.Candidate.Resource)
            .Where(g => g.Count() > 1))
            _model.AddAtMostOne(offers.Select(p => (ILiteral)p.Taken));
    }

    private void NoShelfBelowZero()
    {
        foreach (var offers in _picks.Where(p => p.IsStock)
            .GroupBy(p => (p.Candidate.Resource, p.Candidate.KindFor(p.Line.Kind))).Where(g => g.Count() > 1))
            _model.Add(LinearExpr.Sum(offers.Select(p => p.Units)) <= offers.Max(p => p.Candidate.OnShelf));
    }

    private void NoLenderBeyondItsLimit()
    {
        foreach (var offers in _picks.Where(p => !p.IsStock && p.Candidate.Displaces is null)
            .GroupBy(p => p.Candidate.Lender))
            if (_round.Lenders[offers.Key].Squads < offers.DistinctBy(p => p.Candidate.Resource).Count())
                _model.Add(
                    LinearExpr.Sum(offers.Select(p => p.Taken)) <= Math.Max(0, _round.Lenders[offers.Key].Squads));
    }

    private void NoCapBeyondItsLimit()
    {
        AtMost(_picks.Where(p => _round.Caps.Adds(p.Candidate)), _round.Caps.SquadsInAll);
        foreach (var offers in _picks.Where(p => _round.Caps.Adds(p.Candidate, p.Line.Place))
            .GroupBy(p => p.Line.Place)) AtMost(offers, _round.Caps.Left(offers.Key));
    }

    private void AtMost(IEnumerable<Pick> squads, int most)
    {
        if (squads.DistinctBy(p => p.Candidate.Resource).Count() > most)
            _model.Add(LinearExpr.Sum(squads.Select(p => p.Taken)) <= Math.Max(0, most));
    }

    /// <summary>One candidate for one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="candidate">The candidate, as offered.</param>
    /// <param name="taken">Whether anything of it is taken.</param>
    /// <param name="units">Units taken of stock; the same as <paramref name="taken"/> for a squad.</param>
    /// <param name="perUnit"></param>
    /// <param name="hash">The hash of line and candidate.</param>
    private sealed class Pick(RoundLine line, Candidate candidate, BoolVar taken, IntVar units, int perUnit, uint hash)
    {
        /// <summary>The line.</summary>
        public RoundLine Line => line;
        /// <summary>The candidate, as offered.</summary>
        public Candidate Candidate => candidate;
        /// <summary>Whether anything of it is taken.</summary>
        public BoolVar Taken => taken;
        /// <summary>Units taken of stock; the same as <see cref="Taken"/> for a squad.</summary>
        public IntVar Units => units;
        /// <summary>People or units that one of <see cref="Units"/> stands for.</summary>
        public int PerUnit => perUnit;
        /// <summary>The hash of line and candidate.</summary>
        public uint Hash => hash;
        /// <summary>Whether it is stock of a depot.</summary>
        public bool IsStock => candidate.Resource.Kind == ActorKind.Depot;
        /// <summary>People or units taken in the solution so far.</summary>
        public int Value { get; set; }

        /// <summary>Lets the solver start at the solution so far.</summary>
        public void Hint(CpModel model)
        {
            model.AddHint(taken, Value > 0);
            if (IsStock) model.AddHint(units, (long)Value);
        }
    }
}
