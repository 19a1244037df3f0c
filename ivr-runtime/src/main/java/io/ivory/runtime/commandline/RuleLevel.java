package io.ivory.runtime.commandline;

import io.ivory.flow.check.Severity;
import java.util.Optional;

/** What a team makes of a rule. */
enum RuleLevel {
    OFF,
    WARNING,
    ERROR;

    /** None where the rule is switched off. */
    Optional<Severity> severity() {
        return switch (this) {
            case OFF -> Optional.empty();
            case WARNING -> Optional.of(Severity.WARNING);
            case ERROR -> Optional.of(Severity.ERROR);
        };
    }
}
