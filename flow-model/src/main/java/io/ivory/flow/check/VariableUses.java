package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
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
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.Prompt;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.VariableName;
import io.ivory.flow.Voicemail;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Answers which nodes fill or read a variable. Looks at the texts and not at what they compile to, so that a draft with
 * mistakes has answers too.
 */
public final class VariableUses {

    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'");
    private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern FORMAT = Pattern.compile("(?<!\\|)\\|(?!\\|).*", Pattern.DOTALL);

    private final VariableName variable;
    private final Pattern name;

    private VariableUses(VariableName variable) {
        this.variable = variable;
        this.name = Pattern.compile("(?<![\\w.])" + variable + "(?!\\w)");
    }

    /** The nodes that fill {@code variable} or read it in an expression, a request or a prompt, in the flow's order. */
    public static List<FlowNode> of(FlowDefinition flow, VariableName variable) {
        var uses = new VariableUses(variable);
        return flow.nodes().values().stream()
                .filter(node -> uses.uses(node) || uses.says(flow, node))
                .toList();
    }

    private boolean uses(FlowNode node) {
        return switch (node) {
            case Collect collect -> variable.equals(collect.into());
            case Lookup lookup -> variable.equals(lookup.into()) || isIn(lookup.value());
            case HttpRequest http ->
                variable.equals(http.into()) || isInBracesOf(http.path()) || isInBracesOf(http.body());
            case Assign set ->
                set.values().containsKey(variable)
                        || set.values().values().stream().anyMatch(this::isIn);
            case Branch branch ->
                branch.conditions().stream().map(Condition::when).anyMatch(this::isIn);
            case CallerCheck caller -> variable.equals(caller.into());
            case Callback callback -> isInBracesOf(callback.reason());
            case Notify notify -> isIn(notify.notification());
            case RunFlow run ->
                variable.equals(run.into()) || run.with().values().stream().anyMatch(this::isIn);
            case ReturnResult end -> end.values().values().stream().anyMatch(this::isIn);
            case Say _,
                    Menu _,
                    LanguageChoice _,
                    Hours _,
                    Split _,
                    Transfer _,
                    QueueCaller _,
                    Voicemail _,
                    GoToFlow _,
                    Milestone _,
                    HangUp _ -> false;
        };
    }

    private boolean isIn(Notification notification) {
        return switch (notification) {
            case Notification.WebRequest request -> isInBracesOf(request.path()) || isInBracesOf(request.body());
            case Notification.Email email -> isInBracesOf(email.subject()) || isInBracesOf(email.text());
        };
    }

    private boolean says(FlowDefinition flow, FlowNode node) {
        Stream<Prompt> prompts = node.prompts().stream().flatMap(id -> flow.prompt(id).stream());
        return prompts.flatMap(prompt -> prompt.texts().values().stream()).anyMatch(text -> isInBracesOf(text.text()));
    }

    private boolean isInBracesOf(String template) {
        return IN_BRACES
                .matcher(template)
                .results()
                .map(value -> QUOTED.matcher(value.group(1)).replaceAll(""))
                .anyMatch(value ->
                        name.matcher(FORMAT.matcher(value).replaceFirst("")).find());
    }

    private boolean isIn(String expression) {
        return name.matcher(QUOTED.matcher(expression).replaceAll("")).find();
    }
}
