package io.ivory.flow.resource;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Slug;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Flows with everything they refer to, on their way between workspaces.
 *
 * @param name the name of the folder or zip file
 * @param flows by the base name of their file, which is a slug such as {@code main-line}
 * @param resources what the flows refer to; its flows are those of the bundle, its audio names are those of {@code audio}
 * @param audio recorded prompts by file name, such as {@code welcome-ru.wav}; the bytes are not copied and must not be
 *     changed
 */
public record Bundle(String name, Map<String, FlowDefinition> flows, Resources resources, Map<String, byte[]> audio) {

    /** How resources may be called: what every file system and address takes. */
    public static final String NAME_PATTERN = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$";

    public static final String AUDIO_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,59}\\.wav$";

    private static final Pattern NAME = Pattern.compile(NAME_PATTERN);
    private static final Pattern AUDIO = Pattern.compile(AUDIO_PATTERN);

    public Bundle {
        flows = copyInOrder(flows);
        resources = resources.withFlows(flows);
        audio = copyInOrder(audio);
        for (String flow : flows.keySet()) {
            require(
                    Slug.isValid(flow),
                    "The file of a flow is named by " + Slug.RULE + ", but this one by \"" + flow + "\"");
        }
        resources.hours().keySet().forEach(Bundle::requireName);
        resources.tables().keySet().forEach(Bundle::requireName);
        resources.destinations().keySet().forEach(Bundle::requireName);
        resources.connections().keySet().forEach(Bundle::requireName);
        for (String file : audio.keySet()) {
            require(
                    AUDIO.matcher(file).matches(),
                    "A recording is named by letters, digits, \".\", \"-\" and \"_\" and ends in .wav, but this one \""
                            + file + "\"");
        }
        require(
                resources.audio().equals(audio.keySet()),
                "The names of the recordings are " + audio.keySet() + ", but the resources say " + resources.audio());
    }

    private static void requireName(String name) {
        require(
                NAME.matcher(name).matches(),
                "A name is up to 64 letters, digits, \"-\" and \"_\", but this one is \"" + name + "\"");
    }
}
