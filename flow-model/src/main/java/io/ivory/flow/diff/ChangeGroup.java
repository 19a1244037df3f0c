package io.ivory.flow.diff;

import java.util.List;

/**
 * What changed under one heading.
 *
 * @param topic the heading
 * @param sentences the changes, at least one
 * @param more how many further changes are not listed
 */
public record ChangeGroup(Topic topic, List<String> sentences, int more) {

    public ChangeGroup {
        sentences = List.copyOf(sentences);
    }
}
