package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.check.Rule.Group;
import io.ivory.flow.resource.Resources;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All rules, in the order their findings are listed. */
public final class FlowChecks {

    private static final List<Rule> RULES = List.of(
            required(Group.STRUCTURE, new NoStart()),
            required(Group.STRUCTURE, new UnconnectedExit()),
            required(Group.STRUCTURE, new UnknownTarget()),
            error(Group.STRUCTURE, new NoEnd()),
            error(Group.STRUCTURE, new LoopWithoutCaller()),
            warning(Group.STRUCTURE, new UnreachableNode()),
            warning(Group.STRUCTURE, new EmptyBranch()),
            warning(Group.STRUCTURE, new EmptySet()),
            warning(Group.STRUCTURE, new SameCondition()),
            warning(Group.STRUCTURE, new SameWay()),
            warning(Group.STRUCTURE, new SameName()),
            warning(Group.STRUCTURE, new NoErrorWay()),
            warning(Group.STRUCTURE, new AfterHandOver()),
            required(Group.REFERENCES, new UnknownPrompt()),
            required(Group.REFERENCES, new MissingPromptText()),
            error(Group.REFERENCES, new UnknownAudio()),
            required(Group.REFERENCES, new UnknownHours()),
            required(Group.REFERENCES, new UnknownTable()),
            required(Group.REFERENCES, new UnknownColumn()),
            required(Group.REFERENCES, new UnknownDestination()),
            required(Group.REFERENCES, new UnknownConnection()),
            required(Group.REFERENCES, new UnknownFlow()),
            required(Group.REFERENCES, new ReservedName()),
            required(Group.REFERENCES, new UnknownVariable()),
            required(Group.REFERENCES, new UnknownLanguage()),
            required(Group.REFERENCES, new UnfinishedNode()),
            required(Group.REFERENCES, new TalkAfterHangup()),
            required(Group.REFERENCES, new TypeNotAvailable()),
            error(Group.DATA, new VariableTypes()),
            required(Group.DATA, new BadExpression()),
            required(Group.DATA, new BadPattern()),
            warning(Group.DATA, new UnsetVariable()),
            warning(Group.DATA, new NeverFilledVariable()),
            warning(Group.DATA, new UnusedVariable()),
            warning(Group.DATA, new EmptyTable()),
            warning(Group.DATA, new DuplicateKey()),
            warning(Group.DATA, new RangeOverlap()),
            warning(Group.DATA, new FailureAsSuccess()),
            warning(Group.DATA, new OutageAsNotFound()),
            error(Group.DATA, new UnknownAnswerField()),
            warning(Group.DATA, new RetryWithoutEffect()),
            required(Group.DIALOGUE, new EmptyMenu()),
            warning(Group.DIALOGUE, new TooManyOptions()),
            warning(Group.DIALOGUE, new MenuDepth()),
            warning(Group.DIALOGUE, new KeyGap()),
            warning(Group.DIALOGUE, new KeyInText()),
            warning(Group.DIALOGUE, new TwoDigitKey()),
            warning(Group.DIALOGUE, new KeyInLabel()),
            warning(Group.DIALOGUE, new SameLabel()),
            warning(Group.DIALOGUE, new BlameWords()),
            warning(Group.DIALOGUE, new NoWayToAPerson()),
            warning(Group.DIALOGUE, new OperatorKey()),
            note(Group.DIALOGUE, new MissingOperatorKey()),
            warning(Group.DIALOGUE, new BackKey()),
            warning(Group.DIALOGUE, new RepeatKey()),
            error(Group.DIALOGUE, new KeyConflict()),
            warning(Group.DIALOGUE, new FinishKeyAsChoice()),
            warning(Group.DIALOGUE, new BareHangUp()),
            warning(Group.DIALOGUE, new ClosedWithoutAWord()),
            warning(Group.DIALOGUE, new RejectAfterAnswer()),
            warning(Group.DIALOGUE, new Tries()),
            warning(Group.DIALOGUE, new HurriedCaller()),
            warning(Group.DIALOGUE, new NoBargeIn()),
            warning(Group.DIALOGUE, new NoInputLikeNoMatch()),
            warning(Group.DIALOGUE, new SilentWait()),
            warning(Group.DIALOGUE, new LongMenu()),
            warning(Group.TIME, new NeverOpen()),
            warning(Group.TIME, new HoursOverlap()),
            warning(Group.TIME, new HoursGap()),
            warning(Group.TIME, new HolidayWithoutRule()),
            note(Group.TIME, new PastDays()),
            note(Group.TIME, new OverrideOver()),
            warning(Group.TIME, new OverrideOverlap()),
            warning(Group.TIME, new SpecialDayUnheard()),
            warning(Group.TIME, new FixedOffsetZone()),
            warning(Group.TIME, new PromotionOver()),
            warning(Group.TIME, new PromotionWithoutEnd()),
            warning(Group.SPEECH, new TextWithoutVoice()),
            note(Group.SPEECH, new UnspokenLanguage()),
            warning(Group.SPEECH, new UnusedPrompt()),
            warning(Group.SPEECH, new LongPrompt()),
            warning(Group.SPEECH, new PlainDigits()),
            warning(Group.SPEECH, new TranslationDiffers()),
            error(Group.SAFETY, new ChosenTarget()),
            warning(Group.SAFETY, new UnmarkedSecret()),
            warning(Group.SAFETY, new SecretSaid()),
            warning(Group.SAFETY, new SecretInUrl()),
            warning(Group.SAFETY, new SecretUnencrypted()),
            warning(Group.SAFETY, new SecretCopied()),
            warning(Group.SAFETY, new SecretInRecord()),
            required(Group.SUB_FLOWS, new UnknownResult()),
            error(Group.SUB_FLOWS, new EndlessFlows()),
            note(Group.TESTS, new NoTestCall()),
            warning(Group.TESTS, new TestNamesUnknown()));

