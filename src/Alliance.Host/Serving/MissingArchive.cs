using Alliance.Grains.Storage;
using Alliance.Host.Output;

namespace Alliance.Host.Serving;

/// <summary>Tells that an archive is missing into which records were moved.</summary>
internal static class MissingArchive
{
    /// <summary>How to mend it.</summary>
    public static Text Mend { get; } = Text.Of(
        "Put that file back, from a copy of the archives, or name the folder that has it with --archives.",
        "请从归档的副本放回该文件，或用 --archives 指明它所在的文件夹。");

    /// <summary>Returns what is missing.</summary>
    public static Text What(ArchiveMissingException missing)
    {
        var (realm, first, last) = (missing.Realm, missing.Part.After + 1, missing.Part.Through);
        var (name, folder) = (Path.GetFileName(missing.File), Path.GetDirectoryName(missing.File));
        return missing.IsOther
            ? Text.Of(
                $"Records {first} to {last} of {realm} were moved into the archive {name}; the file of that name in "
                    + $"{folder} is damaged, another one, or not readable.",
                $"{realm} 的第 {first} 至 {last} 条记录已移入归档 {name}；"
                    + $"{folder} 中的同名文件已损坏、不是原文件或无法读取。")
            : Text.Of(
                $"Records {first} to {last} of {realm} were moved into the archive {name}, and there is no such file "
                    + $"in {folder}.",
                $"{realm} 的第 {first} 至 {last} 条记录已移入归档 {name}，而 {folder} 中没有该文件。");
    }

    /// <summary>Returns what is missing, and how to mend it.</summary>
    public static Text Refusal(ArchiveMissingException missing)
    {
        var what = What(missing);
        return Text.Of(
            $"{what.In(Language.English)} {Mend.In(Language.English)}",
            $"{what.In(Language.Chinese)}{Mend.In(Language.Chinese)}");
    }
}
