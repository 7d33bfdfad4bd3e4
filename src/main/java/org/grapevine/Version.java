package org.grapevine;

/** Which Grapevine this is. */
public final class Version {
    private Version() {}

    /** Its name and version, as what it makes names it. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "grapevine " + (version == null ? "(not packaged)" : version);
    }
}
