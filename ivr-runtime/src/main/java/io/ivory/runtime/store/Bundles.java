package io.ivory.runtime.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Slug;
import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.BundleReading;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.json.FlowReading;
import io.ivory.flow.json.FormatProblem;
import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.store.BundlePreview.Effect;
import io.ivory.runtime.store.BundlePreview.Item;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries flows with what they need into the workspace and out of it. Thread-safe. */
public final class Bundles {

    private static final String FLOW_FILE = ".ivr.json";

    private final FlowStore flows;
    private final ResourceStore resources;
    private final Changes changes;

    Bundles(FlowStore flows, ResourceStore resources, Changes changes) {
        this.flows = flows;
        this.resources = resources;
        this.changes = changes;
    }

    /**
     * What {@link #apply} would do; changes nothing.
     *
     * @throws FlowFormatException naming everything that is wrong with the upload
     */
    public BundlePreview preview(String fileName, byte[] upload) {
        BundleReading reading = read(fileName, upload);
        var items = new ArrayList<Item>();
        reading.bundle().flows().forEach((id, flow) -> items.add(item("flow", id, flow)));
        reading.readOnly().forEach((id, flow) -> items.add(item("flow, to be looked at", id, flow.text())));
        stored(reading.bundle()).forEach((key, content) -> items.add(item(key, content)));
        reading.unknownFiles().forEach(file -> items.add(new Item("file", file, Effect.LEFT_ASIDE)));
        return new BundlePreview(items, notes(reading));
    }

    /**
     * Brings a bundle in, all of it or nothing: flows as drafts, resources at once.
     *
     * @param fileName what the upload was called; names the flow where the upload is a single one
     * @param upload a zipped bundle, or the JSON of one flow
     * @return the flows it held
     * @param role what the author may do: only administrators change people and services, for a service that leads
     *     elsewhere would be sent the secrets of the one before
     * @throws FlowFormatException naming everything that is wrong with the upload
     * @throws RefusedException if the role does not include something in the bundle
     * @throws RefusedException if a published flow could take no calls after it
     */
    public List<FlowId> apply(String fileName, byte[] upload, String author, Role role) {
        BundleReading reading = read(fileName, upload);
        Bundle bundle = reading.bundle();
        if (role.compareTo(Role.ADMIN) < 0) {
            refuseWhatOnlyAdministratorsChange(bundle);
        }
        return bring(bundle, reading.readOnly(), author);
    }

    private static List<String> notes(BundleReading reading) {
        return Stream.concat(
                        reading.readOnly().entrySet().stream()
                                .map(flow -> flow.getKey() + ": "
                                        + flow.getValue().readOnly().orElse("")),
                        reading.notes().stream().map(FormatProblem::toString))
                .toList();
    }

    private void refuseWhatOnlyAdministratorsChange(Bundle bundle) {
        String theirs = stored(bundle).entrySet().stream()
                .filter(entry -> entry.getKey().kind().changedBy() == Role.ADMIN)
                .map(entry -> item(entry.getKey(), entry.getValue()))
                .filter(item -> item.effect() != Effect.SAME)
                .map(item -> item.what() + " \"" + item.name() + "\"")
                .collect(Collectors.joining(", "));
        if (!theirs.isEmpty()) {
            throw new RefusedException("Only administrators change people and services, and this would change: "
                    + theirs + ". Nothing was changed. Ask one of them to import it.");
        }
    }

    /**
     * Brings a bundle in on behalf of Ivory itself, all of it or nothing: flows as drafts, resources at once.
     *
     * @throws RefusedException if a published flow could take no calls after it
     */
    public List<FlowId> bring(Bundle bundle, String author) {
        return bring(bundle, Map.of(), author);
    }

    private List<FlowId> bring(Bundle bundle, Map<String, FlowReading> readOnly, String author) {
        resources.changeInOneGo(() -> {
            stored(bundle).forEach((key, content) -> resources.put(key.kind(), key.name(), content, author));
            bundle.flows().forEach((id, flow) -> flows.drafts().put(new FlowId(id), flow, author));
            readOnly.forEach((id, flow) -> flows.drafts().putAsItIs(new FlowId(id), flow, author));
        });
        changes.happened();
        return Stream.concat(bundle.flows().keySet().stream(), readOnly.keySet().stream())
                .map(FlowId::new)
                .toList();
    }

    /** The draft of a flow as a {@code .ivr.json} file. */
    public String json(FlowId flow) {
        Draft draft = flows.draft(flow).orElseThrow(() -> FlowStore.notFound(flow));
        return draft.readOnly().isPresent()
                ? flows.drafts().text(flow).orElseThrow(() -> FlowStore.notFound(flow))
                : FlowJson.write(draft.definition());
    }

