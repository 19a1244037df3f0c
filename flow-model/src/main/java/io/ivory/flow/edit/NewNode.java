package io.ivory.flow.edit;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
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
