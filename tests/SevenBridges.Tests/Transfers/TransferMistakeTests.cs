using SevenBridges.Tests.Support;

namespace SevenBridges.Tests.Transfers;

/// <summary>What people get wrong about transfers, and what they are told.</summary>
public sealed class TransferMistakeTests : EmulatorTest, IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task Upload_ToAProjectByItsText_GoesToItsTop()
    {
        var uploaded = await Platform.Files.UploadAsync(Local("reads.bin"), Wgs);

        (uploaded.File.Name, uploaded.File.Project).Should().Be(("reads.bin", (ProjectId?)Wgs));
    }

    [Fact]
    public async Task Upload_FileExistsThere_SaysWhichOptionReplacesIt()
    {
        await Platform.Files.UploadAsync(Local("reads.bin"), Wgs);

        await FluentActions.Awaiting(() => Platform.Files.UploadAsync(Local("reads.bin"), Wgs))
            .Should().ThrowAsync<ConflictException>().WithMessage("*TransferOptions.Overwrite replaces it.*");
    }

    [Fact]
    public async Task Upload_AnotherIsOpenThere_SaysHowItIsGivenUp()
    {
        await Platform.Uploads.InitAsync(new UploadInit { Project = Wgs, Name = "reads.bin", Size = 3 });

        await FluentActions.Awaiting(() => Platform.Files.UploadAsync(Local("reads.bin"), Wgs))
            .Should().ThrowAsync<ConflictException>().WithMessage("*Uploads.AbortAsync(id)*");
    }

    [Fact]
    public async Task UploadFolder_PathIsAFile_SaysThatItIsOne()
    {
        var path = Local("reads.bin");

        await FluentActions.Awaiting(() => Platform.Files.UploadFolderAsync(path, Wgs))
            .Should().ThrowAsync<DirectoryNotFoundException>().WithMessage($"'{path}' is a file and not a folder*");
    }

    [Fact]
    public async Task Download_FolderIsNotThere_IsNamed()
    {
        var file = await Platform.Files.FindAsync(Wgs, "S1_R1.fastq");

        var failure = await FluentActions.Awaiting(() => file!.DownloadAsync(folder["nowhere/reads.fastq"])).Should().ThrowAsync<TransferException>();

        failure.WithMessage($"*there is no folder '{folder["nowhere"]}'*").Which.Fault.Should().Be(TransferFault.LocalFile);
    }

    [Fact]
    public async Task DownloadFolder_AFileStandsAtItsPlace_IsATransferThatFailed()
    {
        var reports = await Platform.Files.FindAsync(Wgs, "reports");

        var failure = await FluentActions.Awaiting(() => Platform.Files.DownloadFolderAsync(reports!.Id, Local("taken"))).Should().ThrowAsync<TransferException>();

        failure.WithMessage($"*the folder '{folder["taken"]}' could not be made*").Which.Fault.Should().Be(TransferFault.LocalFile);
    }

    [Fact]
    public async Task OpenRead_CancelledBefore_IsCancelled()
    {
        var file = await Platform.Files.GetAsync((await Platform.Files.FindAsync(Wgs, "S1_R1.fastq"))!.Id);

        await FluentActions.Awaiting(() => file.OpenReadAsync(cancellationToken: new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Read_ClientIsDisposed_NamesTheClient()
    {
        var file = await Platform.Files.FindAsync(Wgs, "S1_R1.fastq");
        await using var stream = await file!.OpenReadAsync();
        await stream.ReadExactlyAsync(new byte[10]);
        await Platform.DisposeAsync();
        stream.Position = 20_000;

        await FluentActions.Awaiting(() => stream.ReadExactlyAsync(new byte[10]).AsTask()).Should().ThrowAsync<ObjectDisposedException>().WithMessage("*SevenBridgesClient*");
    }

    [Theory]
    [InlineData(nameof(SevenBridgesOptions.HttpHandler))]
    [InlineData(nameof(SevenBridgesOptions.StorageHandler))]
    public void Client_HandlerFollowsRedirects_IsRefusedByName(string option)
    {
        using var handler = new HttpClientHandler();
        var options = new SevenBridgesOptions { Endpoint = Emulator.Endpoint, Token = Emulator.Token };
        if (option == nameof(options.HttpHandler)) options.HttpHandler = handler;
        else options.StorageHandler = handler;

        options.Invoking(given => new SevenBridgesClient(given)).Should().Throw<ValidationException>().WithMessage($"The {option} follows redirects*").Which.Parameter.Should().Be(option);
    }

    [Fact]
    public async Task Call_EndpointSpeaksNoTls_SaysWhatWentWrongAndNotWhereToLook()
    {
        var options = new SevenBridgesOptions { Endpoint = new UriBuilder(Emulator.Endpoint) { Scheme = "https" }.Uri, Token = Emulator.Token, MaxRetries = 0 };
        await using var client = new SevenBridgesClient(options);

        await FluentActions.Awaiting(() => client.Users.MeAsync()).Should().ThrowAsync<ConnectionFailedException>().Where(failure => !failure.Message.Contains("inner exception"));
    }

    public void Dispose() => folder.Dispose();

    private string Local(string name)
    {
        File.WriteAllBytes(folder[name], [1, 2, 3]);
        return folder[name];
    }
}
