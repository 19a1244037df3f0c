package io.ivory.runtime.interpreter;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Menu;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.expression.CallContext;
import io.ivory.flow.expression.CallFacts;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.Utterance.Part;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** What a flow says, known before anybody calls. */
public final class FlowScript {

    private static final Pattern VALUE = Pattern.compile("\\{[^{}]*}");

    private FlowScript() {}

    /** All that is the same in every call, in each of the flow's languages, menus as they are said. */
    public static SequencedSet<Part> fixedParts(RunnableFlow flow) {
        var parts = new LinkedHashSet<Part>();
        for (Language language : flow.definition().languages()) {
            var words = new Wordings(flow, beforeAnyCall(language), Map.of());
            for (FlowNode node : flow.definition().nodes().values()) {
                addFixed(parts, node, words, flow);
            }
        }
        return parts;
    }

    /** The fixed words of prompts with values in them: what a voice must at least be able to say. */
    public static SequencedSet<Part.Spoken> wordsAroundValues(RunnableFlow flow) {
        var around = new LinkedHashSet<Part.Spoken>();
        FlowDefinition definition = flow.definition();
        definition
                .prompts()
                .values()
                .forEach(prompt -> prompt.texts().forEach((language, text) -> {
                    String words = VALUE.matcher(text.text()).replaceAll(" ").strip();
                    if (text.audio() == null
                            && definition.languages().contains(language)
                            && !flow.expressions().prompt(text.text()).isStatic()
                            && words.codePoints().anyMatch(Character::isLetterOrDigit)) {
                        around.add(new Part.Spoken(words, language));
                    }
                }));
        return around;
    }

    private static void addFixed(SequencedSet<Part> parts, FlowNode node, Wordings words, RunnableFlow flow) {
        for (PromptId prompt : node.prompts()) {
            if (isFixed(flow, prompt)) {
                parts.addAll(words.of(prompt).parts());
            }
        }
        if (node instanceof LanguageChoice choice && choice.wording() == null) {
            parts.addAll(words.of(choice).parts());
        }
        if (node instanceof Menu menu && menu.wording() == null) {
            menu.options().forEach((key, option) -> {
                if (option.label() != null && isFixed(flow, option.label())) {
                    parts.addAll(words.choice(option.label(), key).parts());
                    // the label alone is never said
                    words.of(option.label()).parts().stream()
                            .filter(Part.Spoken.class::isInstance)
                            .forEach(parts::remove);
                }
            });
        }
    }

    private static boolean isFixed(RunnableFlow flow, PromptId id) {
        Prompt prompt = flow.prompt(id);
        return prompt.texts().values().stream()
                .allMatch(text -> flow.expressions().prompt(text.text()).isStatic());
    }

    private static CallContext beforeAnyCall(Language language) {
        return new CallContext(
                Map.of(),
                new CallFacts("", "", Instant.EPOCH),
                language,
                Instant.EPOCH,
                ZoneOffset.UTC,
                Resources.NONE);
    }
}
