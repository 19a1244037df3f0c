package io.ivory.flow.export;

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
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.PromptId;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.RejectCause;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RowMatch;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a node's card says about it at a glance: the first words of its prompt, the name of its opening hours. */
public final class CardFace {

    private static final int MAX_WORDS = 120;

    private CardFace() {}

    /** The essence of {@code node}; empty where its name says it all. */
    public static String of(FlowDefinition flow, FlowNode node) {
        String essence = switch (node) {
            case Say say -> ofSay(flow, say);
            case Menu menu -> ofMenu(flow, menu);
            case Collect collect -> quoted(flow, collect.prompt()).orElse("No question yet");
            case Hours hours -> named(hours.hours(), "By the opening hours ", "Choose the opening hours");
            case Branch branch -> ofBranch(branch);
            case Lookup lookup -> ofLookup(lookup);
            case HttpRequest request -> ofRequest(request);
            case Assign assign -> ofAssign(assign);
            case Transfer transfer -> ofTransfer(transfer);
            case LanguageChoice language ->
                language.options().values().stream()
                        .map(ExitWords::inWords)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("No languages yet");
            case CallerCheck caller -> named(caller.contacts(), "Known from ", "Known by earlier calls");
            case Split split -> ofSplit(split);
            case QueueCaller queue -> named(queue.queue(), "In the queue ", "Choose a queue");
            case Voicemail voicemail -> named(voicemail.box(), "Into the box ", "Choose a voicemail box");
            case Callback callback -> quoted(flow, callback.prompt()).orElse("No words yet");
            case Notify notify -> ofNotify(notify);
            case RunFlow run -> named(run.flow(), "Runs ", "Choose a flow");
            case ReturnResult end -> end.result() == null ? "Choose a result" : "Returns “" + end.result() + "”";
            case GoToFlow goTo -> named(goTo.flow(), "Goes on in ", "Choose a flow");
            case Milestone milestone ->
                milestone.outcome().isBlank() ? "No outcome yet" : "“" + milestone.outcome() + "”";
            case HangUp hangUp when hangUp.reject() != null -> "Turns away: " + inWords(hangUp.reject());
            case HangUp hangUp -> quoted(flow, hangUp.goodbye()).orElse("");
        };
        return Text.shortened(essence, MAX_WORDS);
    }

    private static String ofSay(FlowDefinition flow, Say say) {
        if (say.sequence().isEmpty()) {
            return "No words yet";
        }
        String first = quoted(flow, say.sequence().getFirst()).orElse("No words yet");
        int more = say.sequence().size() - 1;
        return more == 0 ? first : first + " and " + more + " more";
    }

    private static String ofMenu(FlowDefinition flow, Menu menu) {
        return quoted(flow, menu.wording())
                .or(() -> quoted(flow, menu.intro()))
                .orElse(menu.options().isEmpty() ? "No choices yet" : "");
    }

    private static String ofBranch(Branch branch) {
        return branch.conditions().isEmpty()
                ? "No conditions yet"
                : "If " + branch.conditions().getFirst().when();
    }

    private static String ofLookup(Lookup lookup) {
        if (lookup.table() == null) {
            return "Choose a table";
        }
        String by = switch (lookup.match()) {
            case RowMatch.Equal(String column) -> " by " + column;
            case RowMatch.Between(String from, String to) -> " between " + from + " and " + to;
            case null -> "";
        };
        return "In the table “" + lookup.table() + "”" + by;
    }

    private static String ofRequest(HttpRequest request) {
        return request.connection() == null
                ? "Choose a service"
                : "Asks “" + request.connection() + "”: " + request.method() + " " + request.path()
                        + (request.attempts() > 1 ? ", up to " + request.attempts() + " times" : "");
    }

    private static String ofAssign(Assign assign) {
        return assign.values().entrySet().stream()
                .findFirst()
                .map(value -> value.getKey() + " = " + value.getValue())
                .orElse("Nothing to set yet");
    }

    /** The shares in percent, as people think of them. */
    private static String ofSplit(Split split) {
        int sum = split.shares().values().stream().mapToInt(Integer::intValue).sum();
        return split.shares().entrySet().stream()
                .map(share -> share.getKey() + " " + Math.round(100.0 * share.getValue() / sum) + " %")
                .reduce((a, b) -> a + ", " + b)
                .orElse("No shares yet");
    }

    private static String ofNotify(Notify notify) {
        return switch (notify.notification()) {
            case Notification.WebRequest request -> named(request.connection(), "Tells ", "Choose whom to tell");
            case Notification.Email email -> named(email.to(), "Writes to ", "Choose whom to write to");
        };
    }

    private static String ofTransfer(Transfer transfer) {
        return transfer.destination() == null
                ? "Choose who to ring"
                : switch (transfer.by()) {
                    case BRIDGE ->
                        "Rings “" + transfer.destination() + "” for "
                                + transfer.ringFor().toSeconds() + " s";
                    case ATTENDED ->
                        "Rings “" + transfer.destination() + "” for "
                                + transfer.ringFor().toSeconds() + " s, then hands over";
                    case REFER -> "Hands over to “" + transfer.destination() + "”";
                };
    }

    private static String inWords(RejectCause cause) {
        return switch (cause) {
            case BUSY -> "busy";
            case DECLINED -> "declined";
            case NOT_FOUND -> "no such number";
            case UNAVAILABLE -> "not available";
        };
    }

    private static String named(@Nullable String name, String before, String otherwise) {
        return name == null ? otherwise : before + "“" + name + "”";
    }

    private static Optional<String> quoted(FlowDefinition flow, @Nullable PromptId prompt) {
        return Optional.ofNullable(prompt)
                .flatMap(flow::prompt)
                .flatMap(found -> ExitWords.words(flow, found))
                .map(words -> "“" + words + "”");
    }
}
