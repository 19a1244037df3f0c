package io.ivory.flow.diff;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How sentences speak of a node's field.
 *
 * @param noun names the field, as in "no introduction any more"
 * @param phrase says what holds now, with {@code %s} for the value, as in "waits %s for the first key"
 */
record FieldWords(String noun, String phrase) {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** By the name of the record's component, the same for all node types. What is missing is named as in the code. */
    private static final Map<String, FieldWords> WORDS = Map.ofEntries(
            row("sequence", "prompts", "now says %s"),
            row("prompt", "prompt", "now says %s"),
            row("intro", "introduction", "now begins with %s"),
            row("wording", "wording of its own", "now says in words of its own %s"),
            row("greeting", "greeting", "now greets with %s"),
            row("goodbye", "goodbye", "now says %s"),
            row("announcement", "announcement", "now announces %s"),
            row("waitPrompt", "words while waiting", "now says %s while waiting"),
            row("music", "music", "now plays %s"),
            row("noInputPrompts", "words for silence", "now says %s to silence"),
            row("noMatchPrompts", "words for other keys", "now says %s to other keys"),
            row("tries", "tries", "%s tries"),
            row("noInputAfter", "patience", "waits %s for the first key"),
            row("bargeIn", "interruption by keys", "interruption by keys %s"),
            row("into", "variable", "now keeps it in %s"),
            row("minDigits", "fewest digits", "at least %s digits"),
            row("maxDigits", "most digits", "at most %s digits"),
            row("finishKey", "finish key", "finish key %s"),
            row("interDigit", "pause between keys", "waits %s between keys"),
            row("keys", "keys of its own", "keys of its own: %s"),
            row("check", "check", "now checks %s"),
            row("pattern", "pattern", "keys must look like %s"),
            row("luhn", "check digit", "check digit %s"),
            row("holds", "condition", "it must hold that %s"),
            row("confirm", "reading back", "now reads the keys back: %s"),
            row("right", "key for what is right", "key for what is right %s"),
            row("again", "key to try again", "key to try again %s"),
            row("hours", "opening hours", "now uses the opening hours %s"),
            row("table", "table", "now looks in the table %s"),
            row("value", "value", "now looks for %s"),
            row("match", "matching columns", "now matches %s"),
            row("all", "all rows", "takes all rows: %s"),
            row("connection", "service", "now asks the service %s"),
            row("method", "method", "now asks by %s"),
            row("path", "address", "now asks for %s"),
            row("body", "body", "now sends %s"),
            row("timeout", "time limit", "waits up to %s for the answer"),
            row("use", "use of the answer", "use of the answer %s"),
            row("fields", "field of the answer", "fields of the answer"),
            row("patience", "patience with the service", "patience with the service %s"),
            row("retries", "further attempts", "asks up to %s more times"),
            row("repeatable", "asking twice without harm", "asking twice without harm %s"),
            row("holdPrompt", "words until the answer comes", "now repeats %s until the answer comes"),
            row("destination", "destination", "now connects to %s"),
            row("ringFor", "ringing time", "rings for %s"),
            row("by", "way of connecting", "now connects by %s"),
            row("reject", "rejection", "now turns callers away as %s"),
            row("options", "key", "keys"),
            row("label", "label", "%s"),
            row("conditions", "condition", "conditions"),
            row("values", "value", "values"),
            row("remember", "memory of the choice", "memory of the choice %s"),
            row("contacts", "table of known callers", "now knows callers by the table %s"),
            row("blocked", "table of blocked callers", "now blocks callers by the table %s"),
            row("shares", "share", "shares"),
            row("sticky", "same way in every call", "same way in every call %s"),
            row("queue", "queue", "now waits in the queue %s"),
            row("maxWait", "longest wait", "waits at most %s"),
            row("announceEvery", "time between announcements", "announces the place every %s"),
            row("callbackKey", "key that gives up waiting", "key that gives up waiting %s"),
            row("box", "voicemail box", "now records into the box %s"),
            row("maxLength", "longest recording", "records at most %s"),
            row("silence", "silence that ends the recording", "ends the recording after %s of silence"),
            row("reason", "reason", "now notes the reason %s"),
            row("notification", "notification", "now sends %s"),
            row("to", "address", "now writes to %s"),
            row("subject", "subject", "now has the subject %s"),
            row("text", "text", "now writes %s"),
            row("flow", "other flow", "now goes on in the flow %s"),
            row("with", "value", "values"),
            row("results", "results", "now expects the results %s"),
            row("result", "result", "now returns %s"),
            row("outcome", "outcome", "now notes the outcome %s"),
            row("extensions", "note of other tools", "notes of other tools"));

    private static Map.Entry<String, FieldWords> row(String component, String noun, String phrase) {
        return Map.entry(component, new FieldWords(noun, phrase));
    }

    /** Whether there are words for the component {@code name}. */
    static boolean exist(String name) {
        return WORDS.containsKey(name);
    }

    /** The words for the component {@code name}. */
    static FieldWords of(String name) {
        FieldWords known = WORDS.get(name);
        if (known != null) {
            return known;
        }
        String plain = HUMP.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
        return new FieldWords(plain, plain + " %s");
    }

    /** What changed: {@code waits 4 s for the first key instead of 6 s}. */
    String sentence(@Nullable String before, @Nullable String after) {
        if (after == null) {
            return "no " + noun + " any more" + (before == null ? "" : " (it was " + before + ")");
        }
        return phrase.formatted(after) + (before == null ? "" : " instead of " + before);
    }
}
