package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.InvalidFlowException;

/**
 * One change to a flow. Applying it leaves the old flow as it was, so undo needs no code of its own.
 *
 * <p>An edit that does not fit the flow (a node that somebody else has deleted meanwhile) throws {@link
 * InvalidFlowException} with words for whoever made it, and changes nothing.
 */
public sealed interface FlowEdit
        permits AddNode,
                Arrange,
                Composite,
                Connect,
                DeleteNodes,
                DeletePrompts,
                Disconnect,
                Duplicate,
                InsertNode,
                MoveNodes,
                PasteNodes,
                RenameFlow,
                RenameNode,
                ReplaceNode,
                SetLanguages,
                SetOnError,
                SetOnHangup,
                SetKeys,
                SetPrompt,
                SetStart,
                SetTests,
                SetVariable,
                SetVariables {

    /** The flow after the change. */
    FlowDefinition applyTo(FlowDefinition flow);

    /** What undo and history call the change, such as {@code Delete "Main menu"}, given the flow before it. */
    String describe(FlowDefinition before);
}