    /**
     * The draft of a flow with everything it refers to, other flows as they are published, as a {@code .ivr.zip} file:
     * equal bytes for equal content.
     */
    public byte[] zip(FlowId flow) {
        Resources held = resources.resources();
        var all = new LinkedHashMap<String, FlowDefinition>();
        all.put(flow.value(), definition(flow));
        addOthers(definition(flow), held, all);
        Resources needed = new Needed(held, all.values()).resources();
        var audio = new LinkedHashMap<String, byte[]>();
        for (String name : needed.audio()) {
            resources.audio(name).ifPresent(wav -> audio.put(name, wav));
        }
        return BundleFiles.writeZip(new Bundle(flow.value(), all, needed, audio));
    }

    private static void addOthers(FlowDefinition flow, Resources held, Map<String, FlowDefinition> all) {
        for (String name : WhereUsed.otherFlows(flow)) {
            FlowDefinition other = held.flows().get(name);
            if (other != null && all.putIfAbsent(name, other) == null) {
                addOthers(other, held, all);
            }
        }
    }

    private FlowDefinition definition(FlowId flow) {
        Draft draft = flows.draft(flow).orElseThrow(() -> FlowStore.notFound(flow));
        draft.readOnly().ifPresent(why -> {
            throw new RefusedException("A bundle cannot be made: " + why + ". Export the flow alone, as JSON.");
        });
        return draft.definition();
    }

    private static BundleReading read(String fileName, byte[] upload) {
        String name = baseName(fileName);
        if (upload.length >= 2 && upload[0] == 'P' && upload[1] == 'K') {
            return BundleFiles.readZip(name, upload);
        }
        if (upload.length > 2 * FlowJson.MAX_BYTES) {
            throw new RefusedException("The file of one flow has at most " + FlowJson.MAX_BYTES / 1024 / 1024
                    + " MB, but this one has " + upload.length / 1024 / 1024 + " MB.");
        }
        FlowReading reading = FlowJson.open(text(upload));
        FlowDefinition flow = reading.flow();
        String id = Slug.from(name.isBlank() ? flow.name() : name, "flow", taken -> false);
        Map<String, FlowDefinition> changeable = reading.readOnly().isPresent() ? Map.of() : Map.of(id, flow);
        return new BundleReading(new Bundle(id, changeable, Resources.NONE, Map.of()), List.of(), Map.of(id, reading));
    }

    /** The file's name without folders and without what comes after the first dot. */
    private static String baseName(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = last.indexOf('.');
        return dot < 0 ? last : last.substring(0, dot);
    }

    private static String text(byte[] utf8) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(
                    "This is neither a zip file nor text in UTF-8. Give a bundle (.ivr.zip) or a flow (" + FLOW_FILE
                            + ").",
                    e);
        }
    }

    private Item item(String what, String id, FlowDefinition flow) {
        Optional<Draft> present = flows.draft(new FlowId(id));
        boolean same = present.isPresent() && present.get().definition().equals(flow);
        return new Item(what, id, effect(present.isPresent(), same));
    }

    private Item item(String what, String id, String text) {
        Optional<String> present = flows.drafts().text(new FlowId(id));
        return new Item(what, id, effect(present.isPresent(), present.equals(Optional.of(text))));
    }

    private Item item(ResourceStore.Key key, byte[] content) {
        Optional<byte[]> present = resources.content(key);
        boolean same = present.isPresent() && Arrays.equals(present.get(), content);
        return new Item(key.kind().words(), key.name(), effect(present.isPresent(), same));
    }

    private static Effect effect(boolean present, boolean same) {
        return same ? Effect.SAME : present ? Effect.REPLACE : Effect.CREATE;
    }

    private static Map<ResourceStore.Key, byte[]> stored(Bundle bundle) {
        var contents = new LinkedHashMap<ResourceStore.Key, byte[]>();
        Resources held = bundle.resources();
        held.hours().forEach((name, hours) -> contents.put(key(ResourceKind.HOURS, name), StoredForm.write(hours)));
        held.tables().forEach((name, table) -> contents.put(key(ResourceKind.TABLE, name), StoredForm.write(table)));
        held.destinations()
                .forEach((name, to) -> contents.put(key(ResourceKind.DESTINATION, name), StoredForm.write(to)));
        held.connections()
                .forEach((name, connection) ->
                        contents.put(key(ResourceKind.CONNECTION, name), StoredForm.write(connection)));
        bundle.audio().forEach((name, wav) -> contents.put(key(ResourceKind.AUDIO, name), wav));
        return contents;
    }

    private static ResourceStore.Key key(ResourceKind kind, String name) {
        return new ResourceStore.Key(kind, name);
    }
}
