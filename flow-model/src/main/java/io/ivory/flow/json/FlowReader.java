package io.ivory.flow.json;

import io.ivory.flow.Digit;
import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.Language;
import io.ivory.flow.Layout;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.Reference;
import io.ivory.flow.TestCall;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a whole flow from its tree. */
final class FlowReader {

    private static final Pattern VERSION = Pattern.compile("^(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})$");
    private static final List<String> TYPES =
            Arrays.stream(VariableType.values()).map(FlowReader::word).toList();

    /** The kinds of names under {@code requires}, in the file's order. */
    static final List<String> REQUIRED =
            Arrays.stream(Reference.Kind.values()).map(FlowReader::requiredKey).toList();

    /** Stands in where an id is wrong, so that the rest of the node is looked at all the same. */
    private static final NodeId FALLBACK = new NodeId("node");

    private final Fields flow;
    private final FormatProblems problems;

    private FlowReader(Object tree, FormatProblems problems) {
        this.problems = problems;
        problems.root(tree);
        this.flow = Fields.withExtensions(tree, "", problems);
    }

    static FlowReading read(String source, Object tree, FormatProblems problems) {
        String version = tree instanceof Map<?, ?> map && map.get("ivory") instanceof String text ? text : "";
        if (tree instanceof Map<?, ?> map && FormatMigrations.knows(version)) {
            return migrated(source, map, version, problems);
        }
        String whyReadOnly = whyReadOnly(version);
        if (whyReadOnly != null) {
            problems.tolerateTheUnknown();
        }
        FlowDefinition flow = new FlowReader(tree, problems).read();
        return new FlowReading(flow, version, whyReadOnly, problems.notes(), source);
    }

    private static FlowReading migrated(String source, Map<?, ?> tree, String version, FormatProblems problems) {
        var old = new LinkedHashMap<String, Object>();
        tree.forEach((key, value) -> old.put((String) key, value));
        FlowDefinition flow = new FlowReader(FormatMigrations.migrated(old, version), problems).read();
        FormatProblem note = FormatProblem.at(
                "/ivory",
                "migrated",
                "the file is of version " + version + " and was brought to " + FlowJson.VERSION
                        + ". Save the flow to keep it so");
        return new FlowReading(flow, version, null, List.of(note), source);
    }

