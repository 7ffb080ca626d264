namespace SevenBridges;

// BY HAND: the query belongs to another resource; here the project is filled in. Exports cannot be listed by project.
public partial class Project
{
    /// <summary>The imports that come into this project.</summary>
    public ProjectImports Imports => new(this);
}
