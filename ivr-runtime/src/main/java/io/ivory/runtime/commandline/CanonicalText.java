package io.ivory.runtime.commandline;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.json.FormatProblem;
import io.ivory.flow.json.ResourceJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The one text that each file of a bundle should have. What a file says is never changed by it. */
final class CanonicalText {

    private CanonicalText() {}

    /**
     * The canonical text of a file.
     *
     * @param name its name, which tells what it holds; whatever is not hours, people or services is a flow
     * @throws FlowFormatException if it cannot be read
     */
    static String of(String name, byte[] file) {
        String text = decoded(file);
        return switch (name) {
            case BundleFolder.HOURS -> resources(text, ResourceJson::readAllHours, ResourceJson::writeAllHours);
            case BundleFolder.DESTINATIONS ->
                resources(text, ResourceJson::readAllDestinations, ResourceJson::writeAllDestinations);
            case BundleFolder.CONNECTIONS ->
                resources(text, ResourceJson::readAllConnections, ResourceJson::writeAllConnections);
            default -> flow(text);
        };
    }

    private static String flow(String text) {
        FlowDefinition flow = FlowJson.read(text);
        String canonical = FlowJson.write(flow);
        require(FlowJson.read(canonical).isSameAs(flow));
        return canonical;
    }

    private static <T> String resources(
            String text, Function<String, Map<String, T>> read, Function<Map<String, T>, String> write) {
        Map<String, T> resources = read.apply(text);
        String canonical = write.apply(resources);
        require(read.apply(canonical).equals(resources));
        return canonical;
    }

    /** Better no canonical form than a file that says something else. */
    private static void require(boolean same) {
        if (!same) {
            throw new IllegalStateException(
                    "The canonical text says something else than the file; nothing was written");
        }
    }

    private static String decoded(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FlowFormatException(
                    List.of(FormatProblem.at("", "not-utf-8", "the file is not UTF-8. Save it as UTF-8")));
        }
    }
}
