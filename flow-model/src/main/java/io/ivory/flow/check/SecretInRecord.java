package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.util.List;
import java.util.Optional;

/** Lists, letters and results of other flows are read by many: no secret belongs there. */
final class SecretInRecord implements FlowCheck {

    @Override
    public String rule() {
        return "secret-in-record";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Computed computed : Secrets.computed(flow)) {
            keptIn(computed)
                    .flatMap(where -> Secrets.readBy(computed, flow)
                            .map(name ->
                                    "\"" + name + "\" must stay secret, but is kept in " + where + ": leave it out"))
                    .ifPresent(message -> findings.add(computed.node(), computed.pointer(), message));
        }
        return findings.all();
    }

    private static Optional<String> keptIn(Computed computed) {
        return switch (computed.node()) {
            case Callback _ -> Optional.of("the list of calls to make");
            case ReturnResult _ -> Optional.of("the result, which the other flow does not know to be secret");
            case Notify _ -> computed.kind() == Computed.Kind.TEXT ? Optional.of("a letter") : Optional.empty();
            case Say _,
                    Menu _,
                    Collect _,
                    LanguageChoice _,
                    Hours _,
                    Branch _,
                    CallerCheck _,
                    Split _,
                    Lookup _,
                    HttpRequest _,
                    Assign _,
                    Transfer _,
                    QueueCaller _,
                    Voicemail _,
                    RunFlow _,
                    GoToFlow _,
                    Milestone _,
                    HangUp _ -> Optional.empty();
        };
    }
}
