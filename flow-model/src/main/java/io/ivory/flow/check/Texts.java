package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.expression.BadExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The texts of all prompts that nodes say. */
final class Texts {

    private Texts() {}

    /**
     * The text of a prompt in one language.
     *
     * @param node the node that says it first
     * @param pointer where it stands
     * @param source the text
     * @param language the language it is in
     */
    record Text(FlowNode node, String pointer, String source, Language language) {}

    static List<Text> ofPrompts(FlowDefinition flow) {
        var texts = new ArrayList<Text>();
        PromptUse.firstUsers(flow)
                .forEach((id, node) -> flow.prompt(id)
                        .ifPresent(prompt -> prompt.texts()
                                .forEach((language, text) ->
                                        texts.add(new Text(node, Places.of(id, language), text.text(), language)))));
        return texts;
    }

    /** What {@code compile} yields; empty where the text is wrong, which is for {@link BadExpression} to say. */
    static <T> Optional<T> compiled(Supplier<T> compile) {
        try {
            return Optional.of(compile.get());
        } catch (BadExpressionException _) {
            return Optional.empty();
        }
    }
}
