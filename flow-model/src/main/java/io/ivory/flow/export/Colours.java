package io.ivory.flow.export;

import io.ivory.flow.NodeType;

/** The designer's colours on light paper, by what a node is for; dark enough to be read as text (4.5:1). */
final class Colours {

    private Colours() {}

    static String of(NodeType.Group group) {
        return switch (group) {
            case SPEAK -> "#1d5fb4";
            case ASK -> "#6d3fc0";
            case DECIDE -> "#875400";
            case KNOW -> "#0b6668";
            case CONNECT -> "#2a6b35";
            case FLOW -> "#5a5d63";
            case END -> "#ad231c";
        };
    }

    /** A tint for areas. */
    static String soft(NodeType.Group group) {
        return switch (group) {
            case SPEAK -> "#e6eef8";
            case ASK -> "#efe9f9";
            case DECIDE -> "#fbeed3";
            case KNOW -> "#e0f0f0";
            case CONNECT -> "#e3f0e3";
            case FLOW -> "#ececee";
            case END -> "#fbe6e3";
        };
    }
}
