package io.ivory.flow.convert;

/** What people call the things that destinations name, as far as the tables say it. */
final class PbxNames {

    private final PbxTables tables;

    PbxNames(PbxTables tables) {
        this.tables = tables;
    }

    /** The name of what is at {@code destination}. */
    String of(PbxDestination destination) {
        String id = destination.id();
        return switch (destination.kind()) {
            case MENU -> found("ivr_details", "id", id, "name", "IVR " + id);
            case ANNOUNCEMENT -> found("announcement", "announcement_id", id, "description", "Announcement " + id);
            case RECORDING -> found("recordings", "id", id, "displayname", "Recording " + id);
            case TIME_CONDITION ->
                found("timeconditions", "timeconditions_id", id, "displayname", "Time condition " + id);
            case PERSON -> found("users", "extension", id, "name", "Extension " + id);
            case VOICEMAIL -> "Voicemail " + found("users", "extension", id, "name", id);
            case RING_GROUP -> found("ringgroups", "grpnum", id, "description", "Ring group " + id);
            case QUEUE -> found("queues_config", "extension", id, "descr", "Queue " + id);
            case OTHER_NUMBER -> found("miscdests", "id", id, "description", "Number " + id);
            case HANGUP, NOWHERE -> "Hang up";
            case UNKNOWN -> destination.source();
        };
    }

    private String found(String table, String key, String id, String column, String fallback) {
        return Words.name(
                tables.find(table, key, id).map(row -> row.text(column)).orElse(""), fallback);
    }
}
