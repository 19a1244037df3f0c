package io.ivory.flow.explore;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what calls need from outside, in the flow that takes them and in those that it runs or goes to. */
final class Needs {

    private Needs() {}

    /** What calls need, and the nodes that need it. */
    static Map<Off, Set<Places.Place>> of(StateGraph graph) {
        Map<FlowPlan, BitSet> reached = new LinkedHashMap<>();
        for (int state = StateGraph.START; state < graph.size(); state++) {
            State at = graph.state(state);
            reached.computeIfAbsent(at.plan(), _ -> new BitSet()).set(at.node());
        }
        Map<Off, Set<Places.Place>> needs = new LinkedHashMap<>();
        reached.forEach((plan, nodes) -> nodes.stream().mapToObj(plan::node).forEach(node -> {
            for (Off thing : neededBy(node, plan)) {
                needs.computeIfAbsent(thing, _ -> new LinkedHashSet<>()).add(new Places.Place(plan.name(), node.id()));
            }
        }));
        return needs;
    }

    private static List<Off> neededBy(FlowNode node, FlowPlan plan) {
        var things = new ArrayList<>(reachedBy(node));
        for (Language language : plan.flow().languages()) {
            boolean needsVoice = node.prompts().stream()
                    .flatMap(prompt -> plan.texts().spoken(prompt, language).stream())
                    .anyMatch(
                            words -> words.isMadeInTheCall() && words.language().equals(language));
            if (needsVoice) {
                things.add(new Off(Off.Kind.VOICE, language.tag()));
            }
        }
        return things;
    }

    private static List<Off> reachedBy(FlowNode node) {
        return switch (node) {
            case HttpRequest n -> named(Off.Kind.SERVICE, n.connection());
            case Lookup n -> named(Off.Kind.TABLE, n.table());
            case CallerCheck n ->
                Stream.concat(named(Off.Kind.TABLE, n.contacts()).stream(), named(Off.Kind.TABLE, n.blocked()).stream())
                        .toList();
            case Notify n -> servedBy(n.notification());
            case Transfer n -> overTheTrunk(n.destination());
            case QueueCaller n -> overTheTrunk(n.queue());
            case Say _,
                    HangUp _,
                    Menu _,
                    Collect _,
                    Hours _,
                    Branch _,
                    Assign _,
                    LanguageChoice _,
                    Split _,
                    Voicemail _,
                    Callback _,
                    RunFlow _,
                    ReturnResult _,
                    GoToFlow _,
                    Milestone _ -> List.of();
        };
    }

    private static List<Off> servedBy(Notification notification) {
        return switch (notification) {
            case Notification.WebRequest request -> named(Off.Kind.SERVICE, request.connection());
            case Notification.Email _ -> List.of();
        };
    }

    private static List<Off> named(Off.Kind kind, @Nullable String name) {
        return name == null ? List.of() : List.of(new Off(kind, name));
    }

    private static List<Off> overTheTrunk(@Nullable String destination) {
        return destination == null
                ? List.of()
                : List.of(new Off(Off.Kind.DESTINATION, destination), new Off(Off.Kind.TRUNK, ""));
    }
}
