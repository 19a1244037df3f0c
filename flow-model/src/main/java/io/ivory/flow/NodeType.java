package io.ivory.flow;

import java.util.Optional;

/** The node types as people see them: what a palette lists and what {@code "type"} says in the file. */
public enum NodeType {
    SAY("say", Group.SPEAK, "Say something"),
    MENU("menu", Group.ASK, "Menu"),
    COLLECT("collect", Group.ASK, "Ask for a number"),
    LANGUAGE("language", Group.ASK, "Choose a language"),
    HOURS("hours", Group.DECIDE, "Open or closed"),
    BRANCH("branch", Group.DECIDE, "Decide"),
    CALLER("caller", Group.DECIDE, "Who is calling"),
    SPLIT("split", Group.DECIDE, "Split callers"),
    LOOKUP("lookup", Group.KNOW, "Look up in a table"),
    HTTP("http", Group.KNOW, "Ask a service"),
    SET("set", Group.KNOW, "Set a variable"),
    TRANSFER("transfer", Group.CONNECT, "Connect to a person"),
    QUEUE("queue", Group.CONNECT, "Wait in a queue"),
    VOICEMAIL("voicemail", Group.CONNECT, "Take a voicemail"),
    CALLBACK("callback", Group.CONNECT, "Promise a callback"),
    NOTIFY("notify", Group.CONNECT, "Notify"),
    RUN("run", Group.FLOW, "Run another flow"),
    RETURN("return", Group.FLOW, "Return a result"),
    GOTO("goto", Group.FLOW, "Go on in another flow"),
    MILESTONE("milestone", Group.FLOW, "Milestone"),
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
            case LanguageChoice _ -> LANGUAGE;
            case Hours _ -> HOURS;
            case Branch _ -> BRANCH;
            case CallerCheck _ -> CALLER;
            case Split _ -> SPLIT;
            case Lookup _ -> LOOKUP;
            case HttpRequest _ -> HTTP;
            case Assign _ -> SET;
            case Transfer _ -> TRANSFER;
            case QueueCaller _ -> QUEUE;
            case Voicemail _ -> VOICEMAIL;
            case Callback _ -> CALLBACK;
            case Notify _ -> NOTIFY;
            case RunFlow _ -> RUN;
            case ReturnResult _ -> RETURN;
            case GoToFlow _ -> GOTO;
            case Milestone _ -> MILESTONE;
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
