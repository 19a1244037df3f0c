package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Variable;
import java.util.HashSet;
import java.util.List;

/** What must stay secret is not said aloud: others stand beside the caller, and calls are recorded. */
final class SecretSaid implements FlowCheck {

    @Override
    public String rule() {
        return "secret-said";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        if (flow.variables().values().stream().noneMatch(Variable::sensitive)) {
            return findings.all();
        }
        var reported = new HashSet<String>();
        for (VariableReads read : VariableReads.in(flow)) {
            if (read.said() && Secrets.isSecret(flow, read.variable()) && reported.add(read.pointer())) {
                findings.add(
                        read.node(),
                        read.pointer(),
                        "\"" + read.variable()
                                + "\" must stay secret, but is said aloud here: leave it out, or say only its last digits"
                                + " from a variable of their own");
            }
        }
        return findings.all();
    }
}
