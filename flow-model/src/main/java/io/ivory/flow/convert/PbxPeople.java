package io.ivory.flow.convert;

import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes destinations of extensions, ring groups, queues and voicemail boxes. */
final class PbxPeople {

    /** A member of a queue: {@code Local/101@from-queue/n,0}. */
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z]+/(\\d{1,20})[@,/].*");

    private final PbxTables tables;
    private final PbxNames names;
    private final BundleDraft bundle;
    private final Notes notes;

    PbxPeople(PbxTables tables, BundleDraft bundle, Notes notes) {
        this.tables = tables;
        this.names = new PbxNames(tables);
        this.bundle = bundle;
        this.notes = notes;
    }

    /** The name of the person with an extension or number. */
    String person(String number, String place, String subject) {
        String extension = number.replace("#", "").strip();
        String owner = tables.find("users", "extension", extension)
                .map(user -> user.text("name"))
                .orElse("");
        return person(extension, owner.isEmpty() ? "extension " + extension : owner + " " + extension, place, subject);
    }

    /** The name of the person with a number, under a name like {@code wanted} if the number is new. */
    String person(String extension, String wanted, String place, String subject) {
        Person person = PlaceholderAddress.person(extension);
        boolean known = bundle.knows(person);
        String name = bundle.person(wanted, person);
        if (known) {
            return name;
        }
        notes.toDo(
                place,
                subject,
                "give the destination \"" + name + "\" the SIP address of " + Notes.quoted(extension) + " in place of "
                        + person.uri());
        return name;
    }

    /** The name of a ring group; a person with its number where the tables do not hold its members. */
    String group(PbxDestination destination) {
        PbxRow row = tables.find("ringgroups", "grpnum", destination.id()).orElse(null);
        if (row == null) {
            return person(destination.id(), destination.source(), names.of(destination));
        }
        var members = new LinkedHashSet<String>();
        for (String number : row.text("grplist").split("-", -1)) {
            if (!number.isBlank() && members.size() < RingGroup.MAX_MEMBERS) {
                members.add(person(number, row.place(), names.of(destination)));
            }
        }
        if (members.isEmpty()) {
            return person(destination.id(), row.place(), names.of(destination));
        }
        boolean together = row.text("strategy").startsWith("ringall")
                || row.text("strategy").isEmpty();
        return bundle.destination(
                names.of(destination),
                new RingGroup(
                        List.copyOf(members), together ? RingGroup.Strategy.ALL_AT_ONCE : RingGroup.Strategy.IN_TURN));
    }

    /** The name of a queue with its fixed members; with one to be named where the tables do not hold them. */
    String queue(PbxDestination destination) {
        Set<String> agents = new LinkedHashSet<>();
        for (PbxRow row : tables.of("queues_details")) {
            Matcher member = MEMBER.matcher(row.text("data"));
            if (row.text("id").equals(destination.id())
                    && row.text("keyword").equals("member")
                    && member.matches()
                    && agents.size() < CallQueue.MAX_AGENTS) {
                agents.add(person(member.group(1), row.place(), names.of(destination)));
            }
        }
        if (agents.isEmpty()) {
            agents.add(person(destination.id(), destination.source(), names.of(destination)));
            notes.toDo(
                    destination.source(),
                    names.of(destination),
                    "the export does not say who answers this queue: add its people");
        }
        return bundle.destination(
                names.of(destination), new CallQueue(List.copyOf(agents), null, CallQueue.DEFAULT_CAPACITY));
    }

    /** The name of a voicemail box. */
    String box(PbxDestination destination) {
        String name = bundle.destination(
                names.of(destination), new VoicemailBox(null, null, VoicemailBox.DEFAULT_RECORDINGS));
        notes.toDo(
                destination.source(),
                names.of(destination),
                "say in the voicemail box \"" + name + "\" who is told of recordings");
        return name;
    }
}
