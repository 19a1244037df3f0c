package io.ivory.flow.json;

import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom and what calls are handed to, as JSON. What names no type is a person. */
final class DestinationJson {

    private static final String PERSON = "person";
    private static final String GROUP = "group";
    private static final String QUEUE = "queue";
    private static final String VOICEMAIL = "voicemail";
    private static final String EMAIL = "email";
    private static final List<String> TYPES = List.of(PERSON, GROUP, QUEUE, VOICEMAIL, EMAIL);

    private static final String IN_TURN = "inTurn";
    private static final String ALL_AT_ONCE = "allAtOnce";

    private DestinationJson() {}

    static JsonTree write(Destination destination) {
        JsonTree tree = JsonTree.shortOnOneLine();
        return switch (destination) {
            case Person(String uri) -> tree.put("uri", uri);
            case RingGroup(var members, var strategy) ->
                tree.put("type", GROUP).put("members", members).putUnless(IN_TURN, "strategy", word(strategy));
            case CallQueue(var agents, var music, var capacity) ->
                tree.put("type", QUEUE)
                        .put("agents", agents)
                        .put("music", music)
                        .putUnless(CallQueue.DEFAULT_CAPACITY, "capacity", capacity);
            case VoicemailBox(var email, var greeting, var maximum) ->
                tree.put("type", VOICEMAIL)
                        .put("email", email)
                        .put("greeting", greeting)
                        .putUnless(VoicemailBox.DEFAULT_RECORDINGS, "maximum", maximum);
            case EmailAddress(String address) -> tree.put("type", EMAIL).put("address", address);
        };
    }

    static @Nullable Destination read(Fields fields) {
        String type = fields.text("type", PERSON);
        Destination read = fields.attemptWhole(() -> switch (type) {
            case PERSON -> person(fields);
            case GROUP -> new RingGroup(fields.valuesOf("members", name -> name), strategy(fields));
            case QUEUE ->
                new CallQueue(
                        fields.valuesOf("agents", name -> name),
                        fields.text("music"),
                        fields.integer("capacity", CallQueue.DEFAULT_CAPACITY, 1, CallQueue.MAX_CAPACITY));
            case VOICEMAIL ->
                new VoicemailBox(
                        fields.text("email"),
                        fields.text("greeting"),
                        fields.integer("maximum", VoicemailBox.DEFAULT_RECORDINGS, 1, VoicemailBox.MAX_RECORDINGS));
            case EMAIL -> new EmailAddress(fields.requiredText("address", ""));
            default -> unknown(fields, type);
        });
        if (TYPES.contains(type)) {
            fields.refuseOthers();
        }
        return read;
    }

    private static @Nullable Person person(Fields fields) {
        String uri = fields.requiredText("uri", "");
        return fields.has("uri") ? fields.attempt("uri", () -> new Person(uri)) : null;
    }

    private static @Nullable Destination unknown(Fields fields, String type) {
        String hint = fields.didYouMean(type, TYPES);
        fields.report(
                "type",
                "unknown-type",
                "there is no kind of destination \"" + Fields.shortened(type) + "\""
                        + (hint.isEmpty() ? ". There are " + Fields.listed(TYPES) : hint));
        return null;
    }

    private static RingGroup.Strategy strategy(Fields fields) {
        String word = fields.text("strategy", IN_TURN);
        if (!word.equals(IN_TURN) && !word.equals(ALL_AT_ONCE)) {
            fields.report("strategy", "invalid-value", "strategy is \"" + IN_TURN + "\" or \"" + ALL_AT_ONCE + "\"");
        }
        return word.equals(ALL_AT_ONCE) ? RingGroup.Strategy.ALL_AT_ONCE : RingGroup.Strategy.IN_TURN;
    }

    private static String word(RingGroup.Strategy strategy) {
        return switch (strategy) {
            case IN_TURN -> IN_TURN;
            case ALL_AT_ONCE -> ALL_AT_ONCE;
        };
    }
}