    private static final Map<String, Rule> BY_ID =
            RULES.stream().collect(Collectors.toMap(Rule::id, Function.identity()));

    private static final List<FlowCheck> CHECKS =
            RULES.stream().map(Rule::check).toList();

    private FlowChecks() {}

    private static Rule required(Group group, FlowCheck check) {
        return new Rule(check, group, Severity.ERROR, true);
    }

    private static Rule error(Group group, FlowCheck check) {
        return new Rule(check, group, Severity.ERROR, false);
    }

    private static Rule warning(Group group, FlowCheck check) {
        return new Rule(check, group, Severity.WARNING, false);
    }

    private static Rule note(Group group, FlowCheck check) {
        return new Rule(check, group, Severity.INFO, false);
    }

    /** The rules with what is known of each. */
    public static List<Rule> rules() {
        return RULES;
    }

    /** The rule of this id, if there is one. */
    public static Optional<Rule> rule(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    public static List<FlowCheck> all() {
        return CHECKS;
    }

    /**
     * What is wrong with {@code flow} on no day in particular, every rule as it comes: errors first, then warnings, then
     * notes; each in the order of the flow's nodes.
     */
    public static List<Problem> problems(FlowDefinition flow, Resources resources) {
        return problems(flow, Surroundings.of(resources), RuleSettings.DEFAULT);
    }

    /** What is wrong with {@code flow} here and now, in the same order. */
    public static List<Problem> problems(FlowDefinition flow, Surroundings around, RuleSettings settings) {
        Map<NodeId, Integer> order = new HashMap<>();
        flow.nodes().keySet().forEach(node -> order.put(node, order.size()));
        return RULES.stream()
                .flatMap(rule -> settings.severity(rule).stream()
                        .flatMap(severity -> rule.check().find(flow, around).stream()
                                .map(finding -> new Problem(severity, finding))))
                .sorted(Comparator.comparing(Problem::severity)
                        .thenComparingInt(problem ->
                                problem.node() == null ? -1 : order.getOrDefault(problem.node(), order.size())))
                .toList();
    }
}
