package io.ivory.flow.check;

import static io.ivory.flow.Checks.require;

/**
 * A rule as it stands in the list of all rules.
 *
 * @param check finds what breaks it
 * @param group what it is about
 * @param severity how much a finding matters unless settings say otherwise
 * @param required whether a flow cannot run where it is broken, so that no setting can soften it
 */
public record Rule(FlowCheck check, Group group, Severity severity, boolean required) {

    /** What rules are about, in the order in which their findings are listed. */
    public enum Group {
        STRUCTURE("How the flow hangs together"),
        REFERENCES("What the flow names"),
        DATA("Variables, tables and services"),
        DIALOGUE("Questions and choices"),
        TIME("Opening hours and dates"),
        SPEECH("What is said"),
        SAFETY("Secrets and toll fraud"),
        SUB_FLOWS("Flows that run others"),
        TESTS("Test calls");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** A heading for the group, in English. */
        public String title() {
            return title;
        }
    }

    public Rule {
        require(!required || severity == Severity.ERROR, "What a flow cannot run without is an error");
    }

    public String id() {
        return check.rule();
    }
}
