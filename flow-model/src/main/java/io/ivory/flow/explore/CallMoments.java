package io.ivory.flow.explore;

import io.ivory.flow.CallerCheck;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Hours;
import io.ivory.flow.Lookup;
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

    /** What callers may call from, so that conditions over it hold or not and tables list it: withheld first. */
    static List<String> callers(FlowPlan plan, Resources resources) {
        var callers = new LinkedHashSet<String>();
        callers.add("");
        List<Expression> asking = computed(plan)
                .filter(expression -> expression.reads().contains("call.from"))
                .toList();
        List<CallerCheck> checks = plan.nodes().stream()
                .filter(CallerCheck.class::isInstance)
                .map(CallerCheck.class::cast)
                .toList();
        if (!asking.isEmpty() || !checks.isEmpty()) {
            callers.add(SOME_CALLER);
        }
        asking.stream()
                .flatMap(expression -> expression.constants().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .forEach(callers::add);
        checks.stream()
                .flatMap(check -> Stream.of(check.contacts(), check.blocked()))
                .filter(Objects::nonNull)
                .flatMap(name -> Stream.ofNullable(resources.tables().get(name)))
                .flatMap(CallMoments::numbers)
                .limit(MOST_CELLS)
                .forEach(callers::add);
        return List.copyOf(callers);
    }

    private static Stream<String> numbers(DataTable table) {
        int column = Math.max(0, table.columns().indexOf(CallerCheck.NUMBER_COLUMN));
        return table.rows().stream().map(row -> row.get(column).strip()).filter(number -> !number.isEmpty());
    }
}
