using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Depots;

/// <summary>Handles work on the shelf itself, outside any commitment: counts, and write-offs of spoilt stock.</summary>
internal sealed class StockTakeHandler(DepotState state, StockBooks books)
{
    /// <summary>Corrects the books by a count. The former number stays in the journal.</summary>
    public void OnTakeStock(TakeStock count, Turn turn)
    {
        if (!count.Kind.IsSupply || count.Counted is < 0 or > LineSpec.MaxQuantity)
        {
            turn.Refuse(
                "bad-count",
                $"units: what was counted on the shelf, from 0 to {LineSpec.MaxQuantity}; the kind must be a supply of "
                    + "the catalogue.");
            return;
        }

        var before = books.Available(count.Kind, turn);
        if (turn.IsLate("units", $"{count.Kind} {count.Counted}", $"{count.Kind} {before}",
            state.CountedAt, count.Kind)) return;
        turn.Record(new StockTaken(count.Kind, count.Counted, before, count.Reason));
        if (count.Counted > before)
            books.Move(count.Kind, count.Counted - before, StockPlace.Outside, StockPlace.Available, null, turn);
        if (count.Counted < before)
            books.Move(count.Kind, before - count.Counted, StockPlace.Available, StockPlace.Outside, null, turn);
        if (count.Counted != before)
            turn.Send(ShipmentProgress.Owner(turn), new StockCorrected(count.Kind, count.Counted - before));
    }

    /// <summary>Writes off unreserved units on the shelf. Refuses more units than there are.</summary>
    public void OnWriteOff(WriteOffStock command, Turn turn)
    {
        var (most, off) = (books.Available(command.Kind, turn),
            new WrittenOff(null, command.Kind, command.Units, command.Reason, turn.Now));
        if (off.IsSaidAgain(state.LastWriteOff)) return;
        if (command.Units < 1 || command.Units > most)
        {
            turn.Refuse(
                "bad-units",
                $"units: {most} {command.Kind} are on the shelf of depot {turn.Self.Key} and kept for nobody; write off"
                    + " 1 to that many.");
            return;
        }

        state.LastWriteOff = off;
        turn.Record(new StockWrittenOff(command.Kind, command.Units, null, command.Reason));
        books.Move(command.Kind, command.Units, StockPlace.Available, StockPlace.WrittenOff, null, turn);
        turn.Send(ShipmentProgress.Owner(turn), new StockCorrected(command.Kind, -command.Units));
    }
}
