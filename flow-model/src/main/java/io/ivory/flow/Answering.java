package io.ivory.flow;

/**
 * Which nodes need the call to be answered. Until the first of them the caller's telephone rings, and the flow may still
 * turn the caller away.
 */
public final class Answering {

    private Answering() {}

    /** Whether a call that comes to {@code node} is answered first: the caller hears something there, or is cut off. */
    public static boolean isNeededBy(FlowNode node) {
        return switch (node) {
            case Say _, Menu _, Collect _, Transfer _, QueueCaller _, Voicemail _, Callback _ -> true;
            case LanguageChoice language -> language.options().size() > 1; // one language alone is not asked for
            case HttpRequest http -> http.waitPrompt() != null;
            case HangUp hangUp -> hangUp.reject() == null;
            case Hours _,
                    Branch _,
                    CallerCheck _,
                    Split _,
                    Lookup _,
                    Assign _,
                    Notify _,
                    RunFlow _,
                    ReturnResult _,
                    GoToFlow _,
                    Milestone _ -> false;
        };
    }
}
