package org.grapevine.io;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder to take in.
 *
 * @param path of a file, or of a folder that holds files named after their kinds
 * @param kind what the file tells about; null to go by its name or its header
 */
public record Input(Path path, @Nullable Kind kind) {}
