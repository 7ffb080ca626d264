using SevenBridges.Http;

namespace SevenBridges.Transfers;

/// <summary>What the answers to the calls of an upload mean, wherever it goes to.</summary>
internal static class UploadAnswers
{
    public static UploadSession Session(Upload upload, UploadRequest request) => new(
        upload.UploadId.Value,
        upload.Holds(UploadFields.PartSize) && upload.PartSize is > 0 and var partSize ? partSize : request.PartSize,
        !upload.Holds(UploadFields.ParallelUploads) || upload.ParallelUploads != false);

    public static PartTicket Ticket(UploadPart answer, Operation operation, ApiContext api)
    {
        var report = answer.Holds(UploadPartFields.Report()) ? answer.Report : null;
        var address = SignedUri.Parse(answer.Url, operation.Id, api.Options.AllowInsecureHttp);
        return new PartTicket(Method(answer.Method, operation), address, Texts(answer.Holds(UploadPartFields.Headers) ? answer.Headers : null))
        {
            SuccessCodes = report?.Holds(UploadPartReportSpecFields.SuccessCodes) == true ? report.SuccessCodes ?? [] : [],
            ReportHeaders = report?.Holds(UploadPartReportSpecFields.Headers) == true ? report.Headers ?? [] : [],
        };
    }

    /// <summary>What the Platform says of a part that was reported. It need not repeat what the object store had answered: then the part is there, and cannot be compared.</summary>
    public static PartReceipt Receipt(UploadPartReport part)
    {
        var response = part.Holds(UploadPartReportFields.Response()) ? part.Response : null;
        return new PartReceipt(part.PartNumber, Texts(response?.Holds(UploadPartResponseFields.Headers) == true ? response.Headers : null));
    }

    public static PartReport Report(PartReceipt receipt)
    {
        var headers = receipt.Headers.ToDictionary(header => header.Key, header => (string?)header.Value);
        return new PartReport { PartNumber = receipt.Part, Response = new PartReportResponse { Headers = headers } };
    }

    /// <summary>Waits until a report is taken. Nothing in the answer is needed: it may as well be empty.</summary>
    public static async Task TakenAsync(Task report)
    {
        try
        {
            await report.ConfigureAwait(false);
        }
        catch (NonJsonException answer) when ((int?)answer.Status is >= 200 and < 300 && string.IsNullOrEmpty(answer.BodyStart))
        {
            // It was taken, and that is all.
        }
    }

    public static Dictionary<string, string> Texts(IReadOnlyDictionary<string, string?>? headers) =>
        (headers ?? new Dictionary<string, string?>()).Where(header => header.Value is not null)
            .ToDictionary(header => header.Key, header => header.Value!, StringComparer.OrdinalIgnoreCase);

    private static HttpMethod Method(string name, Operation operation)
    {
        if (name.Length > 0 && name.All(char.IsAsciiLetter)) return new HttpMethod(name);
        throw new ErrorFacts { Operation = operation.Id }.On(new InvalidResponseException($"The HTTP method that {operation.Id} gave is none.") { JsonPath = "$.method" });
    }
}
