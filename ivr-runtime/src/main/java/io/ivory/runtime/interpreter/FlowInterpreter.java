package io.ivory.runtime.interpreter;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.NodeType;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallListener;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.PublishedFlow;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs flows: the same for a real caller, a test call and the simulator. Thread-safe; each call has a thread of its own.
 */
public final class FlowInterpreter {

    /** More nodes than this without the caller pressing a key are going in circles. */
    public static final int MAX_STEPS = 1_000;

    private static final Set<NodeType> RUNNABLE = Set.of(
            NodeType.SAY,
            NodeType.MENU,
            NodeType.COLLECT,
            NodeType.HOURS,
            NodeType.BRANCH,
            NodeType.LOOKUP,
            NodeType.HTTP,
            NodeType.SET,
            NodeType.TRANSFER,
            NodeType.HANGUP);

    private static final Logger log = LoggerFactory.getLogger(FlowInterpreter.class);

    private final InstantSource clock;
    private final CallListener listener;
    private final PromptWitness witness;

    private final NodeExecutor<Say> say = new SayExecutor();
    private final NodeExecutor<Menu> menu = new MenuExecutor();
    private final NodeExecutor<Collect> collect = new CollectExecutor();
    private final NodeExecutor<Hours> hours = new HoursExecutor();
    private final NodeExecutor<Branch> branch = new BranchExecutor();
    private final NodeExecutor<Lookup> lookup = new LookupExecutor();
    private final NodeExecutor<HttpRequest> http;
    private final NodeExecutor<Assign> assign = new AssignExecutor();
    private final NodeExecutor<Transfer> transfer = new TransferExecutor();
    private final NodeExecutor<HangUp> hangUp = new HangUpExecutor();

    public FlowInterpreter(ServiceClient services, InstantSource clock, CallListener listener) {
        this(services, clock, listener, (node, prompts) -> {});
    }

    /** An interpreter that also tells which prompts it says. */
    public FlowInterpreter(ServiceClient services, InstantSource clock, CallListener listener, PromptWitness witness) {
        this.http = new HttpExecutor(services);
        this.clock = clock;
        this.listener = listener;
        this.witness = witness;
    }

    /** The node types that calls can go through; flows with others are not published. */
    public static Set<NodeType> runnableTypes() {
        return RUNNABLE;
    }

    /**
     * Answers the call and runs {@code flow} on the calling thread until the call is over. Reports all that happens but
     * the call's beginning and end, which are whoever's who took the call.
     */
    public CallOutcome run(PublishedFlow flow, CallControl control) {
        try {
            control.answer();
        } catch (CallEndedException tooEarly) {
            return tooEarly.outcome() == CallOutcome.CALLER_HUNG_UP ? CallOutcome.CANCELLED : tooEarly.outcome();
        }
        var call = new Conversation(flow, control, clock, listener, witness);
        call.report(new CallEvent.Answered(control.id(), clock.instant()));
        CallOutcome outcome = converse(call);
        boolean endedWell = outcome == CallOutcome.COMPLETED || outcome == CallOutcome.CALLER_HUNG_UP;
        return endedWell && call.hasReachedAPerson() ? CallOutcome.TRANSFERRED : outcome;
    }

    private CallOutcome converse(Conversation call) {
        boolean inDistress = false;
        call.enter(call.flow().start());
        while (call.stepsWithoutInput() <= MAX_STEPS) {
            try {
                switch (execute(call.node(), call)) {
                    case Step.Leave(Exit exit) -> leave(exit, call);
                    case Step.Finish(CallOutcome outcome) -> {
                        return outcome;
                    }
                }
            } catch (CallEndedException over) {
                return over.outcome();
            } catch (RuntimeException failure) {
                if (Thread.currentThread().isInterrupted()) { // the call is over, and what was waited for broke off
                    return call.cutShort().outcome();
                }
                report(failure, call);
                Optional<FlowNode> next =
                        inDistress ? Optional.empty() : call.flow().onError();
                if (call.node().exits().contains(Exit.FAILED)) {
                    leave(Exit.FAILED, call);
                } else if (next.isPresent()) {
                    inDistress = true;
                    call.enter(next.get());
                } else {
                    call.control().hangUp(); // a caller must never be left in silence
                    return CallOutcome.FAILED;
                }
            }
        }
        call.control().hangUp();
        return CallOutcome.WENT_IN_CIRCLES;
    }

    private static void leave(Exit exit, Conversation call) {
        call.report(new CallEvent.LeftNode(call.control().id(), call.now(), call.nodeId(), exit));
        call.enter(call.flow().after(call.node(), exit));
    }

    /** The list of node types, once. No default: the compiler names this place when a type is added. */
    private Step execute(FlowNode node, Conversation call) {
        return switch (node) {
            case Say n -> say.execute(n, call);
            case Menu n -> menu.execute(n, call);
            case Collect n -> collect.execute(n, call);
            case Hours n -> hours.execute(n, call);
            case Branch n -> branch.execute(n, call);
            case Lookup n -> lookup.execute(n, call);
            case HttpRequest n -> http.execute(n, call);
            case Assign n -> assign.execute(n, call);
            case Transfer n -> transfer.execute(n, call);
            case HangUp n -> hangUp.execute(n, call);
            case LanguageChoice _,
                    CallerCheck _,
                    Split _,
                    QueueCaller _,
                    Voicemail _,
                    Callback _,
                    Notify _,
                    RunFlow _,
                    ReturnResult _,
                    GoToFlow _,
                    Milestone _ ->
                throw new IllegalStateException(
                        "this release cannot run a \"" + NodeType.of(node).json() + "\" node");
        };
    }

    /** Without the stack trace of what flows do wrong every day: the place in the flow says more. */
    private static void report(RuntimeException failure, Conversation call) {
        String problem = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        call.failed(problem);
        log.atWarn()
                .addKeyValue("call", call.control().id())
                .addKeyValue("flow", call.flow().definition().name())
                .addKeyValue("node", call.nodeId())
                .log("a node failed: {}", failure.getClass().getSimpleName());
        log.atDebug().setCause(failure).log("the node's failure");
    }
}
