package io.ivory.flow.edit;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.TestCall;
import java.util.Map;

/**
 * Changes the test calls.
 *
 * @param tests all of them, by name
 */
public record SetTests(Map<String, TestCall> tests) implements FlowEdit {

    public SetTests {
        tests = copyInOrder(tests);
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        return flow.withTests(tests);
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Change the test calls";
    }
}
