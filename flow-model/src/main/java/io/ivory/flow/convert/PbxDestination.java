package io.ivory.flow.convert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a FreePBX sends a call: a place of its dialplan, such as {@code ext-group,600,1}.
 *
 * @param kind what is there
 * @param id which one of them
 * @param source as the table spells it
 */
record PbxDestination(Kind kind, String id, String source) {

    private static final Pattern MENU = Pattern.compile("ivr-(\\d{1,9}),.*");
    private static final Pattern ANNOUNCEMENT = Pattern.compile("app-announcement-(\\d{1,9}),.*");
    private static final Pattern RECORDING = Pattern.compile("play-system-recording,(\\d{1,9}),.*");
    private static final Pattern TIME = Pattern.compile("timeconditions,(\\d{1,9}),.*");
    private static final Pattern PERSON =
            Pattern.compile("(?:from-did-direct|ext-local|from-internal),(\\d{1,20}),.*|followme-(\\d{1,20}),.*"
                    + "|ext-findmefollow,(?:FM)?(\\d{1,20}),.*");
    private static final Pattern VOICEMAIL = Pattern.compile("ext-local,vm[a-z](\\d{1,20}),.*");
    private static final Pattern GROUP = Pattern.compile("ext-group,(\\d{1,20}),.*");
    private static final Pattern QUEUE = Pattern.compile("ext-queues,(\\d{1,20}),.*");
    private static final Pattern OTHER_NUMBER = Pattern.compile("ext-miscdests,(\\d{1,9}),.*");
    private static final Pattern HANGUP = Pattern.compile("app-blackhole,([a-z-]{1,20}),.*");

    /** What can be at a destination. */
    enum Kind {
        MENU,
        ANNOUNCEMENT,
        /** A recording alone. */
        RECORDING,
        TIME_CONDITION,
        PERSON,
        VOICEMAIL,
        RING_GROUP,
        QUEUE,
        /** A number outside, called a misc destination. */
        OTHER_NUMBER,
        HANGUP,
        /** Nothing is said. */
        NOWHERE,
        /** Something that flows here do not know. */
        UNKNOWN
    }

    static PbxDestination of(String source) {
        String text = source.strip();
        if (text.isEmpty()) {
            return new PbxDestination(Kind.NOWHERE, "", "");
        }
        for (Kind kind : Kind.values()) {
            Matcher found = pattern(kind).matcher(text);
            if (found.matches()) {
                return new PbxDestination(kind, firstGroup(found), text);
            }
        }
        return new PbxDestination(Kind.UNKNOWN, text, text);
    }

    private static Pattern pattern(Kind kind) {
        return switch (kind) {
            case MENU -> MENU;
            case ANNOUNCEMENT -> ANNOUNCEMENT;
            case RECORDING -> RECORDING;
            case TIME_CONDITION -> TIME;
            case PERSON -> PERSON;
            case VOICEMAIL -> VOICEMAIL;
            case RING_GROUP -> GROUP;
            case QUEUE -> QUEUE;
            case OTHER_NUMBER -> OTHER_NUMBER;
            case HANGUP -> HANGUP;
            case NOWHERE, UNKNOWN -> Never.MATCHES;
        };
    }

    private static String firstGroup(Matcher found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            String text = found.group(group);
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    /** A pattern for what no text is. */
    private static final class Never {
        static final Pattern MATCHES = Pattern.compile("(?!)");
    }
}
