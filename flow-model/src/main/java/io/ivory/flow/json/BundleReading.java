package io.ivory.flow.json;

import io.ivory.flow.resource.Bundle;
import java.util.List;

/**
 * A bundle as it was read.
 *
 * @param bundle what it holds
 * @param unknownFiles files that belong to no bundle and were left aside, such as {@code README.md}
 */
public record BundleReading(Bundle bundle, List<String> unknownFiles) {

    public BundleReading {
        unknownFiles = List.copyOf(unknownFiles);
    }
}
