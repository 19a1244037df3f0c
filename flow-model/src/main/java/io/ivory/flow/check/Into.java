package io.ivory.flow.check;

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
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.Voicemail;
import org.jspecify.annotations.Nullable;

/**
 * Where a node keeps its result.
 *
 * @param variable the variable; none if null
 * @param required whether the node has a result that must be kept
 * @param type what the result is
 * @param words what the result is, for messages
 */
record Into(@Nullable VariableName variable, boolean required, VariableType type, String words) {

    private static final Into NOWHERE = new Into(null, false, VariableType.RECORD, "");

    static Into of(FlowNode node) {
        return switch (node) {
            case Collect collect -> new Into(collect.into(), true, VariableType.DIGITS, "keys that a caller presses");
            case Lookup lookup -> new Into(lookup.into(), true, VariableType.RECORD, "a row of a table");
            case HttpRequest http -> new Into(http.into(), false, VariableType.RECORD, "what a service answers");
            case CallerCheck caller -> new Into(caller.into(), false, VariableType.RECORD, "a row of a table");
            case RunFlow run -> new Into(run.into(), false, VariableType.RECORD, "what a flow returns");
            case Say _,
                    Menu _,
                    LanguageChoice _,
                    Hours _,
                    Branch _,
                    Split _,
                    Assign _,
                    Transfer _,
                    QueueCaller _,
                    Voicemail _,
                    Callback _,
                    Notify _,
                    ReturnResult _,
                    GoToFlow _,
                    Milestone _,
                    HangUp _ -> NOWHERE;
        };
    }
}
