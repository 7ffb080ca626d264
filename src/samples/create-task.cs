#:project ../SevenBridges/SevenBridges.csproj
// Creates a task and runs it: one app over files of a project, given as a list to one of its inputs.
//   dotnet run src/samples/create-task.cs rfranklin/wgs admin/sbg-public-data/sha256sum files S1_R1.fastq S1_R2.fastq

using SevenBridges;

if (args is not [var project, var app, var input, _, ..])
{
    Console.Error.WriteLine("usage: dotnet run create-task.cs PROJECT APP INPUT FILE...");
    return 2;
}

try
{
    await using var platform = new SevenBridgesClient();
    var files = await platform.Files.Query(new() { Project = project, Names = args[3..] }).ToListAsync();
    var task = await platform.Tasks.CreateAsync(
        new() { Project = project, App = app, Name = $"{app} over {files.Count} files", Inputs = new() { [input] = files.ToArray() } }, TaskAction.Run);
    Console.WriteLine($"{task.Id}: {task.Status}");
    return 0;
}
// With inputs that do not fit the task is made, and stays a draft: a TaskValidationException, which says why and carries it.
catch (Exception error) when (error is SevenBridgesException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