    /** Null for the present version, and what a newer minor version keeps from being changed. */
    private static @Nullable String whyReadOnly(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches() || version.equals(FlowJson.VERSION)) {
            return null; // what is no version is for the reader to report
        }
        boolean newer = Integer.parseInt(matcher.group(1)) > FlowJson.MAJOR;
        if (newer || Integer.parseInt(matcher.group(1)) < FlowJson.MAJOR) {
            throw JsonText.failure(
                    "/ivory",
                    newer ? "newer-version" : "unknown-version",
                    "this release reads version " + FlowJson.VERSION + ", but the file says " + version
                            + (newer ? ". Open it with a newer release" : ". There is no such version"));
        }
        return "the file says version " + version + ", and this release writes " + FlowJson.VERSION
                + ": it can be looked at, but saving it would lose what is new. Open it with a newer release";
    }

    private FlowDefinition read() {
        checkVersion();
        flow.foreignText(Extensions.SCHEMA);
        String name = flow.requiredText("name", "?");
        if (flow.has("name")) {
            flow.attempt("name", () -> FlowDefinition.empty(name, Language.ENGLISH));
        }
        List<Language> languages = languages();
        NodeId start = flow.valueOf("start", NodeId::new);
        NodeId onError = flow.valueOf("onError", NodeId::new);
        NodeId onHangup = flow.valueOf("onHangup", NodeId::new);
        NodeId operator = flow.valueOf("operator", NodeId::new);
        Map<KeyCommand, Digit> keys = keys();
        checkRequires();
        Map<VariableName, Variable> variables = variables();
        Map<NodeId, FlowNode> nodes = nodes();
        Map<PromptId, Prompt> prompts = prompts();
        Map<String, TestCall> tests = TestCallJson.read(flow.object("tests"));
        Layout layout = layout();
        flow.refuseOthers();
        Extensions extensions = flow.extensions();
        problems.throwIfAny();
        FlowDefinition read = flow.attemptWhole(() -> new FlowDefinition(
                name,
                languages,
                start,
                onError,
                onHangup,
                operator,
                keys,
                variables,
                nodes,
                prompts,
                tests,
                layout,
                extensions));
        if (read == null) {
            throw problems.asException();
        }
        return read;
    }

    private void checkVersion() {
        String version = flow.requiredText("ivory", "");
        if (flow.value("ivory") instanceof String && !VERSION.matcher(version).matches()) {
            flow.report(
                    "ivory",
                    "unknown-version",
                    "the format version is written like \"" + FlowJson.VERSION + "\", but this is \""
                            + Fields.shortened(version) + "\"");
        }
    }

    private List<Language> languages() {
        List<Language> languages = flow.valuesOf("languages", Language::new);
        if (!flow.has("languages")) {
            flow.report("languages", "missing-key", "\"languages\" is missing. Add it, such as [\"en\"]");
        } else if (flow.array("languages").isEmpty()) {
            flow.report("languages", "invalid-value", "a flow speaks at least one language, such as [\"en\"]");
        }
        return languages;
    }

    private Map<KeyCommand, Digit> keys() {
        var keys = new EnumMap<KeyCommand, Digit>(KeyCommand.class);
        Fields read = flow.object("keys");
        for (KeyCommand command : KeyCommand.values()) {
            Digit key = NodeFields.key(read, command.json());
            if (key != null) {
                keys.put(command, key);
            }
        }
        read.refuseOthers();
        return keys;
    }

    /** What is required follows from the nodes, so that only the shape matters here. */
    private void checkRequires() {
        Fields requires = flow.object("requires");
        for (String kind : REQUIRED) {
            requires.valuesOf(kind, name -> name);
        }
        requires.refuseOthers();
    }

    /** The key under {@code requires} that lists the names of {@code kind}. */
    static String requiredKey(Reference.Kind kind) {
        return switch (kind) {
            case HOURS -> "hours";
            case DESTINATION -> "destinations";
            case TABLE -> "tables";
            case CONNECTION -> "connections";
            case FLOW -> "flows";
        };
    }

    private Map<VariableName, Variable> variables() {
        var variables = new LinkedHashMap<VariableName, Variable>();
        Fields all = flow.object("variables");
        for (String key : all.keys()) {
            VariableName name = all.attempt(key, () -> new VariableName(key));
            Fields variable = all.object(key);
            String type = variable.requiredText("type", "text");
            Optional<VariableType> known = Arrays.stream(VariableType.values())
                    .filter(candidate -> word(candidate).equals(type))
                    .findFirst();
            if (known.isEmpty()) {
                String hint = variable.didYouMean(type, TYPES);
                variable.report(
                        "type",
                        "unknown-type",
                        "there is no variable type \"" + Fields.shortened(type) + "\""
                                + (hint.isEmpty() ? ". There are " + Fields.listed(TYPES) : hint));
            }
            boolean sensitive = variable.flag("sensitive", false);
            variable.refuseOthers();
            if (name != null) {
                variables.put(name, new Variable(known.orElse(VariableType.TEXT), sensitive));
            }
        }
        return variables;
    }

    /** How the file spells a variable's type. */
    static String word(VariableType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private Map<NodeId, FlowNode> nodes() {
        var nodes = new LinkedHashMap<NodeId, FlowNode>();
        Fields all = flow.object("nodes");
        if (all.keys().size() > FlowDefinition.MAX_NODES) {
            throw JsonText.failure(
                    "/nodes",
                    "too-many-nodes",
                    "a flow has at most " + FlowDefinition.MAX_NODES + " nodes, but this one has "
                            + all.keys().size() + ". Split it into several flows");
        }
        for (String key : all.keys()) {
            NodeId id = all.attempt(key, () -> new NodeId(key));
            FlowNode node = NodeReader.read(id == null ? FALLBACK : id, all.owner(key));
            if (id != null && node != null) {
                nodes.put(id, node);
            }
        }
        return nodes;
    }

    private Map<PromptId, Prompt> prompts() {
        var prompts = new LinkedHashMap<PromptId, Prompt>();
        Fields all = flow.object("prompts");
        for (String key : all.keys()) {
            PromptId id = all.attempt(key, () -> new PromptId(key));
            Prompt prompt = prompt(all.object(key));
            if (id != null) {
                prompts.put(id, prompt);
            }
        }
        return prompts;
    }

    private static Prompt prompt(Fields texts) {
        var byLanguage = new LinkedHashMap<Language, PromptText>();
        for (String key : texts.keys()) {
            if (key.startsWith("x-")) {
                continue;
            }
            Language language = texts.attempt(key, () -> new Language(key));
            PromptText text = text(texts, key);
            if (language != null && text != null) {
                byLanguage.put(language, text);
            }
        }
        texts.refuseOthers();
        return new Prompt(byLanguage);
    }

    /** Either the words alone, or an object of words and recorded audio. */
    private static @Nullable PromptText text(Fields texts, String key) {
        if (!(texts.value(key) instanceof Map<?, ?>)) {
            return texts.valueOf(key, PromptText::of);
        }
        Fields fields = texts.object(key);
        String words = fields.requiredText("text", "");
        String audio = fields.text("audio");
        String sha256 = fields.text("sha256");
        fields.refuseOthers();
        return fields.attempt("text", () -> new PromptText(words, audio, sha256));
    }

    private Layout layout() {
        var positions = new LinkedHashMap<NodeId, Position>();
        Fields all = flow.object("layout");
        for (String key : all.keys()) {
            NodeId id = all.attempt(key, () -> new NodeId(key));
            if (all.value(key) instanceof List<?> place
                    && place.size() == 2
                    && place.getFirst() instanceof Long x
                    && place.getLast() instanceof Long y
                    && x.intValue() == x
                    && y.intValue() == y) {
                if (id != null) {
                    positions.put(id, new Position(x.intValue(), y.intValue()));
                }
            } else {
                all.report(key, "wrong-type", "a place on the canvas is two whole numbers such as [320, 160]");
            }
        }
        return new Layout(positions);
    }
}
