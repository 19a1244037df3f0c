package io.ivory.flow.explore;

import io.ivory.flow.CallerCheck;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Hours;
import io.ivory.flow.Lookup;
import io.ivory.flow.TestCall;
import io.ivory.flow.expression.Expression;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Resources;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Moments at which a call may begin so that calendars and conditions over the time answer in every way they can: in the
 * middle of what calendars tell apart, around the times and dates that conditions name and tables hold, and shortly
 * before a calendar changes.
 */
final class CallMoments {

    private static final int MOST = 400;
    private static final int MOST_CELLS = 40;
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 14);
    private static final String SOME_CALLER = "+12025550123";
    private static final String SOME_FORWARDING = "+12025550199";
    private static final String DIVERTED = "call.diverted";
    private static final LocalTime NOON = LocalTime.NOON;

    /** How long before a change a call may begin that lives to see it. */
    private static final List<Duration> SHORTLY_BEFORE =
            Stream.of(1, 3, 8, 20, 60, 180).map(Duration::ofSeconds).toList();

    private final FlowPlan plan;
    private final Resources resources;
    private final ZoneId zone;
    private final List<OpeningHours> calendars;
    private final List<Expression> readingClocks;

    private CallMoments(FlowPlan plan, Resources resources) {
        this.plan = plan;
        this.resources = resources;
        this.zone = plan.zone();
        this.calendars = plan.nodes().stream()
                .flatMap(node -> node instanceof Hours hours && hours.hours() != null
                        ? Stream.ofNullable(resources.hours().get(hours.hours()))
                        : Stream.of())
                .distinct()
                .toList();
        this.readingClocks = computed(plan).filter(CallMoments::readsClock).toList();
    }

    private static Stream<Expression> computed(FlowPlan plan) {
        return Stream.iterate(0, node -> node < plan.nodes().size(), node -> node + 1)
                .flatMap(node -> plan.reads(node).computed().stream());
    }

    private static boolean readsClock(Expression expression) {
        return expression.reads().stream().anyMatch(Expressions::isClock);
    }

    /** The moments by the flow's wall clock, likely ones first; none if the time does not matter. */
    static List<LocalDateTime> of(FlowPlan plan, Resources resources) {
        var moments = new CallMoments(plan, resources);
        return moments.calendars.isEmpty() && moments.readingClocks.isEmpty() ? List.of() : moments.all();
    }

    private List<LocalDateTime> all() {
        var all = new LinkedHashSet<LocalDateTime>();
        for (OpeningHours hours : calendars) {
            CalendarMoments.of(hours).forEach(stretch -> all.add(here(stretch.middle(), hours)));
        }
        for (LocalDate date : dates()) {
            for (LocalTime time : times()) {
                all.add(date.atTime(time));
            }
        }
        var changing = new LinkedHashSet<LocalDateTime>();
        for (OpeningHours hours : calendars) {
            for (CalendarMoments.Stretch stretch : CalendarMoments.of(hours)) {
                LocalDateTime change = here(stretch.from(), hours);
                SHORTLY_BEFORE.forEach(before -> changing.add(change.minus(before)));
            }
        }
        return Stream.concat(all.stream().limit(MOST), changing.stream().limit(MOST))
                .toList();
    }

    private LocalDateTime here(LocalDateTime there, OpeningHours hours) {
        return there.atZone(hours.zone()).withZoneSameInstant(zone).toLocalDateTime();
    }

    private Set<LocalTime> times() {
        var times = new LinkedHashSet<LocalTime>();
        times.add(NOON);
        texts().flatMap(text -> parsed(() -> LocalTime.parse(text)).stream())
                .forEach(time -> times.addAll(List.of(time, time.minusMinutes(1), time.plusMinutes(1))));
        return times;
    }

    private Set<LocalDate> dates() {
        var dates = new LinkedHashSet<LocalDate>();
        dates.add(calendars.stream()
                .findFirst()
                .map(CalendarMoments::ordinaryMonday)
                .orElse(SOME_DAY));
        Stream.concat(texts(), cells().limit(MOST_CELLS))
                .flatMap(text -> parsed(() -> LocalDate.parse(text)).stream())
                .forEach(date -> dates.addAll(List.of(date, date.minusDays(1), date.plusDays(1))));
        return dates;
    }

    private Stream<String> texts() {
        return readingClocks.stream()
                .flatMap(expression -> expression.constants().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** The cells of tables that are looked up by the time. */
    private Stream<String> cells() {
        return plan.nodes().stream()
                .filter(this::findsByTime)
                .map(node -> ((Lookup) node).table())
                .filter(Objects::nonNull)
                .flatMap(name -> Stream.ofNullable(resources.tables().get(name)))
                .flatMap(table -> table.rows().stream().limit(MOST_CELLS))
                .flatMap(List::stream)
                .map(String::strip)
                .filter(cell -> parsed(() -> LocalDate.parse(cell)).isPresent());
    }

    private boolean findsByTime(FlowNode node) {
        return node instanceof Lookup lookup
                && plan.texts()
                        .expression(lookup.value())
                        .filter(CallMoments::readsClock)
                        .isPresent();
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> Optional<T> parsed(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /**
     * Who calls.
     *
     * @param from their number; empty if withheld
     * @param earlierCalls how many of their calls were answered before
     * @param diverted the number that they dialled first where it forwards to us; empty for none
     */
    record Caller(String from, int earlierCalls, String diverted) {}

    /** Who may call, so that conditions over it hold or not and tables list them: withheld and new ones first. */
    static List<Caller> callers(FlowPlan plan, Resources resources) {
        List<CallerCheck> checks = plan.nodes().stream()
                .filter(CallerCheck.class::isInstance)
                .map(CallerCheck.class::cast)
                .toList();
        List<String> numbers = callersNumbers(plan, checks, resources);
        var callers = new LinkedHashSet<Caller>();
        for (String diverted : numbersForwarding(plan)) {
            for (int calls : earlierCalls(plan, checks)) {
                numbers.stream()
                        .filter(number -> calls == 0 || !number.isEmpty())
                        .forEach(number -> callers.add(new Caller(number, calls, diverted)));
            }
        }
        return List.copyOf(callers);
    }

    private static List<String> callersNumbers(FlowPlan plan, List<CallerCheck> checks, Resources resources) {
        var numbers = new LinkedHashSet<String>();
        numbers.add("");
        List<Expression> asking = computed(plan)
                .filter(expression -> expression.reads().stream().anyMatch(CallMoments::tellsWhoCalls))
                .toList();
        if (!asking.isEmpty() || !checks.isEmpty()) {
            numbers.add(SOME_CALLER);
        }
        asking.stream()
                .flatMap(expression -> expression.constants().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .forEach(numbers::add);
        checks.stream()
                .flatMap(check -> Stream.of(check.contacts(), check.blocked()))
                .filter(Objects::nonNull)
                .flatMap(name -> Stream.ofNullable(resources.tables().get(name)))
                .flatMap(CallMoments::numbers)
                .limit(MOST_CELLS)
                .forEach(numbers::add);
        return List.copyOf(numbers);
    }

    /** What they dialled that forwards to us: nothing, some number, and those that conditions name. */
    private static Set<String> numbersForwarding(FlowPlan plan) {
        List<Expression> asking = computed(plan)
                .filter(expression -> expression.reads().contains(DIVERTED))
                .toList();
        var numbers = new LinkedHashSet<String>();
        numbers.add("");
        if (!asking.isEmpty()) {
            numbers.add(SOME_FORWARDING);
        }
        asking.stream()
                .flatMap(expression -> expression.constants().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .limit(MOST_CELLS)
                .forEach(numbers::add);
        return numbers;
    }

    private static boolean tellsWhoCalls(String path) {
        return path.equals("call.from") || path.startsWith("caller.");
    }

    /** How often they called before: never, once, and around the numbers that conditions name. */
    private static Set<Integer> earlierCalls(FlowPlan plan, List<CallerCheck> checks) {
        var calls = new LinkedHashSet<Integer>();
        calls.add(0);
        List<Expression> asking = computed(plan)
                .filter(expression -> expression.reads().stream().anyMatch(path -> path.startsWith("caller.")))
                .toList();
        if (!asking.isEmpty() || !checks.isEmpty()) {
            calls.add(1);
        }
        asking.stream()
                .flatMap(expression -> expression.constants().stream())
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .flatMap(number -> Stream.of(number.longValue(), number.longValue() - 1, number.longValue() + 1))
                .filter(number -> number >= 0 && number <= TestCall.MOST_EARLIER_CALLS)
                .limit(MOST_CELLS)
                .forEach(number -> calls.add(number.intValue()));
        return calls;
    }

    private static Stream<String> numbers(DataTable table) {
        int column = Math.max(0, table.columns().indexOf(CallerCheck.NUMBER_COLUMN));
        return table.rows().stream().map(row -> row.get(column).strip()).filter(number -> !number.isEmpty());
    }
}
