package io.ivory.runtime.switchboard;

import io.ivory.runtime.call.PublishedFlow;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Knows which flow answers which number. Thread-safe; asked for every call, so it must be quick. */
@FunctionalInterface
public interface FlowDirectory {

    /**
     * The flow that answers.
     *
     * @param number as {@link DialledNumber#normalised} writes it
     */
    Optional<PublishedFlow> answering(String number);

    /** A directory that never changes; numbers may be written in any way. */
    static FlowDirectory of(Map<String, PublishedFlow> flows) {
        Map<String, PublishedFlow> byNumber = flows.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> DialledNumber.normalised(entry.getKey()), Map.Entry::getValue));
        return number -> Optional.ofNullable(byNumber.get(number));
    }
}
