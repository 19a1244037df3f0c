package io.ivory.flow.check;

import io.ivory.flow.Collect;
import io.ivory.flow.DigitCheck;
import io.ivory.flow.DigitPattern;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.InvalidFlowException;
import java.util.List;
import java.util.Objects;

/** The check of a question must be one that callers can pass. */
final class BadPattern implements FlowCheck {

    private static final String ANYTHING = ".*";

    @Override
    public String rule() {
        return "bad-pattern";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Collect collect : Nodes.of(flow, Collect.class)) {
            if (collect.check().pattern() != null || collect.check().luhn()) {
                check(findings, collect);
            }
        }
        return findings.all();
    }

    private static void check(Findings findings, Collect collect) {
        DigitCheck check = collect.check();
        String source = Objects.requireNonNullElse(check.pattern(), ANYTHING);
        String pointer = Places.of(collect, "check", check.pattern() == null ? "luhn" : "pattern");
        Fix without = Cures.change("Check nothing here", collect.withCheck(check.withPattern(null)));
        try {
            DigitPattern.Search search =
                    DigitPattern.parse(source).search(collect.minDigits(), collect.maxDigits(), check.luhn());
            if (search.example().isEmpty() && search.complete()) {
                findings.add(
                        collect,
                        pointer,
                        "no caller can pass this check: nothing of " + count(collect) + " digits fits \"" + source
                                + "\"" + (check.luhn() ? " and has a check digit" : ""),
                        without);
            }
        } catch (InvalidFlowException e) {
            findings.add(collect, pointer, "\"" + source + "\": " + e.getMessage(), without);
        }
    }

    private static String count(Collect collect) {
        return collect.minDigits() == collect.maxDigits()
                ? String.valueOf(collect.minDigits())
                : collect.minDigits() + " to " + collect.maxDigits();
    }
}
