using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Alliance.Host.Tests.Mutants;

/// <summary>A copy of the program in which one method of the core is broken: its files, and a rewritten
/// <c>Alliance.Core.dll</c>.</summary>
internal sealed class CoreMutant : IDisposable
{
    private CoreMutant(string folder) => Folder = folder;

    /// <summary>Where the copy is; its program is <c>alliance.dll</c>.</summary>
    public string Folder { get; }

    /// <summary>Makes a mutant.</summary>
    /// <param name="type">The type that has the method, by its name.</param>
    /// <param name="method">The method, or <c>get_</c> and the property.</param>
    /// <param name="mutate">Rewrites its body.</param>
    public static CoreMutant Of(string type, string method, Action<MethodDefinition, ILProcessor> mutate)
    {
        var sound = AppContext.BaseDirectory;
        var folder = Directory.CreateTempSubdirectory("alliance-mutant-").FullName;
        foreach (var file in Directory.EnumerateFiles(sound)) Place(file, folder);
        foreach (var directory in Directory.EnumerateDirectories(sound))
            Directory.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(directory)), directory);

        var core = Path.Combine(sound, "Alliance.Core.dll");
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(sound);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        using var assembly =
            AssemblyDefinition.ReadAssembly(core, new ReaderParameters { AssemblyResolver = resolver });
        var definition = assembly.MainModule.GetTypes()
            .SingleOrDefault(t => t.Name == type)?.Methods.SingleOrDefault(m => m.Name == method);
        Assert.True(definition is not null,
            $"{type}.{method} is gone; break the method that does its work now, as this mutant did.");
        mutate(definition, definition.Body.GetILProcessor());
        assembly.Write(Path.Combine(folder, "Alliance.Core.dll"));
        return new CoreMutant(folder);
    }

    /// <summary>A link is followed before the program looks for its assemblies beside it, so its own files are
    /// copied.</summary>
    private static void Place(string file, string folder)
    {
        var copy = Path.Combine(folder, Path.GetFileName(file));
        if (Path.GetFileName(file).StartsWith("alliance", StringComparison.OrdinalIgnoreCase)) File.Copy(file, copy);
        else File.CreateSymbolicLink(copy, file);
    }

    /// <summary>The method answers false, null or zero, and does nothing.</summary>
    public static void AnswersNothing(MethodDefinition method, ILProcessor il)
    {
        il.Clear();
        method.Body.Variables.Clear();
        method.Body.ExceptionHandlers.Clear();
        if (method.ReturnType.FullName != "System.Void")
            il.Emit(method.ReturnType.IsValueType ? OpCodes.Ldc_I4_0 : OpCodes.Ldnull);
        il.Emit(OpCodes.Ret);
    }

    /// <summary>The method no longer writes to a field of its object.</summary>
    public static Action<MethodDefinition, ILProcessor> KeepsField(string field) => (method, il) =>
    {
        var writes = method.Body.Instructions
            .Where(i => i.OpCode == OpCodes.Stfld && ((FieldReference)i.Operand).Name == field).ToList();
        Assert.True(writes.Count > 0, $"{method.Name} no longer writes {field}; find how it does its work now.");
        foreach (var write in writes)
        {
            il.InsertBefore(write, il.Create(OpCodes.Pop));
            (write.OpCode, write.Operand) = (OpCodes.Pop, null);
        }
    };

    /// <summary>In the method, a call of that name answers false whatever it finds.</summary>
    public static Action<MethodDefinition, ILProcessor> FindsNothing(string call) => (method, il) =>
    {
        var calls = method.Body.Instructions.Where(i => i.Operand is MethodReference m && m.Name == call).ToList();
        Assert.True(calls.Count > 0, $"{method.Name} no longer calls {call}; find how it does its work now.");
        foreach (var found in calls)
        {
            il.InsertAfter(found, il.Create(OpCodes.Ldc_I4_0));
            il.InsertAfter(found, il.Create(OpCodes.Pop));
        }
    };

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
