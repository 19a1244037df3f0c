package io.ivory.flow.check;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notify;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What rules ask of nodes again and again. */
final class Nodes {

    private Nodes() {}

    /** The nodes of one type, in the order of the flow. */
    static <N extends FlowNode> List<N> of(FlowDefinition flow, Class<N> type) {
        return flow.nodes().values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Whether callers speak to a person here, or at least leave word for one. */
    static boolean leadsToSomeone(FlowNode node) {
        return switch (node) {
            case Transfer _, QueueCaller _, Voicemail _, Callback _ -> true;
            case Say _,
                    Menu _,
                    Collect _,
                    LanguageChoice _,
                    Hours _,
                    Branch _,
                    CallerCheck _,
                    Split _,
                    Lookup _,
                    HttpRequest _,
                    Assign _,
                    Notify _,
                    RunFlow _,
                    GoToFlow _,
                    ReturnResult _,
                    Milestone _,
                    HangUp _ -> false;
        };
    }

    /** How patiently the node asks; empty if it asks nothing. */
    static Optional<AskRules> ask(FlowNode node) {
        return AskRules.of(node);
    }

    /** The same question, asked by other rules. */
    static FlowNode withAsk(FlowNode node, AskRules ask) {
        return switch (node) {
            case Menu menu -> new Menu(menu.head(), menu.intro(), menu.options(), menu.wording(), ask);
            case Collect collect -> collect.withAsk(ask);
            case LanguageChoice choice ->
                new LanguageChoice(choice.head(), choice.options(), choice.remember(), choice.wording(), ask);
            case Say _,
                    Hours _,
                    Branch _,
                    CallerCheck _,
                    Split _,
                    Lookup _,
                    HttpRequest _,
                    Assign _,
                    Transfer _,
                    QueueCaller _,
                    Voicemail _,
                    Callback _,
                    Notify _,
                    RunFlow _,
                    GoToFlow _,
                    ReturnResult _,
                    Milestone _,
                    HangUp _ -> node;
        };
    }

    /** The nodes that wait for the caller to press something. */
    static boolean asks(FlowNode node) {
        return ask(node).isPresent();
    }

    /** The text of a prompt in the language it is best known in; empty if it has none. */
    static String firstText(FlowDefinition flow, @Nullable PromptId prompt) {
        return prompt == null
                ? ""
                : flow.prompt(prompt)
                        .flatMap(found -> found.in(flow.defaultLanguage())
                                .or(() -> found.texts().values().stream().findFirst()))
                        .map(PromptText::text)
                        .orElse("");
    }
}
