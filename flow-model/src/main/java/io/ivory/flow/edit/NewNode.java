package io.ivory.flow.edit;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.Milestone;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node fresh from the palette, with what it needs to be filled in at once.
 *
 * @param node the node, unconnected
 * @param prompts its own prompts, still without words
 */
public record NewNode(FlowNode node, Map<PromptId, Prompt> prompts) {

    private static final Prompt SILENT = new Prompt(Map.of());

    public NewNode {
        prompts = copyInOrder(prompts);
    }

    /** A node of {@code type} with the defaults that suit most callers; its prompts get ids that {@code flow} lacks. */
    public static NewNode of(NodeType type, NodeId id, String name, FlowDefinition flow) {
        NodeHead head = NodeHead.of(id, name);
        var prompts = new Prompts(flow.prompts().keySet());
        FlowNode node = switch (type) {
            case SAY -> new Say(head, List.of(prompts.make(id.value())));
            case MENU -> menu(head, prompts);
            case COLLECT ->
                new Collect(
                        head,
                        prompts.make(id.value()),
                        null,
                        1,
                        10,
                        Digit.POUND,
                        DigitRules.DEFAULT_INTER_DIGIT,
                        AskRules.DEFAULT);
            case HOURS -> new Hours(head, null);
            case BRANCH -> new Branch(head, List.of(new Condition(new Exit("yes"), "")));
            case LOOKUP -> new Lookup(head, null, "", null, null, false);
            case HTTP -> new HttpRequest(head, null, HttpMethod.GET, "", "", null, HttpRequest.DEFAULT_TIMEOUT, null);
            case SET -> new Assign(head, Map.of());
            case TRANSFER -> new Transfer(head, null, Transfer.DEFAULT_RING, null);
            case LANGUAGE -> new LanguageChoice(head, languages(flow), true, null, AskRules.DEFAULT);
            case CALLER -> new CallerCheck(head, null, null, null);
            case SPLIT -> new Split(head, halves(), true);
            case QUEUE ->
                new QueueCaller(head, null, QueueCaller.DEFAULT_WAIT, QueueCaller.DEFAULT_ANNOUNCE, null, null);
            case VOICEMAIL ->
                new Voicemail(
                        head, null, prompts.make(id.value()), Voicemail.DEFAULT_LENGTH, Voicemail.DEFAULT_SILENCE);
            case CALLBACK -> new Callback(head, prompts.make(id.value()), "");
            case NOTIFY -> new Notify(head, new Notification.WebRequest(null, HttpMethod.POST, "", ""));
            case RUN -> new RunFlow(head, null, Map.of(), List.of(), null);
            case RETURN -> new ReturnResult(head, null, Map.of());
            case GOTO -> new GoToFlow(head, null);
            case MILESTONE -> new Milestone(head, "");
            case HANGUP -> new HangUp(head, null);
        };
        return new NewNode(node, prompts.made);
    }

    private static Menu menu(NodeHead head, Prompts prompts) {
        PromptId intro = prompts.make(head.id().value());
        var options = new LinkedHashMap<Digit, MenuOption>();
        options.put(Digit.ONE, new MenuOption(prompts.make(head.id() + "-1")));
        options.put(Digit.TWO, new MenuOption(prompts.make(head.id() + "-2")));
        return new Menu(head, intro, options, null, AskRules.DEFAULT);
    }

    /** The flow's languages on the keys from 1, as many as there are such keys. */
    private static Map<Digit, Language> languages(FlowDefinition flow) {
        var options = new LinkedHashMap<Digit, Language>();
        for (int i = 0; i < Math.min(flow.languages().size(), 9); i++) {
            Digit key = Digit.of((char) ('1' + i)).orElseThrow();
            options.put(key, flow.languages().get(i));
        }
        return options;
    }

    private static Map<Exit, Integer> halves() {
        var shares = new LinkedHashMap<Exit, Integer>();
        shares.put(new Exit("a"), 50);
        shares.put(new Exit("b"), 50);
        return shares;
    }

    /** Makes prompts whose ids nobody has. */
    private static final class Prompts {

        private final Set<PromptId> taken;
        private final Map<PromptId, Prompt> made = new LinkedHashMap<>();

        Prompts(Set<PromptId> taken) {
            this.taken = new HashSet<>(taken);
        }

        PromptId make(String name) {
            PromptId id = PromptId.fromName(name, taken);
            taken.add(id);
            made.put(id, SILENT);
            return id;
        }
    }
}
