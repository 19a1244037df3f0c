package io.ivory.flow;

import java.util.Optional;

/** The node types as people see them: what a palette lists and what {@code "type"} says in the file. */
public enum NodeType {
    SAY("say", Group.SPEAK, "Say something"),
    MENU("menu", Group.ASK, "Menu"),
    COLLECT("collect", Group.ASK, "Ask for a number"),
    HOURS("hours", Group.DECIDE, "Open or closed"),
    BRANCH("branch", Group.DECIDE, "Decide"),
    LOOKUP("lookup", Group.KNOW, "Look up in a table"),
    HTTP("http", Group.KNOW, "Ask a service"),
    SET("set", Group.KNOW, "Set a variable"),
    TRANSFER("transfer", Group.CONNECT, "Connect to a person"),
    HANGUP("hangup", Group.END, "Hang up");

    /** What a node is for, which decides its colour and its place in the palette. */
    public enum Group {
        SPEAK,
        ASK,
        DECIDE,
        KNOW,
        CONNECT,
        FLOW,
        END
    }

    private final String json;
    private final Group group;
    private final String title;

    NodeType(String json, Group group, String title) {
        this.json = json;
        this.group = group;
        this.title = title;
    }

    /** The word in the file, such as {@code collect}. */
    public String json() {
        return json;
    }

    public Group group() {
        return group;
    }

    /** The name that a new node of this type gets, in English and sentence case. */
    public String title() {
        return title;
    }

    public static NodeType of(FlowNode node) {
        return switch (node) {
            case Say _ -> SAY;
            case Menu _ -> MENU;
            case Collect _ -> COLLECT;
            case Hours _ -> HOURS;
            case Branch _ -> BRANCH;
            case Lookup _ -> LOOKUP;
            case HttpRequest _ -> HTTP;
            case Assign _ -> SET;
            case Transfer _ -> TRANSFER;
            case HangUp _ -> HANGUP;
        };
    }

    /** The type whose word in the file is {@code json}. */
    public static Optional<NodeType> named(String json) {
        for (NodeType type : values()) {
            if (type.json.equals(json)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
