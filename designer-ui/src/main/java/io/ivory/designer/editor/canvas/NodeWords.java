package io.ivory.designer.editor.canvas;

import io.ivory.flow.NodeType;

/** What the palette says about node types and their groups. */
public final class NodeWords {

    private NodeWords() {}

    /** What the nodes of {@code group} do, in one word. */
    public static String of(NodeType.Group group) {
        return switch (group) {
            case SPEAK -> "Speak";
            case ASK -> "Ask";
            case DECIDE -> "Decide";
            case KNOW -> "Know";
            case CONNECT -> "Connect";
            case FLOW -> "Flow";
            case END -> "End";
        };
    }

    /** What a node of {@code type} does, in half a sentence. */
    public static String hint(NodeType type) {
        return switch (type) {
            case SAY -> "A greeting or any other words";
            case MENU -> "Press 1 for this, 2 for that";
            case COLLECT -> "An order number, a postcode";
            case LANGUAGE -> "English or another language";
            case HOURS -> "Another way when you are closed";
            case BRANCH -> "Another way if something holds";
            case CALLER -> "Known, new or not welcome";
            case SPLIT -> "Try something with some callers";
            case LOOKUP -> "A row of one of your tables";
            case HTTP -> "Your shop's system, over the web";
            case SET -> "Remember something for later";
            case TRANSFER -> "Ring a person or a team";
            case QUEUE -> "Music until somebody has time";
            case VOICEMAIL -> "Record what they want to say";
            case CALLBACK -> "Call them when there is time";
            case NOTIFY -> "Tell a service or write an e-mail";
            case RUN -> "Use a flow as one step";
            case RETURN -> "Back to the flow that ran this one";
            case GOTO -> "Leave this flow for good";
            case MILESTONE -> "Note what was achieved";
            case HANGUP -> "Say goodbye and end the call";
        };
    }
}
