namespace SevenBridges.Paging;

/// <summary>
/// Notices a server whose pages lead in a circle, or go on for ever without an item. Circles of any length are found in constant memory:
/// one link is remembered, and replaced after 1, 2, 4, 8 … steps.
/// </summary>
internal sealed class LoopGuard
{
    private const int MostEmptyPages = 100;

    private PageLink? _remembered;
    private long _steps;
    private long _replaceAt = 1;
    private int _emptyPages;

    public void Pass(PageLink next, int items)
    {
        if (next == _remembered)
            throw new PaginationException("The Platform's pages lead in a circle: a page names one that was read already as its next. The items so far are good.");
        _emptyPages = items == 0 ? _emptyPages + 1 : 0;
        if (_emptyPages > MostEmptyPages)
            throw new PaginationException($"The Platform sent {_emptyPages} pages without items one after another, each with a next. The items so far are good.");
        if (++_steps < _replaceAt)
            return;
        _remembered = next;
        _replaceAt *= 2;
    }
}
