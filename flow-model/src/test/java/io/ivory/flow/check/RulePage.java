package io.ivory.flow.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.NodeType;
import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.RingGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The page of a rule as its reader sees it, its examples read into the example flow.
 *
 * @param id the rule's id
 * @param text the page
 */
record RulePage(String id, String text) {

    static final Path FOLDER = Path.of("..", "docs", "rules");

    private static final String FLOW = "main-line.ivr.json";
    private static final Pattern FENCE = Pattern.compile("```(?:json|csv)(?: (\\S+))?\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([a-z-]+)\\.md\\)");
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<String, byte[]> EXAMPLE = example();

    /** The day on which the examples are read. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    /** What a release can run that has everything but callbacks. */
    private static final Capabilities RUNTIME = new Capabilities(
            EnumSet.complementOf(EnumSet.of(NodeType.CALLBACK)), EnumSet.allOf(RingGroup.Strategy.class));

    /** A flow of an example with what is around it. */
    record Example(FlowDefinition flow, Surroundings around) {

        List<Problem> problems() {
            return FlowChecks.problems(flow, around, RuleSettings.DEFAULT);
        }
    }

    static RulePage of(String id) {
        try {
            return new RulePage(id, Files.readString(FOLDER.resolve(id + ".md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Example wrong() {
        return example("Wrong");
    }

    /** The rules that the wrong example breaks by what the page says: its own, and any that is linked beside it. */
    Set<String> broken() {
        var rules = new TreeSet<>(Set.of(id));
        LINK.matcher(section("Wrong")).results().forEach(link -> rules.add(link.group(1)));
        return rules;
    }

    Example right() {
        return example("Right");
    }

    private Example example(String heading) {
        var files = new TreeMap<>(EXAMPLE);
        Matcher fence = FENCE.matcher(section(heading));
        while (fence.find()) {
            String file = fence.group(1);
            String content = fence.group(2);
            if (file == null) {
                files.compute(FLOW, (_, flow) -> with(requireNonNull(flow), content));
            } else {
                files.put(file, content.getBytes(UTF_8));
            }
        }
        Bundle bundle = BundleFiles.readFiles(id, files).bundle();
        Resources resources = bundle.resources().withFlows(bundle.flows());
        Surroundings around =
                Surroundings.of(resources).on(TODAY).speaking(Set.of(Language.ENGLISH, new Language("de")));
        return new Example(
                requireNonNull(bundle.flows().get("main-line")),
                id.equals("type-not-available") ? around.running(RUNTIME) : around);
    }

    private String section(String heading) {
        int from = text.indexOf("## " + heading + "\n");
        int to = text.indexOf("\n## ", from + 1);
        return text.substring(from, to < 0 ? text.length() : to);
    }

    /** The flow in which what {@code fragment} names has taken the place of what had that name. */
    private static byte[] with(byte[] flow, String fragment) {
        var tree = (ObjectNode) MAPPER.readTree(flow);
        ((ObjectNode) MAPPER.readTree(fragment)).properties().forEach(section -> {
            if (section.getValue() instanceof ObjectNode entries
                    && tree.get(section.getKey()) instanceof ObjectNode all) {
                entries.properties().forEach(entry -> put(all, entry));
            } else {
                put(tree, section);
            }
        });
        return MAPPER.writeValueAsBytes(tree);
    }

    private static void put(ObjectNode object, Map.Entry<String, JsonNode> entry) {
        if (entry.getValue().isNull()) {
            object.remove(entry.getKey());
        } else {
            object.set(entry.getKey(), entry.getValue());
        }
    }

    private static Map<String, byte[]> example() {
        Path folder = FOLDER.resolve("example");
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
